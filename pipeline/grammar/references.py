"""How papers point to other items («jf. sak 12/25», «i sak 31/25 skal det stå …») and hand matters on («oversendes dekanmøtet»)."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated, stems

LETTERS = r"(?-i:[A-ZÆØÅ]{1,6}(?:/[A-ZÆØÅ]{1,5})?)"
YEARED = r"\d{1,4}(?:\.\d{1,2})?\s?/\s?(?:\d{4}|\d{2})(?![\d/])"
ORGAN = (
    r"(?:[\w-]*(?:styret|styre|utvalget|utvalet|utvalg|utval|rådet|råd|nemnda|møtet|møte|gruppa|gruppen|komiteen|komitéen|kollegiet|tinget|board|committee|council|senate|meeting|forum)"
    r"(?:\s(?:for|ved|på|i|of|for the)\s[\w-]+(?:\s(?:og|and)\s[\w-]+)?)?)"
)
MENTION = Gated(
    rf"(?P<number>(?:(?<!\w)(?P<series>(?-i:[A-ZÆØÅ]{{2,6}}(?:/[A-ZÆØÅ]{{1,5}})?)|(?-i:[A-ZÆØÅ])(?=-))[\s-]{{1,2}})?\b(?:sak(?:en|a|ene)?|saker|saksnr\.?|saksnummer|agenda item|items?|punkt|pkt\.?)\s?(?:nr\.?\s|no\.?\s|number\s)?(?:(?P<inner>{LETTERS})\s)?{YEARED}"
    rf"|(?<![\w/])(?P<code>(?-i:[A-ZÆØÅ]{{2,6}}))[\s-](?-i:sak\s)?{YEARED}"
    rf"|\b(?:sak(?:en|a)?|agenda item|item|punkt|pkt\.?)\s(?:nr\.?\s|no\.?\s)?\d{{1,3}}[a-z]?\b(?!\s?[./]\s?\d)"
    rf"|(?<!\w)(?:av|of|to|jf\.?|jfr\.?|ref\.?)\s{YEARED})"
    rf"(?P<of>\s\(?(?:(?:behandlet |behandla |dealt with )?(?:i|in|fra|frå|from|hos|of)\s(?:the\s)?{ORGAN}|{LETTERS}\)))?",
    re.IGNORECASE,
)
"""Another item by its number: «sak 12/25», «AMU-sak 9/15», «PS 12/25», «sak 12/25 i arbeidsmiljøutvalget», «sak 3», «(oppfølging av 37/25)»."""
TITLE_TAIL = Gated(rf"(?:\(|[-–,]\s)(?!(?:19|20)\d\d/)(?P<number>{YEARED})\)?\s*$")
"""A bare number at the end of a title, in brackets or behind a dash: «Ny kai (25/26)»."""
NAMES_BODY = re.compile(rf"\b{ORGAN}\b|\b(?-i:[A-ZÆØÅ]{{2,6}})\b", re.IGNORECASE)
"""A body by the last part of its name, or by its letters."""
NEXT_NUMBER = Gated(rf"\s?(?:,|og|and|samt|&)\s(?P<number>{YEARED})", re.IGNORECASE)
"""The second number of «sakene 12/25 og 13/25»."""
MENTION_STEMS = stems("sak", "item", "punkt", "pkt", "/")
"""Every mention has one of these."""
MEETING_STEMS = stems("møte", "møde", "meeting")
"""Every earlier item that is told by the day of its meeting has one of these."""

CHANGE = r"(?:endring\w*|merknad\w*|merknader|rettels\w*|retting\w*|korreksjon\w*|korrigering\w*|presisering\w*|tilføy\w*|føying\w*|tillegg\w*|justering\w*|changes?|corrections?|amendments?)"
REFERRING: tuple[Rule, ...] = (
    rule(
        "corrects_with_change",
        rf".*\b(?:med|with|under forutsetning av|etter|mot)\b(?:\s(?:den|det|denne|dette|en|ei|ein|et|eit|følgende|følgjande|desse|disse|the|this|these|following|a|one|to|two|slik|slike|små|mindre|noen|nokre|nokon)){{0,3}}\s{CHANGE}(?! fra\b)",
        "Referatet fra 15.10.25 godkjennes med den endring at sak 31/25 også gjelder teknisk ansatte.",
        "Referatet vart godkjent med følgjande merknad: I sak 31/25 skal det stå «Vika».",
        "Protokollen vart godkjend med denne rettinga: I sak 31/25 er tida tre år.",
        "The minutes were approved with the correction that item 31/25 also covers technical staff.",
    ),
    rule(
        "corrects_should_read",
        r".*\b(?:skal (?:det |rett |rettelig |korrekt )?(?:stå|lyde|være|vere|rettes|endres|strykes|tilføyes|korrigeres)\b|skulle (?:det )?(?:stått|vært|vore)\b"
        r"|rettes (?:til|slik|fra|opp)\b|rettast\b|blir retta\b|vert retta\b|er rettet\b|korrigeres\b|omgjøres\b|oppheves\b|opphevast\b"
        r"|(?:blir|vert|er|ble|blei|vart)\s(?:\w+\s)?(?:oppheva|opphevet|omgjort)\b|\bvedtak\w*\s[^.]{0,60}?(?:blir|vert|er|ble|blei|vart)\s(?:endret|endra|rettet|retta|korrigert)\b"
        r"|(?:endres|endrast|vert endra|blir endret) (?:til|slik|ved)\b"
        r"|(?:should|shall|is to|ought to) (?:read|be corrected|state|have read)\b|(?:is|was|are) (?:corrected|amended|rescinded)\b)",
        "I sak 31/25 skal det stå 12 000 kroner.",
        "Vedtaket i sak 31/25 endres til: Styret bevilger 12 000 kroner.",
        "Vedtaket i PS 8/25 blir oppheva.",
        "In item 31/25 the amount should read 12,000 kroner.",
    ),
    rule(
        "corrects_remark",
        rf"\W*(?:\w+\s)?{CHANGE}\s(?:til|i|av|to|of|in)\b(?!.*\b(?:forslag|proposal)\b)|.*\b(?:feil|error|mistake)\w*\s(?:i|in)\s(?:referat\w*|protokoll\w*|minutes|sak|item)\b",
        "Merknad til sak 31/25: beløpet er feil.",
        "Rettelse i sak 31/25: Kari Nes var til stede.",
        "Det er en feil i referatet, sak 31/25.",
    ),
    rule(
        "postponed_from",
        r".*\b(?:utsatt|utsett|overført|overførd|gjenopptatt|gjenoppteken|postponed|deferred|carried over|held over)\s(?:fra|frå|from|i|in|sak)\b",
        "Saken ble utsatt fra sak 27/25.",
        "Utsett frå møtet 12. mars 2025.",
        "Postponed from item 27/25.",
    ),
    rule(
        "follows_pointer",
        r".*(?:\b(?:jf|jfr|jamfør|ref|cf)\b\.?|\b(?:se|sjå|see)\s(?:også|òg|also)?\s?(?:[A-ZÆØÅ]+-)?(?:sak|item)"
        r"|\bvis(?:er|te|es|ast|t)? til\b|\b(?:henvisning|tilvising|tilvisning|referanse) til\b|\bmed bakgrunn i\b|\brefer(?:s|red|ring)? to\b|\breference to\b)",
        "Jf. sak 12/25.",
        "Det vises til sak 12/25, der rådet ba om tall.",
        "See item 12/25.",
        "Med tilvising til sak 12/25.",
    ),
    rule(
        "follows_up",
        r".*\b(?:oppfølging|oppfølgning|oppfylging|oppfølgjing|follow-?up|følger opp|følgjer opp|følgjast opp|fulgt opp|fortsettelse|framhald|continuation)\b",
        "Oppfølging av sak 12/25.",
        "Dette følgjer opp sak 12/25.",
        "Follow-up of item 12/25.",
    ),
    rule(
        "follows_treated",
        r".*\b(?:(?:tidligere|tidlegare|sist|først|også|previously|earlier|last)?\s?(?:behandlet|behandla|handsama|drøftet|drøfta|diskutert|diskutera|vedtatt|vedteke|besluttet|orientert om|tatt opp|teken opp|lagt fram"
        r"|discussed|considered|treated|decided|dealt with|adopted)(?:\s\w+){0,3}?\s(?:i|som|in|under|as)\b|(?:vedtak|vedtaket|konklusjon|konklusjonen|tilrådning|tilrådningen|oppdrag|oppdraget|bestilling\w*|decision)\s(?:i|frå|fra|in|from)\b"
        r"|(?:fra|frå|from)\s(?:sak|item)\b)",
        "Tidligere behandlet i sak 12/25.",
        "Saken ble sist drøftet i møtet 12. mars 2025.",
        "Vedtaket i sak 12/25 er gjennomført.",
        "Previously discussed in item 12/25.",
    ),
)
"""What a sentence with another item's number says of it; without any of these the number is only mentioned."""
ANNOUNCING = REFERRING[:1]
"""What announces corrections."""
DATED_ONLY = ("postponed_from", "follows_treated", "follows_up")
"""Rows that tell of an earlier item by the day of its meeting too."""

HANDED_ON: tuple[Rule, ...] = (
    rule(
        "handed_to",
        r".*?\b(?:over|vidare|videre|inn|fram)?(?:sendes|sendast|sendt|send|sender|oversender|oversendes|oversendast|oversendt|løftes|løftast|meldes|meldast|henvises|overlates|overlatast)\b(?:\s(?!til\b)[\w-]+){0,5}?"
        r"\s(?:(?:til|to)\s(?:\w+\s)?(?:(?:behandling|handsaming|drøfting|avgjørelse|avgjerd|vedtak|godkjenning|uttalelse|fråsegn|orientering)\s(?:i|av|hos|for)\s)?)?(?:the\s)?(?P<to>[\wÆØÅæøå][^.;:]{2,80})",
        "Saken oversendes dekanmøtet.",
        "Saken sendes til behandling i styret.",
        "Saka vert send vidare til fakultetsstyret.",
    ),
    rule(
        "laid_before",
        r".*?\b(?:legges|leggjast|leggast|legge|lagt|blir lagt|vert lagd|fremmes|fremjast|fremme|forelegges|presenteres|tas opp|takast opp|tas videre|går videre|går vidare|behandles|handsamast)\b(?:\s(?!for\b|til\b|i\b)[\w-]+){0,4}?\s(?:for|til|i|med)\s(?:(?:behandling|handsaming|vedtak|drøfting) (?:i|av) )?(?P<to>[\wÆØÅæøå][^.;:]{2,80})",
        "Forslaget legges fram for fakultetsstyret i mars.",
        "Saka blir lagt fram for styret.",
    ),
    rule(
        "for_treatment_in",
        r".*?\btil (?:endelig |endeleg |videre |vidare |ny )?(?:behandling|handsaming|drøfting|avgjørelse|avgjerd|vedtak|godkjenning)\s(?:i|av|hos)\s(?P<to>[\wÆØÅæøå][^.;:]{2,80})",
        "Saken går til endelig behandling i styret.",
    ),
    rule(
        "forwarded",
        r".*?\b(?:forwarded|referred|submitted|sent|escalated|passed on|put|presented|taken)\s(?:on\s|up\s)?(?:to|before|by|with)\s(?:the\s)?(?P<to>[\wÆØÅæøå][^.;:]{2,80})|.*?\bto be (?:considered|dealt with|discussed|decided|adopted) by\s(?:the\s)?(?P<by>[\wÆØÅæøå][^.;:]{2,80})",
        "The matter is referred to the Faculty Board.",
    ),
)
"""A matter goes on to another body, which `to` names."""

RECEIVED = Gated(
    r"\b(?:oversendt|oversend|mottatt|motteke|sendt|send|løftet|meldt|referred|forwarded|received|sent)\s(?:\w+\s){0,2}?(?:fra|frå|from|av|by)\s(?:the\s)?(?P<from>[^.;:]{2,80})",
    re.IGNORECASE,
)
"""The matter comes from another body: «Saken er oversendt fra arbeidsmiljøutvalget»."""
COMES_BACK = Gated(
    r"\b(?:(?:tas|takast|tatt|teken|teke|tek|tar|taken|take)\s(?:\w+\s)?(?:opp|up)\s(?:igjen|att|på nytt|again)|kommer tilbake|kjem tilbake|kommer opp igjen|kjem opp att|kommer tilbake til saken"
    r"|(?:følges|følgjast|legges|leggjast|settes|setjast)\s(?:\w+\s){0,4}?(?:i|til|på)\s(?:et |eit )?(?:neste|næste|komande|kommende|senere|seinare)\s\w*(?:møte|gang|gong)"
    r"|(?:comes?|brought|bring\w*|back)\s(?:back|again)|(?:at|to|in) (?:the|our|a) (?:next|later|future) meeting)\b",
    re.IGNORECASE,
)
"""The body will have the matter again."""
RETURN_STEMS = stems(
    "igjen",
    "att",
    "nytt",
    "tilbake",
    "neste",
    "komande",
    "kommende",
    "senere",
    "seinare",
    "again",
    "back",
    "next",
    "later",
    "future",
)
HAND_STEMS = stems(
    "mott",
    "receiv",
    "send",
    "fram for",
    "behandl",
    "handsam",
    "fremm",
    "fremj",
    "foreleg",
    "oversend",
    "løft",
    "videre",
    "vidare",
    "forward",
    "referred",
    "submit",
    "sent",
    "presented",
    "meld",
    "to be",
    "tas opp",
    "takast",
    "overlat",
    "henvis",
    "passed",
    "escalat",
)
"""Every sentence of HANDED_ON and RECEIVED has one of these."""
