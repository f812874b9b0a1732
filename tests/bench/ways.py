"""What bench/cold.py runs in processes of their own: a plain pdfplumber pipeline, bare pypdfium2 lines, and our own stages one by one.

python tests/bench/ways.py plumb FOLDER | lines FOLDER | bare | parts
"""

from __future__ import annotations

import ctypes
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.engine.paper import Outcome, Task


def plumb(folder: Path) -> None:
    """Words, lines and tables by pdfplumber, tokens by spaCy, a CSV by pandas: the pipeline that one would write first."""
    import pandas
    import pdfplumber
    import spacy

    tokenise, rows = spacy.blank("nb"), []
    for path in sorted(folder.rglob("*.pdf")):
        with pdfplumber.open(path) as paper:
            for page in paper.pages:
                words, tables = page.extract_words(), page.extract_tables()
                for line in page.extract_text_lines():
                    tokens = len(tokenise(line["text"]))
                    rows.append({"path": str(path), "page": page.page_number, "text": line["text"], "tokens": tokens, "x": line["x0"]})
                rows.append({"path": str(path), "page": page.page_number, "words": len(words), "tables": len(tables)})
    pandas.DataFrame(rows).to_csv("lines.csv", index=False)


def read_lines(folder: Path) -> None:
    """Every line with the boxes of its first and last character, by pypdfium2."""
    import pypdfium2
    from pypdfium2 import raw

    sides = [ctypes.c_double() for _ in range(4)]
    places = [ctypes.byref(side) for side in sides]
    for path in sorted(folder.rglob("*.pdf")):
        paper = pypdfium2.PdfDocument(path.read_bytes())
        for page in paper:
            letters = page.get_textpage()
            start = 0
            for line in letters.get_text_range().split("\r\n"):
                for place in (start, start + len(line) - 1) if line else ():
                    raw.FPDFText_GetCharBox(letters, place, *places)
                    _box = [side.value for side in sides]
                start += len(line) + 2
            letters.close()
            page.close()
        paper.close()


def ingest_bare() -> None:
    """The whole of `referent ingest`, with the papers read in this very process: no worker, no pipe, no limits."""
    from pipeline import cli
    from pipeline.engine import pool
    from pipeline.engine.paper import parse_file
    from pipeline.settings import Limits

    def parse_here(tasks: Sequence[Task], meanwhile: Callable[[], None], **_: object) -> Iterator[list[Outcome]]:
        pool.load_rooms()
        meanwhile()
        for start in range(0, len(tasks), pool.AT_ONCE):
            yield [parse_file(task, Limits()) for task in tasks[start : start + pool.AT_ONCE]]

    pool.parse_files = parse_here  # type: ignore[assignment]
    cli.main(["ingest", "raw", "--out", "processed", "--jobs", "1"])


def time_parts() -> None:
    """Processor seconds of our stages over all papers of raw/, each stage alone."""
    from pipeline.classify import classify
    from pipeline.engine.collector import pause_collector
    from pipeline.language.detection import detect_language
    from pipeline.link import link
    from pipeline.parse import parse
    from pipeline.parse.collect import collect
    from pipeline.read import read
    from pipeline.settings import Settings
    from pipeline.store import write_tables

    paths = sorted(Path("raw").rglob("*.pdf"))
    with pause_collector(), tempfile.TemporaryDirectory() as out:
        clock = [time.process_time()]
        documents = [read(path.read_bytes(), path.name, "off") for path in paths]
        clock.append(time.process_time())
        kinds = [classify(document).kind for document in documents]
        clock.append(time.process_time())
        papers = [collect(parse(one, kind, detect_language(one.text), "")) for one, kind in zip(documents, kinds, strict=True)]
        clock.append(time.process_time())
        records = link([(path.relative_to("raw").as_posix(), paper) for path, paper in zip(paths, papers, strict=True)], Settings())
        clock.append(time.process_time())
        write_tables(records, Path(out))
        clock.append(time.process_time())
    for name, start, end in zip(("read", "classify", "parse", "link", "store"), clock, clock[1:], strict=False):
        print(f"{name} {end - start}")


if __name__ == "__main__":
    {"plumb": lambda: plumb(Path(sys.argv[2])), "lines": lambda: read_lines(Path(sys.argv[2])), "bare": ingest_bare, "parts": time_parts}[
        sys.argv[1]
    ]()
