"""How well are the papers of an organisation read without the rules that only its own papers call for?

    python tests/crossval.py [--lexicon | --label-rows] [--papers FOLDER]...

Every row of the rule tables and every label is counted on all papers of ../shared/corpus. A row that hits in the papers of one organisation
only is switched off when that organisation is scored. Prints the scorer's table so cross-validated, and the rows that were switched off.
With --papers, hits in further real papers count too (a paper of another organisation each): the corpus is small.
With --label-rows, a row of labels.toml (all labels of a field) is one row, as a row of any other table is; else each label counts alone.
With --lexicon, labels that the field's vocabulary (../shared/tables/lexicon.json) names stay on: they were not learnt from these papers.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from accuracy import CORPUS, score

import pipeline.grammar as grammar

hits: dict[str, set[str]] = defaultdict(set)
"""Row -> the organisations in whose papers it has hit."""
state = {"organisation": "", "off": frozenset[str]()}


class Counted:
    """A pattern that tells where it hit, and never hits while it is switched off."""

    def __init__(self, row: str, pattern: re.Pattern[str]) -> None:
        self.row, self.real = row, pattern

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.real, name)
        return self.count(found) if name in {"match", "search", "fullmatch"} else found

    def count(self, act: Any) -> Any:
        def counted(*arguments: Any) -> Any:
            if self.row in state["off"]:
                return None
            if found := act(*arguments):
                hits[self.row].add(state["organisation"])
            return found

        return counted

    def finditer(self, *arguments: Any) -> Any:
        found = [] if self.row in state["off"] else list(self.real.finditer(*arguments))
        if found:
            hits[self.row].add(state["organisation"])
        return iter(found)


def watch_rules() -> None:
    """Let every rule made from now on count its hits."""
    make = grammar.rule

    def counted(name: str, pattern: str, *examples: str, **options: Any) -> Any:
        row = make(name, pattern, *examples, **options)
        return grammar.Rule(row.name, Counted(f"{name}: {pattern[:60]}", row.pattern), row.examples, row.confidence)  # type: ignore[arg-type]

    grammar.rule = counted


def watch_labels(by_field: bool) -> None:
    """Let every label, or every field's row of labels, count its hits; one that is switched off is no label."""
    from pipeline.grammar import labels

    find = labels.find_label

    def counted(line: Any) -> Any:
        found = find(line)
        row = f"label: {found.field if by_field else found.text.casefold()}" if found else ""
        if not found or row in state["off"]:
            return None
        hits[row].add(state["organisation"])
        return found

    labels.find_label = counted


def read_lexicon() -> frozenset[str]:
    """Every word of the field's vocabulary, folded."""
    text = (CORPUS.parent / "tables" / "lexicon.json").read_text(encoding="utf-8")
    return frozenset(word.casefold().rstrip(":") for word in re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def main() -> int:
    """0 where it could measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lexicon", action="store_true", help="leave the labels of the field's vocabulary on")
    parser.add_argument("--label-rows", action="store_true", help="count the labels of a field as one row")
    parser.add_argument("--papers", type=Path, action="append", default=[], help="further papers whose hits count")
    options = parser.parse_args()
    if not CORPUS.exists():
        print("crossval: corpus not here, skipped")
        return 0
    watch_rules()
    watch_labels(options.label_rows)
    from pipeline.engine.paper import parse_paper
    from pipeline.link import link
    from pipeline.settings import Settings
    from pipeline.store import write_tables

    papers = [path for path in sorted((CORPUS / "files").rglob("*")) if path.is_file()]
    for path in papers:
        state["organisation"] = path.parent.name
        parse_paper(path.read_bytes(), path.name)
    for path in (path for folder in options.papers for path in sorted(folder.rglob("*")) if path.is_file()):
        state["organisation"] = path.stem
        parse_paper(path.read_bytes(), path.name)
    own: dict[str, set[str]] = defaultdict(set)
    known = read_lexicon() if options.lexicon else frozenset()
    for row, organisations in hits.items():
        if len(organisations) == 1 and row.removeprefix("label: ") not in known:
            own[next(iter(organisations))].add(row)
    parsed = []
    for path in papers:
        state["organisation"], state["off"] = path.parent.name, frozenset(own[path.parent.name])
        parsed.append((path.relative_to(CORPUS / "files").as_posix(), parse_paper(path.read_bytes(), path.name)))
    with tempfile.TemporaryDirectory() as folder:
        write_tables(link(parsed, Settings()), Path(folder))
        print(score(CORPUS / "gold", Path(folder)))
    print(f"\n{len(hits)} rows hit; {sum(map(len, own.values()))} of them in one organisation only:")
    print("\n".join(f"  {organisation}: {row}" for organisation, rows in sorted(own.items()) for row in sorted(rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
