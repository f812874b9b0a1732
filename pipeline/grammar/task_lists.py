"""Lists of tasks: the line above them, their lines, and owners named behind the task."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.actions import NAME
from pipeline.grammar.decisions import BODY
from pipeline.grammar.done import DONE
from pipeline.grammar.gates import Gated, stems

TO_DO_HEADING: tuple[Rule, ...] = (
    rule(
        "to_do_heading",
        r"[\W_]*(?:nye |new )?(?:hva\b.*\bskal gjøre.*|to.?do\b[^:]*:?|tasking\b.{0,12}|task(?:s|s? list)|action ?(?:points?|lists?)|aktionspunkt\w*|aksjonsliste|att göra|at gøre|huskeliste|(?:nye )?gjeremål|action (?:items?|points?)(?! from)(?:\b|_)[^:]*:?|actions|aksjonspunkt\w*|aksjoner|oppgaver(?! for)\b.*|gjøremål|(?:oppfølging|aksjon|tiltak|oppgave|oppgåve|oppfylging)s?liste|oppfølging(?:spunkter|ssaker)?|tiltak|oppgavefordeling|"
        r"(?:overordnet )?ansvar for oppgaver\b.*fordelt.*|arbeidsoppgaver|huskeliste:?|next steps|åtgärder|opgaver|uppgifter|å gjøre.*|neste steg|ansvarsfordeling)\s?:?[\W_]*$",
        "Hva hver gruppe skal gjøre til neste gang",
        "**_ACTION ITEMS_**",
        "TODO:",
        "Tasking (5 min)",
        "Actionpoints",
        "Oppgaver",
    ),
)
"""The line above a list of tasks."""

LISTED: tuple[Rule, ...] = (
    rule(
        "owner_colon_task",
        r"(?P<owner>[^:.?]{1,60}?)\s*(?::|\s[-–—]\s)\s*(?P<task>[^:].{2,})",
        "Kari: Henge opp lapper",
        "LN: Send out the questionnaire",
    ),
    rule(
        "owner_to",
        rf"(?P<owner>{NAME}(?:(?:,| og| and| &|/)\s?{NAME})*|everyone|all|alle)\s+(?:to|skal|må|will)\s+(?P<task>.+)",
        "Live to contact the lawyer",
        "everyone to read through",
    ),
    rule("task_bracket_owner", r"(?P<task>.{4,}?)\s*\((?P<owner>(?-i:[A-ZÆØÅ])[^)]{0,50})\)\.?$", "Bestille mat (Kari)"),
)
"""One line of a list of tasks."""

BODY_ASKS = rule(
    "body_asks",
    rf"{BODY}\s+(?:ber|bed|bad|ba|asks|asked|requests|requested|ønsker|ønskjer)\s+(?:om|for|seg)?\s*(?P<task>(?:en|ei|eit|et|ein|an?|a new|ny|nytt|nye|meir|mer|more)\s.{{4,}})",
    "Styret ber om en analyse av fraværet til neste møte",
)
"""A line of a list of tasks that says what the body wants, and of nobody by whom."""

TRAILING_OWNER: tuple[Rule, ...] = (
    rule(
        "task_dash_owner",
        r"(?P<task>.{6,}?)\s+[-–—]\s+(?P<owner>(?-i:[A-ZÆØÅ])[\w.'’-]*(?:(?:,| og| and| &|/)?\s?(?-i:[A-ZÆØÅ])[\w.'’-]*){0,3})\.?$",
        "Økonomistyring - Nilsen",
        "Bestille lokale – Kari og Ola",
    ),
    rule(
        "task_bracket_owner",
        r"(?P<task>.{6,}?)\s*\((?P<owner>(?-i:[A-ZÆØÅ])[\w.'’-]*(?:(?:,| og| and| &|/)?\s?(?-i:[A-ZÆØÅ])[\w.'’-]*){0,3})\)\.?$",
        "Bestille mat (Kari)",
    ),
)
"""A line that ends with the one who does it: counts only for people on the attendee list."""

ASSIGNED: tuple[Rule, ...] = (
    rule(
        "owner_behind_label",
        r"(?P<task>.{6,}?)[\s(\[–-]+(?:ansvarlig|ansvarleg|ansv\.?|ansvar|responsible|owner)\s?:\s*(?P<owner>[^,;.()\]]{2,60}?)(?:[.)\],;]|\s+frist\b).{0,40}$",
        "Bestille mat til festen (ansvarlig: Kari Nes)",
    ),
    rule(
        "handle_will",
        r"(?:.{0,80}?[\s(,–-])?@(?P<owner>[\w-]+)[,:]?\s(?P<task>(?:will|to|shall|skal|ska)\s(?!be\b|have\b|not\b|ikke\b|ikkje\b|inte\b).{4,})",
        "Update of the page - done by @ann, will publish it as well",
        "@bill to write to the host",
    ),
    rule(
        "arrow_owner",
        r"(?P<task>.{6,}?)\s*(?:->|→|=>)\s*(?P<owner>(?-i:[A-ZÆØÅ])[\w.'’-]*(?:(?:,| og| and| &|/)?\s?(?-i:[A-ZÆØÅ])[\w.'’-]*){0,3})\.?$",
        "Bestille mat til festen -> Kari",
    ),
)
"""A sentence that names its owner behind a label or an arrow."""
ASSIGNING = stems("ansv", "responsible", "owner", "->", "→", "=>", "@")
"""Every sentence of ASSIGNED has one of these."""
CHECKBOX = Gated(r"\[[ xX]?\]\s*|(?:(?-i:AI|AP)|to-?do|action(?: item| point)?|aksjon|tiltak)\s?(?:#?\d+)?:\s+(?=[@(A-ZÆØÅ])", re.I)
"""The box or the word before a task of a list: «[ ]», «AI:»."""
CLOSED = re.compile(
    r"\W*(?:lukket|lukka|ferdig|ferdigstilt|utført|gjort|fullført|avsluttet|avslutta|afsluttet|udført|klart?|avslutad|slutförd|done|closed|completed?|finished|resolved|ok|✓|✔|✅|☑|☒|x)\W*$|[✓✔✅☑]\W*$",
    re.I,
)
"""A cell that says that a task is done."""
STATUS_DONE = re.compile(
    rf"\W*(?:(?:er|ble|blei|vart|is|was|has been|status)\b\W*)?(?:{DONE}|ja|yes)\b"
    r"(?!.*\b(?:ikke|ikkje|not|delvis|partly|nesten|almost|snart|soon|innen|innan|senest|forventet|venta|ventes|planlagt|planlagd|expected|planned)\b)",
    re.I,
)
"""A cell of a column of status that opens with a word of doing («Ferdig, lagt fram i møtet»)."""
