"""How often is what a rule reads right, and do doubts tell wrong values from right ones? Counts it on papers with known answers.

    python tests/calibrate.py [GOLD]... [--test GOLD]... [--write]

GOLD is a folder of answers; its papers lie in ../files beside it, else in ../shared/corpus. Without any, the corpus's own answers count.
Prints how well the confidence holds for organisations that were left out of the counting, and for each field how often values with
and without a finding are right: on the papers of --test where there are any, else on each organisation by the counts of the others.
With --write, the counts become pipeline/tables/confidence.csv: only rules and numbers, the same for the same papers.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from accuracy import CORPUS, SCORER
from judged import FIELDS, Folder, Judged, judge, load_scorer

from pipeline.parse import confidence
from pipeline.parse.confidence import DOUBT, Counts, find_mean, find_rate, find_ratio, lower
from pipeline.parse.weigh import UNCERTAIN

TABLE = Path(confidence.__file__).parent.parent / "tables" / "confidence.csv"
BANDS = ((0.95, 1.01), (0.8, 0.95), (0.6, 0.8), (0.0, 0.6))


def main() -> int:
    """0 where papers could be judged or are not here; 2 where the answers are not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, default=[CORPUS / "gold"], help="answers to count on")
    parser.add_argument("--test", action="append", type=Path, default=[], help="answers to measure on, left out of the counting")
    parser.add_argument("--write", action="store_true", help="write the counts into the table that the program ships with")
    options = parser.parse_args()
    if not SCORER.exists():
        print("calibrate: corpus not here, skipped")
        return 0
    rows = judge_all(options.gold)
    if not rows:
        print("calibrate: no answers in the folders named", file=sys.stderr)
        return 2
    counts = count(rows)
    crossed = cross(rows)
    print_brier(rows, crossed)
    print_bands(crossed)
    if options.test:
        crossed = weigh_all(judge_all(options.test), counts)
        print_bands(crossed)
    print_table(crossed)
    if options.write:
        write_counts(counts)
    return 0


def judge_all(golds: Iterable[Path]) -> list[Judged]:
    """The judged values of several folders, with the parser's own confidence: as if nothing had been counted yet."""
    confidence.read_counts = dict  # type: ignore[assignment]
    scorer = load_scorer(SCORER)
    return [row for gold in golds for row in judge(Folder(find_papers(gold), gold), scorer)]


def find_papers(gold: Path) -> Path:
    """Where the papers of some answers lie."""
    beside = gold.parent / "files"
    return beside if beside.is_dir() else CORPUS / "files"


def count(rows: Iterable[Judged]) -> dict[tuple[str, str], tuple[int, int, int]]:
    """(column, rule) -> right, wrong, organisations, of values without a doubt; a doubted value counts for its doubts instead."""
    right: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    organisations: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for rule in (sorted({DOUBT + code for code in row.doubts}) or [row.rule]) if row.value else ():
            (right if row.is_right else wrong)[row.column, rule] += 1
            organisations[row.column, rule].add(row.organisation)
    return {key: (right[key], wrong[key], len(found)) for key, found in sorted(organisations.items()) if key[1]}


def weigh_row(row: Judged, counts: Counts) -> Judged:
    """The row with the confidence that these counts give it, as pipeline/parse does."""
    if not row.value:
        return row
    own = find_rate(counts, row.column, row.rule) * row.confidence
    ratios = [find_ratio(counts, row.column, code) for code in row.doubts]
    sure = lower(own, min(ratios)) if ratios else own
    doubts = row.doubts or (("value-uncertain",) if sure < UNCERTAIN else ())
    return replace(row, confidence=sure, doubts=doubts)


def weigh_all(rows: Iterable[Judged], counts: Counts) -> list[Judged]:
    """All rows with their confidence by the counts."""
    return [weigh_row(row, counts) for row in rows]


def cross(rows: Sequence[Judged]) -> list[Judged]:
    """Each organisation's rows with the confidence that the papers of all others give them."""
    organisations = sorted({row.organisation for row in rows})
    return [
        weighed
        for name in organisations
        for weighed in weigh_all(
            [row for row in rows if row.organisation == name], count([row for row in rows if row.organisation != name])
        )
    ]


def brier(rows: Sequence[Judged], sure: Iterable[float]) -> float:
    """The mean squared distance between confidence and truth: 0 is perfect."""
    return sum((confidence - row.is_right) ** 2 for row, confidence in zip(rows, sure, strict=True)) / len(rows)


def print_brier(rows: Sequence[Judged], crossed: Sequence[Judged]) -> None:
    """The Brier score of the confidence beside plainer ones, each organisation by the counts of the others."""
    values = [row for row in crossed if row.value]
    others = {name: count([row for row in rows if row.organisation != name]) for name in {row.organisation for row in rows}}
    plain = [find_mean(others[row.organisation], row.column) for row in values]
    laplace = [halve(others[row.organisation].get((row.column, row.rule), (0, 0, 0))) for row in values]
    print(f"Brier score over {len(values)} values, each organisation by the counts of the others ({len(others)} organisations)")
    for name, sure in (
        ("always sure", [1.0] * len(values)),
        ("the column's mean", plain),
        ("the rule, drawn to 1/2", laplace),
        ("as shipped", [row.confidence for row in values]),
    ):
        print(f"  {name:<24}{brier(values, sure):.4f}")


def print_bands(rows: Sequence[Judged]) -> None:
    """How often values of each band of confidence are right."""
    values = [row for row in rows if row.value]
    lost = sum(not row.rule for row in values)
    print(f"\n{len({row.paper for row in rows})} papers, {len(values)} values" + f", {lost} without a rule" * bool(lost))
    print(f"{'confidence':<14}{'values':>8}{'mean':>8}{'right':>8}")
    for low, high in BANDS:
        band = [row for row in values if low <= row.confidence < high]
        if band:
            mean, right = (sum(side) / len(band) for side in ([row.confidence for row in band], [row.is_right for row in band]))
            print(f"{low:>5.2f} – {min(high, 1):.2f}  {len(band):>8}{mean:>8.3f}{right:>8.3f}")


def halve(counted: tuple[int, int, int]) -> float:
    """The rate of a rule by its own counts only, drawn towards one half."""
    return (counted[0] + 1) / (counted[0] + counted[1] + 2)


def print_table(rows: Sequence[Judged]) -> None:
    """For each field: values, then blank cells, without and with a finding, and the share that is right."""
    print(f"\n{len({row.paper for row in rows})} papers; number and share right")
    print(f"{'':<15}{'values without':>16}{'with a finding':>16}{'blank without':>18}{'with a finding':>16}")
    by_field: dict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        by_field[row.field].append(row)
    for field in [*(name for name in FIELDS if by_field[name]), "all"]:
        mine = by_field[field] if field != "all" else rows
        groups = [
            [row for row in mine if bool(row.value) is said and bool(row.doubts) is told]
            for said in (True, False)
            for told in (False, True)
        ]
        print(f"{field:<15}" + "".join(f"{format_share(group):>{width}}" for group, width in zip(groups, (16, 16, 18, 16), strict=True)))


def format_share(rows: Sequence[Judged]) -> str:
    """«120  0.95», or a dash where there is none."""
    return f"{len(rows)}  {sum(row.is_right for row in rows) / len(rows):.3f}" if rows else "–"


def write_counts(counts: Counts) -> None:
    """Write the table that the program ships with."""
    with TABLE.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("column", "rule", "right", "wrong", "organisations"))
        writer.writerows((column, rule, *counted) for (column, rule), counted in sorted(counts.items()))
    print(f"\nwrote {len(counts)} rows of {TABLE.name}")


if __name__ == "__main__":
    sys.exit(main())
