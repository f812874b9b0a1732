"""What tells the kinds of paper apart: cues with a weight, in the title, at the beginning of lines, or anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.grammar import Rule, rule


@dataclass(frozen=True, slots=True)
class Cue:
    """One sign of a kind. It counts once for every line that has it, up to `most` times."""

    kind: str
    where: str
    """title (the paper's first lines and its front matter's title), top (the first 25 lines), line (beginning of any line) or text (anywhere in a line)."""
    rule: Rule
    weight: float
    most: int = 1


def cue(kind: str, where: str, weight: float, name: str, pattern: str, *examples: str, most: int = 1) -> Cue:
    """A Cue from its parts; the pattern is searched, case ignored."""
    return Cue(kind, where, rule(name, rf".*?(?:{pattern})", *examples), weight, most)


NOTICE_TITLE = re.compile(r"innkal\w*|inkal\w*|indkald\w*|kallelse|varsel|invitasjon|notice|call to meeting|nytt? dato", re.I)
"""The title of a paper that calls a meeting."""

CUES: tuple[Cue, ...] = (
    cue(
        "minutes",
        "title",
        5,
        "minutes_title",
        r"(?:^|\W|møte|års|styre|års?møte)(?:referat|møtereferat|protokol|protokoll|protokollen|møteprotokoll|møtebok|møtebøk|minutes|mødereferat|mötesprotokoll|møtenotat|årsmøteprotokoll\w*|notater|stift\w+dokument|stift\w+protokoll)\b(?! til)",
        "Referat fra styremøte",
        "Årsmøteprotokollen 2024",
    ),
    cue("minutes", "title", 1, "meeting_title", r"\b\w*(?:møte|generalforsamling|genfors|meeting|møde|möte)\b", "Årsmøte 2020"),
    cue("agenda", "title", 1, "meeting_title", r"\b\w*(?:møte|generalforsamling|genfors|meeting|møde|möte)\b", "Møte 13 i forumet"),
    cue(
        "minutes",
        "line",
        2.5,
        "attendance_label",
        r"^\W*(?:også )?(?:til\s?stede|til stades|fremmøtte|frammøte|møtt|deltakere|deltagere|attendees|present|participants|närvarande|deltagende|oppmøte|møtende medlemmer|møtedeltakarar|forfall|fravær|excused|mangler|frafall|antal\w* .*fremmødte)\b(?!.*meldes)",
        "Til stede: Kari, Ola",
        "Frafall: Moe",
    ),
    cue(
        "minutes",
        "line",
        1.5,
        "secretary_label",
        r"^\W*(?:møte)?(?:referent|referenter|referering|referent\(er\)|minutes|note-?taker|protokollfører|ordstyrer|sekreterare|dirigent)\s*:",
        "Referent: Kari",
    ),
    cue("minutes", "line", 3, "minutes_by", r"^[\d\W]*(?:møte)?referat (?:af|av|ved|v/)\s?(?-i:[A-ZÆØÅ])", "12-3-2016 - Referat af Bente:"),
    cue(
        "minutes",
        "text",
        2.5,
        "counted",
        r"\b\d+ (?:\w+ )?(?:medlemmer|medlemmar|personer|deltakere|deltagere|husstander|fremmøtte|stemmeberettigede|participants)\b.{0,40}\b(?:til stede|tilstede|møtte|møtt|innom|fremmøtt)|^\W*\d+ (?:deltakere|deltagere|fremmøtte)\W*$|antall fremmøtte",
        "18 medlemmer til stede.",
        "42 deltakere",
    ),
    cue("minutes", "line", 3, "minutes_heading", r"^\W*(?:møte)?(?:referat|protokoll|minutes|protokol)\W*$", "## Referat"),
    cue(
        "minutes",
        "text",
        3,
        "adjourned",
        r"\bmøtet? (?:ble |vart )?(?:hevet|heva|avsluttet)|\bhevet:?\s*(?:kl\.? ?)?\d|meeting (?:was )?(?:adjourned|closed)|mødet (?:blev )?hævet|mötet avslutades",
        "Møtet hevet 20.15",
    ),
    cue(
        "minutes",
        "text",
        1.3,
        "decided",
        r"\b(?:ble|blei|vart|blev|was|er|blir)\s+(?:\w+\s){0,2}?(?:godkjent|godkjennt|valgt|vedtatt|vedteke|vald|godkendt|valt|approved|elected|besluttet|vedtaget|utsatt)\b|ved akklamasjon|^\W*(?:\w+: )?(?:ble )?godkjen(?:t|d|nt)\W*$|enstemmig",
        "Innkallingen ble godkjent.",
        "Godkjent",
        most=4,
    ),
    cue(
        "minutes",
        "line",
        1.5,
        "decision_label",
        r"^\W*(?:vedtak|konklusjon|tilrådning|tilråding|beslutning|decision|beslut|action items?|action points?|avgjerd)\W*:",
        "Vedtak: Saken utsettes.",
        most=2,
    ),
    cue(
        "minutes",
        "text",
        0.7,
        "reported",
        r"\b(?:orienterte|informerte|ble diskutert|gjennomgikk|ble gjennomgått|fortalte|la fram|la frem|kommenterte|presenterte|drøftet|diskuterte|nominerer|fremlagde|fortalte|discussed|møttes|tatt opp|gjorde ferdig|vi laget)\b",
        "Styret drøftet saken.",
        most=4,
    ),
    cue(
        "agenda",
        "title",
        5,
        "agenda_title",
        r"(?:\b|møte|års)(?:innkalling|inkalling|innkallelse|indkaldelse|kallelse|saks?liste|sakskart|dagsorden|dagordning|agenda|varsel om|notice of|kjøreplan|program for|nytt? dato)\b",
        "Innkalling til årsmøte",
        "Dagsorden",
    ),
    cue(
        "agenda",
        "top",
        2.5,
        "called",
        r"\b(?:innkalles|innkalles det|inviteres|herved invitert|kalles inn|indkaldes|kallas|invited to|møtet finner sted|avholdes|vil bli avholdt|holdes (?:på|den|i)|haldast|forfall meldes|melde forfall|eventuelle? forfall|frist for (?:innsending|saker)|forslag (?:må|til saker)|vel møtt|velkommen til|alle er velkomne|minner på|møter etter nærmere innkalling)\b",
        "Det innkalles til møte",
        "Vel møtt!",
        most=2,
    ),
    cue(
        "agenda",
        "line",
        1.5,
        "agenda_heading",
        r"^\W*(?:\d+\.? )?(?:saks?liste|sakliste|dagsorden|agenda|sakskart|forslag til saksliste)\b[^.]{0,50}$",
        "Saksliste:",
    ),
    cue(
        "agenda", "text", 1, "coming_date", r"\b(?:nytt? dato|ny dato|neste (?:styre|års)?møte blir|da har vi et)\b", "Da har vi en ny dato"
    ),
    cue(
        "agenda",
        "line",
        1,
        "timed_table",
        r"^(?:start|tid|kl\.?|tidspunkt)\b.*\t.*\b(?:sak|tema|hva|innhold|punkt)\b",
        "Start\tTid\tSlutt\tSak",
    ),
    cue(
        "memo",
        "title",
        5,
        "memo_title",
        r"^\W*(?:notat|n o t a t|memo|memorandum|søknad|ansökan|ansøgning|brev|høringsuttalelse|rektorvedtak|saksframlegg|saksfremlegg|sakspapir|valberedning)\b|\bsøknad\b",
        "Søknad – midler",
        "Notat",
    ),
    cue("memo", "line", 2, "address_label", r"^\W*(?:til|to|till|fra|frå|from|kopi til|kopi|cc)\s*:", "Til: Fakultetene", most=3),
    cue("memo", "line", 2, "greeting", r"^\W*(?:hei\w*|hej\w*|kjære|dear|hi|hello)\b[^.]{0,40}[,!]?\s*$", "Hei Fondet!"),
    cue(
        "memo",
        "line",
        2,
        "closing",
        r"^\W*(?:med )?(?:vennlig|venleg|venlig|vänlig\w*|beste|kind|best|mvh|hilsen)\W*(?:hilsen|helsing|hälsning\w*|regards)?\b\W{0,3}",
        "Med vennlig hilsen",
    ),
    cue(
        "memo",
        "text",
        2,
        "applies",
        r"\b(?:søker (?:jeg|vi|om)|herved søk|jeg søker|vi søker|ansöker|saken gjelder|forslag til vedtak|fremmer følgende|saksbehandler|vi ber om støtte|ønsker å søke)\b",
        "Vi søker om støtte",
        most=2,
    ),
    cue(
        "meeting_plan",
        "title",
        6,
        "plan_title",
        r"møteplan|møtekalender|møtedatoer|møteoversikt|årshjul|meeting schedule|meeting plan|yearly ?plan|calendar of meetings|mødeplan|mötesplan|generalforsamlinger\b|alle møter",
        "Møteplan våren 2020",
    ),
    cue(
        "meeting_plan",
        "text",
        1.5,
        "plan_text",
        r"\b(?:møteplan|tidligere møter|kommende møter|oversikt over (?:innkallinger|møter)|møtene starter|upcoming meetings|past meetings)\b",
        "Tidligere møter",
    ),
    cue(
        "meeting_plan",
        "line",
        3,
        "plan_heading",
        r"^\W*(?:møteplan|møtekalender|møteoversikt|årshjul|tidligere møter|kommende møter|meeting plan)\b.{0,40}$",
        "Møteplan og referater",
    ),
    cue(
        "committee_page",
        "title",
        5,
        "committee_title",
        r"^\D{0,40}\b(?:sammensetning|mandat|medlemmer|medlemer|members|styre og utvalg|om (?:utvalget|styret|rådet))\b(?!.*(?:referat|møte|protokoll|innkalling|søknad|årsmøte))|^\W*(?:(?!fra|til|for|i)[\wæøå]+ ){0,3}[\wæøå]*(?:styret?|utvalg(?:et)?|utval(?:et)?|råd(?:et)?|komit[eé](?:en)?|styre/utvalg|nemnd)\W{0,2}(?:\([A-ZÆØÅ]+\))?(?: [-–|] .*)?$",
        "Utvalgets sammensetning",
        "Mandat for rådet",
        "Administrativt lederutvalg (ALU) - Kunnskapsbasen",
    ),
    cue(
        "committee_page",
        "text",
        1.5,
        "composition",
        r"\b(?:består av|fast medlem|faste medlemmer|møtende vara|møterett|observatør\w*|oppnevn\w+|funksjonstid\w*|rådgivende|mandat\w*|leder av utvalget|leder utvalget|sekretær(?:er)? for utvalget|stedfortreder\w*|is composed of|utvalget skal)\b",
        "Utvalget består av følgende medlemmer",
        most=4,
    ),
    cue(
        "committee_page",
        "top",
        0.7,
        "role_line",
        r"^\W*(?:styre)?(?:leder|nestleder|styremedlem|medlem|varamedlem|kasserer|sekretær|leiar|formand)\b\s*[:\t–-]",
        "Leder: Kari Nes",
        most=4,
    ),
    cue(
        "unknown",
        "text",
        4,
        "invoice",
        r"\b(?:faktura(?:nr|dato|nummer)?|invoice (?:no|number|date)|kid-?nummer|forfallsdato|beløp å betale|amount due)\b",
        "Faktura 1234",
        most=2,
    ),
    cue("unknown", "line", 0.6, "paragraph_sign", r"^\W*§\s?\d", "§ 3 Formål", most=12),
    cue(
        "unknown",
        "text",
        2,
        "code",
        r"^\W*(?:npm install|pip install|git clone|import \w+$|def \w+\(|#include)|\binstall(?:ation)? instructions\b|^\W*getting started",
        "pip install referent",
        most=3,
    ),
)
"""All cues of all kinds."""
