"""How well titles and texts with known policy areas are linked to them, and how well those of an organisation that nobody tuned for.

    python tests/policy_accuracy.py [--misses] [--list FILE]...

The lists lie outside the repository, in ../shared/tables: title_gold.tsv (titles; rows labelled «?» are not judged) and
policy_items_dev.tsv (title and text; only the rows that careful readers would label alike, `debatable` 0). Where they are not, there
is nothing to measure.

Cross-validated: a list is parted into two halves by institution, and each half is scored with the rows of the tables that owe nothing
to it: terms, masks and other rules that hit in the other half or in the guide's own words on the eight areas (policy-guide.md, written
before the labels), and the starting taxonomy (../shared/tables/taxonomy.json) as it was before anybody tuned it. An institution is the
first word of the source in title_gold; policy_items_dev has none, so a run of its ids (no gap above five, one language) stands for one.
They are taken in turns, in the order of the list. The second figure also lets hits in an independent list count: policy_invented.tsv,
titles that somebody invented and labelled by the guide without having seen the terms (its own misses were read afterwards, so its own
figure is no measure). --list scores another list of the columns of policy_items_dev.tsv.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.link import areas
from pipeline.link.schemes import PERSONNEL, read_shipped
from pipeline.link.spellings import read_rules
from pipeline.link.terms import Term, Vocabulary, build_vocabulary, find_terms, flatten, lower

TABLES = Path(__file__).resolve().parent.parent.parent / "shared" / "tables"
FILES = {"title_gold": TABLES / "title_gold.tsv", "policy_items_dev": TABLES / "policy_items_dev.tsv"}
TAXONOMY = TABLES / "taxonomy.json"
GUIDE = TABLES / "policy-guide.md"
INVENTED = Path(__file__).resolve().parent / "policy_invented.tsv"
TARGETS = {"title_gold": {"precision": 0.97, "recall": 0.94}, "policy_items_dev": {"f1": 0.90, "false": 0.03}}
RULES = ("procedural", "routine", "elsewhere", "mask", "name", "outsiders", "insiders", "staff")
GAP = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled title."""

    title: str
    text: str
    areas: frozenset[str]
    institution: str


def main() -> int:
    """0 where the targets are met or the lists are not here, 1 where a figure is below its target."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print what was missed (-) and what was too much (+)")
    parser.add_argument("--list", type=Path, action="append", default=[], help="another list to score")
    options = parser.parse_args()
    if not all(path.exists() for path in FILES.values()):
        print("policy: labelled lists not here, skipped")
        return 0
    vocabulary = read_shipped(PERSONNEL).vocabulary
    print(f"{'list':<44}{'rows':>6}{'P':>8}{'R':>8}{'F1':>8}{'false hits':>14}")
    lists = {"title_gold": read_titles(FILES["title_gold"]), "policy_items_dev": read_items(FILES["policy_items_dev"])}
    failed = [name for name, rows in lists.items() if not show(name, rows, [(rows, vocabulary)], options.misses)]
    for name, rows in lists.items():
        show(f"{name}, cross-validated", rows, [], options.misses)
        show(f"{name}, the same and independent", rows, [], False, read_items(INVENTED))
    for path in [INVENTED, *options.list]:
        show(path.stem, read_items(path), [(read_items(path), vocabulary)], options.misses)
    return 1 if failed else 0


def show(name: str, rows: list[Row], parts: list[tuple[list[Row], Vocabulary]], misses: bool, others: Iterable[Row] = ()) -> bool:
    """Print one line of figures; True where the list's targets are met. Without parts, the list is cross-validated."""
    found = [match(part, vocabulary) for part, vocabulary in parts] or [match_blind(*half, list(others)) for half in split_halves(rows)]
    pairs = [pair for part in found for pair in part]
    figures = count(pairs)
    print(
        f"{name:<44}{len(rows):>6}{figures['precision']:>8.3f}{figures['recall']:>8.3f}{figures['f1']:>8.3f}"
        f"{figures['false']:>9.1%} of {sum(not row.areas for row in rows)}"
    )
    for row, got in pairs:
        if misses and got != row.areas:
            signs = [*(f"-{area}" for area in sorted(row.areas - got)), *(f"+{area}" for area in sorted(got - row.areas))]
            print("   ", *signs, row.title, f"| {row.text[:100]}" if row.text else "")
    wanted = TARGETS.get(name, {})
    return all(figures[key] <= value if key == "false" else figures[key] >= value for key, value in wanted.items())


def match(rows: Iterable[Row], vocabulary: Vocabulary) -> list[tuple[Row, frozenset[str]]]:
    """Each row with the areas asserted for it."""
    return [
        (row, frozenset(hit.policy_area_id for hit in areas.match_areas(row.title, row.text, vocabulary) if not hit.doubtful))
        for row in rows
    ]


def count(pairs: list[tuple[Row, frozenset[str]]]) -> dict[str, float]:
    """Micro-averaged precision, recall and F1, and the share of rows about no area that were given one."""
    right = sum(len(row.areas & got) for row, got in pairs)
    given, wanted = sum(len(got) for _, got in pairs), sum(len(row.areas) for row, _ in pairs)
    silent = [bool(got) for row, got in pairs if not row.areas]
    f1 = 2 * right / ((given + wanted) or 1)
    return {"precision": right / (given or 1), "recall": right / (wanted or 1), "f1": f1, "false": sum(silent) / (len(silent) or 1)}


def split_halves(rows: list[Row]) -> list[tuple[list[Row], list[Row]]]:
    """Each half of the institutions with the other."""
    order = {name: place for place, name in enumerate(dict.fromkeys(row.institution for row in rows))}
    halves = [[row for row in rows if order[row.institution] % 2 == half] for half in (0, 1)]
    return [(halves[0], halves[1]), (halves[1], halves[0])]


def match_blind(rows: list[Row], other: list[Row], counted: list[Row]) -> list[tuple[Row, frozenset[str]]]:
    """The rows matched without what owes itself to them."""
    evidence = [flatten(text) for row in [*other, *counted] for text in (row.title, row.text) if text] + read_guide()
    full = read_shipped(PERSONNEL).vocabulary
    hit = {found.term for text in evidence for found in find_terms(text, full)}
    proven = {(term.policy_area_id, lower(term.term)): term for term in full.terms if term in hit}
    start = [term for term in read_taxonomy() if (term.policy_area_id, lower(term.term)) not in proven]
    vocabulary = build_vocabulary([*proven.values(), *start], guarded=True)
    kept = areas.patterns
    try:
        areas.patterns = keep_rules(evidence)  # type: ignore[assignment]
        return match(rows, vocabulary)
    finally:
        areas.patterns = kept


def keep_rules(evidence: list[str]) -> Callable[[str], re.Pattern[str]]:
    """The patterns of policy.toml without the rows that hit in none of these texts."""
    rules = read_rules()
    kept = {
        name: [row for row in rules[name] if any(re.search(row["pattern"], text, re.IGNORECASE) for text in evidence)] for name in RULES
    }
    return {name: areas.join_patterns(rows) if rows else re.compile("(?!)") for name, rows in kept.items()}.__getitem__


def read_taxonomy() -> list[Term]:
    """The terms of the starting taxonomy."""
    schemes = json.loads(TAXONOMY.read_text(encoding="utf-8"))["schemes"]
    found = next(scheme["areas"] for scheme in schemes if scheme["id"] == PERSONNEL)
    rows = [(area["id"], term) for area in found for term in area["terms"]]
    return [Term(area, term["lang"], term["t"], term["m"], term["w"], bool(term.get("ambiguous"))) for area, term in rows]


def read_guide() -> list[str]:
    """What the guide says of each area, without the rules added while labelling."""
    paragraphs = GUIDE.read_text(encoding="utf-8").split("\n\n")
    return [flatten(paragraph) for paragraph in paragraphs if paragraph.startswith("**P")]


def read_titles(path: Path) -> list[Row]:
    """The judged titles of title_gold.tsv."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [Row(title, "", split_areas(label), name_source(source)) for title, label, _, source in lines if label != "?"]


def name_source(source: str) -> str:
    """The institution of a source: its first word, or all of it where that names where it was found."""
    first = source.split()[0]
    return source if first == "docplayer" else first


def read_items(path: Path) -> list[Row]:
    """The firm rows of a list with the columns of policy_items_dev.tsv, a run of ids as one institution."""
    rows = []
    last, language, runs = -1000, "", 0
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="\t"):
            number = int(re.sub(r"\D", "", line["id"]) or 0)
            runs += number - last > GAP or line["language"] != language
            last, language = number, line["language"]
            if line["debatable"] == "0":
                rows.append(Row(line["title"], line["text"] or "", split_areas(line["areas"]), f"run {runs}"))
    return rows


def split_areas(label: str) -> frozenset[str]:
    """The areas of a label.

    >>> sorted(split_areas("P3,P5")), split_areas("-")
    (['P3', 'P5'], frozenset())
    """
    return frozenset(label.replace(" ", "").split(",")) - {"-", ""}


if __name__ == "__main__":
    sys.exit(main())
