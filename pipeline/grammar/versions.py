"""What a paper says of its own version: a supplement, a draft, corrected, final, a number; and the day on which it was issued."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule

_PAPER = (
    r"(?:møte|styremøte)?(?:referat(?:et)?|protokoll(?:en)?|møtebok(?:a|en)?|minutes|innkalling(?:en|a)?|saks?list(?:e|a|en)|agenda(?:en)?|dagsorden(?:en)?|notice|indkaldelse|kallelse"
    r"|møteplan(?:en)?|møtekalender|plan(?:en)?|meeting\splan|schedule|versjon|utgave|utgåve|version|edition|dokument(?:et)?|liste|oversikt)"
)
_AGAIN = r"(?:rett(?:et|a|ad)|korrigert|korrigera|revidert|reviderte|oppdatert|endret|endra|rettede|opdateret|uppdaterad|reviderad|corrected|revised|updated|amended|reissued)"

VERSIONS: tuple[Rule, ...] = (
    rule(
        "supplement",
        r".*?\b(?:tilleggss?(?:aks?list[ea]|ak(?:er)?|innkalling|agenda|dokument(?:er)?|dagsorden)|tilleggs-?\s?(?:saks?list[ea]|list[ea]|saks?kart|innkalling)|(?:tillegg|tillæg)\s(?:til|for)\s(?:saks?list[ea]n?|innkalling\w*|dagsorden\w*|agenda\w*)"
        r"|ettersend(?:ing|te?|ast)\b|ettersendte\s\w+|eftersend\w+|(?:supplementary|additional|supplemental|late)\s(?:agenda|items?|papers?|notice)|(?:supplement|addendum|addition)\sto\s(?:the\s)?(?:agenda|notice)|agenda\saddendum|tilläggs\w+)",
        "Tilleggssaksliste til møte i Rådet for fjellvett",
        "Tilleggssakliste",
        "Ettersending: sak 14/25",
        "Tillegg til sakslista",
        "Supplementary agenda",
        "Addendum to the agenda",
    ),
    rule(
        "corrected",
        rf".*?\b{_AGAIN}\s(?:og\s\w+\s)?{_PAPER}(?![\wæøå-])|.*?\b(?:ny|nytt|new)\s(?:møte)?(?:innkalling|saks?list[ea]|agenda|dagsorden|notice|versjon|utgave|utgåve|version|møteplan)(?![\wæøå-])|.*?\b{_PAPER}[\w\sæøåÆØÅ.,/-]{{0,60}}?\s?[(\[–-]\s?(?:{_AGAIN}|rettelse|retting|ny\s(?:versjon|utgave|utgåve)|new\sversion)\b|\W*(?:{_AGAIN})\b\W*(?:\d|den\b|av\b|på\b|on\b|by\b|$)|.*\b{_AGAIN}\W*$",
        "Rettet referat fra møte 12. mars",
        "Referat fra møte 12. mars 2025 (rettet)",
        "Ny innkalling til møte i Rådet for fjellvett",
        "Revidert saksliste",
        "Corrected minutes",
        "Rettet 14.03.2025",
    ),
    rule(
        "final",
        r".*?\b(?:endelig|endeleg|final|godkjent|godkjend|approved)\s(?:og\s\w+\s)?(?:versjon|(?:møte)?referat|(?:møte)?protokoll|møtebok|minutes|version|saks?list[ea]|innkalling|agenda|møteplan)\b|.*?\b(?:referat|protokoll|minutes)\b.{0,60}[(–-]\s?(?:godkjent|godkjend|endelig|endeleg|approved|final)\b",
        "Endelig referat",
        "Godkjent protokoll fra møte 12. mars",
        "Minutes (approved)",
    ),
    rule(
        "draft",
        r".*?\b(?:utkast|udkast|foreløpig\w*|førebels|draft|preliminary|provisional|ikke\sgodkjent|ikkje\sgodkjend?t?|not\s(?:yet\s)?approved|under\sarbeid)\b",
        "UTKAST til referat",
        "Foreløpig saksliste",
        "Draft minutes",
    ),
)
"""A line at the top, or a file's name in words; every row that fits counts."""
NUMBERED = rule("numbered", r".*?\b(?:versjon|version|utg(?:ave|åve)|ver|rev(?:isjon|ision)?|v)\s?\.?\s?(?P<number>\d{1,2}(?:\.\d{1,2})?)(?!\d|[./-]\d)", "Versjon 2", "Referat v2", "rev. 3")  # fmt: skip
"""The version's number."""

ISSUED: tuple[Rule, ...] = (
    rule(
        "issued",
        r".*?\b(?<!som\sble\s)(?<!som\svart\s)(?<!som\sblei\s)(?<!that\swas\s)(?:sist(?:e)?\s(?:oppdatert|endret|endra|revidert|lagra|lagret)|oppdatert|oppdatering|ajourført|revidert|rettet|retta|korrigert|endret|endra|publisert|utsendt|sendt\sut|sendt\sutvalget|utskrift\slagret|lagret"
        r"|last\s(?:updated|modified|edited|changed)|updated|revised|corrected|amended|published|issued|sent\sout|saved|version\sof|utgave\sav|utgåve\sav|versjon\sav|(?:versjon|version|rev\.?)\s[\d.]+"
        rf"|{_AGAIN}\s{_PAPER}"
        r"|senast\s(?:uppdaterad|ändrad)|sidst\s(?:opdateret|ændret)|opdateret|uppdaterad)\b[\s:,(–-]{1,4}(?:(?:den|på|on|av|dato|the|of)\s|\w+dag\s){0,2}‹0›",
        "Sist oppdatert: ‹0›",
        "Rettet ‹0›",
        "Last updated on ‹0›",
        "Versjon 2, ‹0›",
        "Revidert innkalling ‹0›",
    ),
    rule("as_of", r"(?:.{0,60}\s)?(?:per|pr\.?|as\sof|as\sat|gjeldende\sfra|gjeldande\sfrå|oppdatert\sper)\s(?:den\s)?‹0›", "Medlemmer per ‹0›", "Members as of ‹0›"),
    rule("sent", r"\W*(?:sendt|sent|utsendelsesdato|utsendingsdato|dato\sfor\sutsendelse|innkallingsdato|innkallingen\ssendt|innkalling\ssendt|date\ssent|date\sof\snotice)\W{1,3}(?:(?:den|on)\s)?‹0›", "Sendt: ‹0›"),
    rule("dated", r"\W*(?:dato(?:\sfor\s(?:referatet|utkastet|protokollen|innkallingen|innkallinga|notatet|brevet))?|notatdato|dokumentdato|vår\sdato|date|datum)\W{1,3}(?:den\s)?‹0›\W*$", "Dato: ‹0›", "Dato for referatet: ‹0›"),
    rule("dateline", r"[A-ZÆØÅÄÖ][\wæøåÆØÅäöÄÖ .-]{1,30},\s(?:den\s)?‹0›\W*$", "Oslo, ‹0›", "Indre Østfold, den ‹0›", flags=0),
    rule("day_alone", r"\W*‹0›\W*$", "‹0›"),
)  # fmt: skip
"""A line that says on which day the paper was written, sent out, corrected or saved; its days are marked as in grammar/moves.py."""
VERSION_WORD = re.compile(
    r"\b(?:ny|nytt|new|rev\w*|oppdatert|endr?et|endra|rettet|retta|korrigert|endelig|foreløpig|førebels|draft|utkast|updated|revised|final|versjon|version|utgave|utgåve|v)\b\s*[\d.]*",
    re.IGNORECASE,
)
"""What is no part of the name of a page that is saved again."""
