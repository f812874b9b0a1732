"""Do the same papers printed to PDF give the same records? A table of agreement, field by field.

    python tests/twins.py [FOLDER]

Every Word, HTML, Markdown and text paper of FOLDER (default: ../shared/corpus/files) is printed to PDF, by LibreOffice or Chromium,
and both are read. The records of the original stand in for the answers. Needs `soffice` and `chromium`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from types import ModuleType

from accuracy import CORPUS, SCORER, ingest, score

PRINTED = {".docx", ".html", ".htm", ".md", ".txt"}


def main() -> int:
    """0 where it could compare, 2 where a program to print with is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS / "files", help="the papers to print")
    papers = parser.parse_args().folder
    if not (shutil.which("soffice") and shutil.which("chromium")):
        print("twins: needs soffice and chromium", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        originals, prints, gold = (home / name for name in ("originals", "prints", "gold"))
        for path in sorted(papers.rglob("*")):
            if path.suffix.lower() in PRINTED:
                print_paper(path, originals / path.relative_to(papers), (prints / path.relative_to(papers)).with_suffix(".pdf"), home)
        for name in ("originals", "prints"):
            ingest(home / name, home / f"processed-{name}")
        gold.mkdir()
        for stem, answer in scorer().answers(home / "processed-originals").items():
            (gold / f"{stem}.json").write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
        count = len(list(prints.rglob("*.pdf"))), len(list(originals.rglob("*.*")))
        print(f"{count[0]} of {count[1]} papers printed; precision and recall are the print against the original")
        print(score(gold, home / "processed-prints", "--docs"))
    return 0


def print_paper(path: Path, original: Path, target: Path, home: Path) -> None:
    """Lay a copy of a paper at `original` and its print at `target`."""
    for place in (original, target):
        place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, original)
    if path.suffix.lower() == ".docx":
        run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(target.parent), str(path))
        return
    page = home / "page.html"
    is_page = path.suffix.lower().startswith(".htm")
    page.write_text(path.read_text(encoding="utf-8", errors="replace") if is_page else format_page(path), encoding="utf-8")
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}", str(page))


def format_page(path: Path) -> str:
    """A Markdown or text paper as a web page; of front matter the title and date are shown, as a site would."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix.lower() == ".txt":
        body = f"<pre style='white-space: pre-wrap; font: 11pt serif'>{escape(text)}</pre>"
    else:
        from markdown_it import MarkdownIt

        head, text = split_front_matter(text)
        shown = f"<h1>{escape(head['title'])}</h1>" if head.get("title") and head["title"] not in text else ""
        shown += f"<p>Dato: {escape(head['date'])}</p>" if head.get("date") else ""
        body = shown + MarkdownIt("commonmark", {"breaks": True}).enable("table").render(text)
    return f"<!doctype html><meta charset='utf-8'><title></title><body>{body}"


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The keys of a Markdown paper's front matter, and the text after it."""
    if not text.startswith("---"):
        return {}, text
    head, _, body = text[3:].partition("\n---")
    pairs = (line.partition(":") for line in head.splitlines() if ":" in line)
    return {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}, body.lstrip("-\n")


def run(*command: str) -> None:
    """A program that prints; its words are not wanted."""
    subprocess.run(command, check=False, capture_output=True, timeout=120)


def scorer() -> ModuleType:
    """The scorer as a module, for its view of the tables."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
