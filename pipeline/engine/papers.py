"""The papers of raw/, folder by folder: what each says is remembered where its bytes were read before, else read now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from pipeline import corrections, store
from pipeline.corrections import Correction
from pipeline.engine.paper import Task
from pipeline.engine.reading import (
    LIMITED,
    PASSING,
    PICTURED,
    Engine,
    Step,
    codes_of,
    find_code,
    find_eye,
    find_keys,
    find_package,
    find_repairer,
    has_any,
    keep_papers,
    open_outcome,
)
from pipeline.intake.folders import Folder, name_folder
from pipeline.records import Parsed
from pipeline.settings import Limits, Passwords

ID = 12
"""Signs of a document_id: the first of the sha256 of a paper's bytes."""


@dataclass(frozen=True)
class Means:
    """All but its bytes that decides what is read from a paper."""

    ocr: str = "off"
    said: Sequence[Correction] = ()
    names: str = "off"
    limits: Limits | None = None
    passwords: Passwords = field(default_factory=Passwords)

    @property
    def end(self) -> str:
        """What ends the keys of papers that hang on more than their bytes: pages to be read as pictures, so that another tesseract reads
        only these anew; more than a paper may take; a password that it wants; damage."""
        return f"+{find_eye(self.ocr)} {self.limits} {self.passwords.stamp} {find_repairer()}"

    @cached_property
    def others(self) -> str:
        """What counts for the papers of every folder."""
        return repr((find_code(self.names), self.limits, self.passwords.stamp, find_repairer()))

    @cached_property
    def forced(self) -> dict[str, list[tuple[str, dict[str, str]]]]:
        """Folder -> the paths in it of which a person says something that reading must know, and what."""
        found: dict[str, list[tuple[str, dict[str, str]]]] = {}
        for path, words in sorted(corrections.find_forced(self.said).items()):
            found.setdefault(name_folder(path), []).append((path, words))
        return found

    def digest(self, folder: str, *, is_pictured: bool) -> str:
        """A digest of it all for the papers of a folder; of what reads scanned pages only where there are such, for that is slow to ask."""
        parts = (self.others, self.forced.get(folder), find_eye(self.ocr) if is_pictured else "")
        return sha256(repr(parts).encode("utf-8", "surrogateescape")).hexdigest()


Heads = list[tuple[str, Parsed]]
"""Path of each paper, and what store.strip_parsed keeps of it."""
Recall = Callable[[Path, Collection[str]], dict[str, Parsed]]
"""Gives what is remembered under some keys."""


@dataclass(slots=True)
class Papers:
    """The papers of raw/ by folder, and what they say: none of it is in memory but where it is asked for."""

    folders: Mapping[str, Folder]
    stamp: Callable[[str], Mapping[str, store.Stamp]]
    """Gives what is known of the bytes of each paper in a folder."""
    out: Path
    engine: Engine
    means: Means
    end: str = ""
    passing: dict[str, bytes] = field(default_factory=dict)
    """What was read now of papers that met a fault of the moment, which nobody is to remember."""
    _keys: dict[str, dict[str, str]] = field(default_factory=dict)
    _last: tuple[str | None, Heads] = (None, [])

    def keys(self, name: str) -> dict[str, str]:
        """Path of each paper in a folder -> the key under which it is remembered."""
        if name not in self._keys:
            self._keys[name] = find_keys(
                self.folders[name].files, self.stamp(name), dict(self.means.forced.get(name, ())), self.means.names
            )
        return self._keys[name]

    def places(self, keys: Iterable[str]) -> dict[str, str]:
        """Where papers with these keys may be remembered -> the key."""
        return {place: key for key in keys for place in (key, f"{key}{self.end}")}

    def fill(self, names: Iterable[str], step: Step) -> None:
        """Read what is not remembered of the papers in some folders."""
        keys = {key: path for name in names for path, key in self.keys(name).items()}
        places = self.places(keys)
        known = {places[place] for place in store.find_heads(self.out, places.keys())} | self.passing.keys()
        known |= {places[place] for place, _ in store.restore_heads(self.out, [place for place, key in places.items() if key not in known])}
        self.read({key: path for key, path in keys.items() if key not in known}, step)

    def read(self, wanted: Mapping[str, str], step: Step) -> None:
        """Read papers now: key -> path of each."""
        tasks = {task.path: (key, task) for key, task in zip(wanted, self.list_tasks(wanted.values()), strict=True)}
        done = 0
        for batch in self.engine([task for _, task in tasks.values()]):
            fresh = {tasks[path][0]: both for path, encoded in batch if (both := open_outcome(tasks[path][1], encoded))}
            self.passing.update((key, data) for key, (head, data) in fresh.items() if has_any(head, PASSING))
            keep_papers(self.out, {key: both for key, both in fresh.items() if key not in self.passing}, self.end)
            done += len(batch)
            step("reading", done, len(tasks))

    def list_tasks(self, paths: Iterable[str]) -> Iterator[Task]:
        """What is to be read, in the order of the paths."""
        means = self.means
        ocr, namer = means.ocr if find_eye(means.ocr) else "off", find_package(means.names).partition(" ")[0]
        wanted = list(paths)
        folders = {name_folder(path) for path in wanted}
        forced = dict(found for name in folders for found in means.forced.get(name, ()))
        places = {file.path: str(file.place) for name in folders for file in self.folders[name].files}
        for path in wanted:
            digest, said = self.stamp(name_folder(path))[path].sha256, forced.get(path, {})
            kind, language = said.get("kind", ""), said.get("language", "")
            yield Task(path, places[path], digest[:ID], ocr, kind, language, namer, means.passwords.words)

    def recall(self, wanted: Collection[str], remembered: Recall, decode: Callable[[bytes], Parsed | None]) -> dict[str, Parsed]:
        """Key -> what is known of papers."""
        places = self.places(wanted)
        found = {places[place]: parsed for place, parsed in remembered(self.out, places.keys()).items()}
        return found | {key: parsed for key in wanted if key in self.passing and (parsed := decode(self.passing[key]))}

    def recall_all(self, paths: Mapping[str, str], remembered: Recall, decode: Callable[[bytes], Parsed | None]) -> dict[str, Parsed]:
        """Path -> what is known of papers (path -> key); what a memory has lost is read anew."""
        found = self.recall({*paths.values()}, remembered, decode)
        if lost := {key: path for path, key in paths.items() if key not in found}:
            self.read(lost, lambda *_: None)
            found |= self.recall(lost, remembered, decode)
        return {path: found[key] for path, key in paths.items()}

    def heads(self, name: str) -> Heads:
        """The heads of the papers in a folder, in path order. Those of one folder are kept: they are asked for several times in a row."""
        if self._last[0] != name:
            self._last = name, list(self.recall_all(self.keys(name), restore_heads, store.find_head).items())
        return self._last[1]

    def load(self, paths: Collection[str]) -> dict[str, Parsed]:
        """All that the papers at some paths say, by path; those are read anew of which the memory is lost."""
        return self.recall_all({path: self.keys(name_folder(path))[path] for path in paths}, store.read_cached, store.decode_parsed)

    def find(self, paths: Collection[str]) -> dict[str, Parsed]:
        """As `load`, but those are left out of which the memory is lost."""
        keys = {path: self.keys(name_folder(path))[path] for path in paths}
        found = self.recall({*keys.values()}, store.read_cached, store.decode_parsed)
        return {path: found[key] for path, key in keys.items() if key in found}

    def mark(self, name: str, heads: Heads) -> dict[str, str]:
        """Path -> all that decided what was read from a paper: its key, what read its pictures, a fault of the moment or the machine."""
        keys = self.keys(name)
        doubts = {path: codes_of(head) for path, head in heads if head.findings or head.attachments}  # few have any
        passing = self.load([path for path, codes in doubts.items() if not codes.isdisjoint(PASSING | LIMITED)])
        pictured = {path for path, codes in doubts.items() if not codes.isdisjoint(PICTURED)}
        eye = find_eye(self.means.ocr) if pictured else ""
        return {path: f"{keys[path]} {eye if path in pictured else ''} {passing.get(path, '')}" for path in keys}


def restore_heads(out: Path, keys: Collection[str]) -> dict[str, Parsed]:
    """The heads that are remembered, and those that can be made of what is remembered of the whole paper."""
    found = store.read_heads(out, keys)
    return found | dict(store.restore_heads(out, [key for key in keys if key not in found]))


def read_papers(
    folders: Mapping[str, Folder],
    stamp: Callable[[str], Mapping[str, store.Stamp]],
    shelves: Mapping[str, store.Shelf],
    out: Path,
    engine: Engine,
    step: Step,
    means: Means,
    *,
    is_grown: bool = False,
) -> tuple[Papers, dict[str, store.Shelf]]:
    """The papers, after all that is not remembered of them was read, and the folders of which the last run knows all.

    `shelves` are the folders in which no file has changed since that. What no paper has any more is forgotten; there is no such thing
    where papers have only come (`is_grown`), and to look for it takes longer the larger the archive is.
    """
    known = {name: shelf for name, shelf in shelves.items() if shelf.reading == means.digest(name, is_pictured=shelf.is_pictured)}
    papers = Papers(folders, stamp, out, engine, means, means.end)
    loose = [name for name in folders if name not in known]
    papers.fill(loose, step)
    if is_grown and len(known) == len(shelves):
        return papers, known
    held = papers.places(key for name in loose for key in papers.keys(name).values())
    store.write_cached(out, {}, only=Held(held.keys(), {start for shelf in known.values() for start in shelf.starts.split()}))
    return papers, known


@dataclass(frozen=True, slots=True)
class Held(Container[str]):
    """The keys of papers that are in raw/."""

    keys: Collection[str]
    starts: Collection[str]
    """How those begin that are not at hand."""

    def __contains__(self, key: object) -> bool:
        return key in self.keys or str(key)[: store.START] in self.starts
