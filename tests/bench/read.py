"""What reading a PDF costs beside pdfium's own part of it: invented minutes of several producers, and a folder of papers.

    python tests/bench/read.py [--papers 20] [--folder raw] [--rounds 5] [--against TREE]

Each round measures in turns, so that ratios hold on a noisy machine: our `read`; pypdfium2's text of each page; lines with box, size and
weight by their first and last character; and, once and on a few papers, pdfplumber's words, lines and tables. Prints the least
milliseconds of processor time a page and how many times the bare lines each takes. With --against, `read` of another copy of the program
(the folder that holds its pipeline/) takes its turns, too. No test.
"""

from __future__ import annotations

import argparse
import ctypes
import io
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SLOW = 3
"""Papers of a set that pdfplumber reads."""
LINE = re.compile(r"[^\r\n]+")
Way = Callable[[bytes], Any]


def main() -> None:
    """Make the papers, let the ways take turns, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=20)
    parser.add_argument("--folder", type=Path, action="append", default=[])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--against", type=Path, action="append", default=[], metavar="TREE")
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    choices = parser.parse_args()
    if choices.worker:
        work(choices.worker)
        return
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as scratch:
        folders = [*make_papers(Path(scratch), choices.papers), *choices.folder]
        for folder in folders:
            compare(sorted(folder.rglob("*.pdf")), folder.name, choices.rounds, [ROOT, *choices.against])


def make_papers(folder: Path, papers: int) -> list[Path]:
    """A folder of invented minutes for each producer: written by hand without tags, and set by typst with tags and a ruled table."""
    import typst

    from tests.bench.minutes import BODIES, compose, write_minutes

    (folder / "tagged").mkdir()
    for number in range(papers):
        write_minutes(folder / "plain", number)
        body = BODIES[number % len(BODIES)]
        source = folder / "minutes.typ"
        source.write_text(format_typst(compose(random.Random(number), body, number), body), encoding="utf-8")
        (folder / "tagged" / f"referat-{number:05}.pdf").write_bytes(typst.compile(source))
    return [folder / "plain", folder / "tagged"]


def format_typst(rows: list[tuple[str, str]], body: str) -> str:
    """The rows of minutes as typst sets them: labels in a table, the lines of a paragraph run on."""
    quoted = [(style, [f'#"{part}"' for part in text.split("\t")]) for style, text in rows]
    cells = ",".join(f"[{part}]" for _, parts in quoted if len(parts) > 1 for part in parts)
    heads = {"title": "= ", "bold": "== ", "plain": ""}
    lines = [f"{heads[style]}{parts[0] if text else ''}" for (style, parts), (_, text) in zip(quoted, rows, strict=True) if len(parts) == 1]
    return "\n".join([f'#set page(footer: "{body}")', *lines[:2], f"#table(columns: 2, {cells})", *lines[2:]])


def compare(papers: list[Path], name: str, rounds: int, trees: list[Path]) -> None:
    """The least time of each way over some papers, a printed line each; the first round warms up."""
    files = [path.read_bytes() for path in papers]
    pages = sum(map(read_text, files))
    print(f"{name}: {len(files)} papers, {pages} pages")
    taken: dict[str, list[float]] = {}
    workers = [(f"read {tree}" if number else "read", start(tree, papers)) for number, tree in enumerate(trees)]
    for _ in range(rounds + 1):
        for label, worker in workers:
            worker.stdin.write("\n")
            worker.stdin.flush()
            taken.setdefault(label, []).append(float(worker.stdout.readline()) / pages)
        for label, way in {"text of pages": read_text, "lines with boxes": read_lines}.items():
            taken.setdefault(label, []).append(measure(way, files) / pages)
    few = files[:SLOW]
    taken["pdfplumber"] = [0.0, measure(read_tables, few) / max(1, sum(map(read_text, few)))]
    floor = min(taken["lines with boxes"][1:])
    for label, costs in taken.items():
        print(f"  {label:20} {min(costs[1:]):8.3f} ms a page   {min(costs[1:]) / floor:6.2f} times the lines")
    for _, worker in workers:
        worker.stdin.close()
        worker.wait()


def measure(way: Way, files: list[bytes]) -> float:
    """Milliseconds of processor time of a way over some files."""
    started = time.process_time()
    for data in files:
        way(data)
    return (time.process_time() - started) * 1000


def start(tree: Path, papers: list[Path]) -> Any:
    """A process that reads the papers with the program of a tree each time it is given a line."""
    worker = subprocess.Popen(
        [sys.executable, __file__, "--worker", str(tree.resolve())], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert worker.stdin
    worker.stdin.write("\0".join(str(path.resolve()) for path in papers) + "\n")
    return worker


def work(tree: Path) -> None:
    """Read the papers named on the first line of stdin once for every further line, and print what it took."""
    sys.path[0] = str(tree)
    from pipeline.read import read

    files = [Path(path).read_bytes() for path in sys.stdin.readline().rstrip("\n").split("\0")]
    for _ in sys.stdin:
        print(measure(lambda data: read(data, "paper.pdf"), files), flush=True)


def read_text(data: bytes) -> int:
    """pypdfium2's text of every page; how many there are."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as paper:
        for page in paper:
            page.get_textpage().get_text_range()
            page.close()
        return len(paper)


def read_lines(data: bytes) -> list[tuple[Any, ...]]:
    """Text, edges, size and weight of every printed line, asked of its first and last character only: the floor."""
    import pypdfium2
    import pypdfium2.raw as raw

    sides = [ctypes.c_double() for _ in range(4)]
    refs = [ctypes.byref(side) for side in sides]
    lines: list[tuple[Any, ...]] = []
    with pypdfium2.PdfDocument(data) as paper:
        for page in paper:
            textpage = page.get_textpage()
            for match in LINE.finditer(textpage.get_text_range()):
                ends = match.start(), match.end() - 1
                boxes = []
                for index in ends:
                    raw.FPDFText_GetCharBox(textpage.raw, index, *refs)
                    boxes.append([side.value for side in sides])
                size, weight = (ask(textpage.raw, ends[0]) for ask in (raw.FPDFText_GetFontSize, raw.FPDFText_GetFontWeight))
                lines.append((match[0], *boxes, size, weight))
            page.close()
    return lines


def read_tables(data: bytes) -> None:
    """Words, lines and tables of every page by pdfplumber: the usual pipeline."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as paper:
        for page in paper.pages:
            page.extract_words()
            page.extract_text_lines()
            page.extract_tables()
            page.close()


if __name__ == "__main__":
    main()
