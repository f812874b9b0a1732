"""How well papers with known answers are read, field by field, against the floors in tests/accuracy.json.

    python tests/accuracy.py [--corpus FOLDER] [--gold FOLDER] [--misses FIELD] [--docs] [--raise-floors]

The papers and answers lie outside the repository, in ../shared/corpus; where they are not, there is nothing to measure. Another corpus is
a folder with papers in files/ and answers in gold/.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS, SCORER = SHARED / "corpus", SHARED / "score" / "score.py"
FLOORS = ROOT / "tests" / "accuracy.json"
TOLERANCE = 0.005
WORST = 5


def main() -> int:
    """0 where every field is at or above its floor, 1 where one fell below, 2 where the papers could not be scored."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="other papers and answers (no floors then)")
    parser.add_argument("--gold", type=Path, help="other answers than the corpus's own (no floors then)")
    parser.add_argument("--misses", metavar="FIELD", help="print what was missed (-) and what was too much (+)")
    parser.add_argument("--docs", action="store_true", help="print a line per paper")
    parser.add_argument("--raise-floors", action="store_true", help="write better figures into tests/accuracy.json")
    options = parser.parse_args()
    if not options.corpus.exists() or not SCORER.exists():
        print("accuracy: corpus not here, skipped")
        return 0
    gold = options.gold or options.corpus / "gold"
    with tempfile.TemporaryDirectory() as folder:
        processed = Path(folder) / "processed"
        ingest(options.corpus / "files", processed)
        if options.misses or options.docs:
            print(score(gold, processed, *(["--misses", options.misses] if options.misses else ["--docs"])))
            return 0
        print(score(gold, processed))
        print_worst(gold, processed)
        scores = {field: f1 for field, f1 in json.loads(score(gold, processed, "--json")).items() if isinstance(f1, float)}
    return compare(scores, options.raise_floors) if gold == CORPUS / "gold" else 0


def ingest(papers: Path, processed: Path) -> None:
    """Read papers into `processed`, away from this folder's settings. Papers that cannot be stored do not stop it."""
    command = [sys.executable, "-m", "pipeline.cli", "ingest", str(papers), "--out", str(processed)]
    done = subprocess.run(command, cwd=processed.parent, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or not (processed / "documents.csv").exists():
        sys.exit(f"accuracy: ingest failed ({done.returncode})\n{done.stdout}{done.stderr}")


def score(gold: Path, processed: Path, *options: str) -> str:
    """What the scorer prints."""
    command = [sys.executable, str(SCORER), str(gold), str(processed), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        sys.exit(2)
    return done.stdout.strip()


def print_worst(gold: Path, processed: Path) -> None:
    """The papers that are read worst: where to look next."""
    papers = [line for line in score(gold, processed, "--docs").split("\n\n")[0].splitlines() if line.strip()]
    print("\nworst papers", *sorted(papers)[:WORST], sep="\n")


def compare(scores: dict[str, float], raising: bool) -> int:
    """Print each field's F1 beside its floor; 1 where one fell below by more than the tolerance."""
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = [field for field, floor in floors.items() if scores.get(field, 0.0) < floor - TOLERANCE]
    print("\nagainst the floors")
    for field, f1 in {**dict.fromkeys(floors, 0.0), **scores}.items():
        change = f"{f1 - floors[field]:+.3f}" if field in floors else "new"
        print(f"{field:<15}{f1:>8.3f}  {change:>7}{'  below its floor' if field in fallen else ''}")
    if raising:
        higher = {field: max(f1, floors.get(field, 0.0)) for field, f1 in scores.items()}
        FLOORS.write_text(json.dumps({**floors, **higher}, indent=1) + "\n", encoding="utf-8")
        print("floors raised in tests/accuracy.json")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
