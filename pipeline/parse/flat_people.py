"""People of papers that have lost their lines and columns: names that run into each other are told apart by common given names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.grammar.attendance import COLUMN_HEADS, ROSTER_WORD
from pipeline.grammar.labels import find_label
from pipeline.grammar.owners import given_names

PEOPLE = {"present", "absent", "deputy", "observer", "guest"}
OFFICES = {"chair", "secretary"}
_TOKEN = re.compile(r"\([^)]*\)|,|(?:og|and|och)\b|[A-ZÆØÅÄÖ][\w'’-]*\.?|\S+")
_SPLIT = re.compile(r"(?<=[\w)])\s+(?=(?P<first>[A-ZÆØÅÄÖ][a-zæøåäö]+)(?:\s[A-ZÆØÅÄÖ][\w.'’-]*){1,3},\s[a-zæøåäö])")


def begins_person(word: str, before: Sequence[str]) -> bool:
    """True where a given name follows upon a surname without a comma: another person begins.

    >>> begins_person("Arne", ["Kari", "Nes"]), begins_person("Lise", ["Kari"])
    (True, False)
    """
    return len(before) > 1 and word in given_names() and before[-1] not in given_names()


def split_run_on(text: str) -> str:
    """A list «Kari Nes, direktør, UiX Ola Moe, rektor» with a semicolon where the next person begins.

    >>> split_run_on("Kari Nes, direktør, UiX Ole Moe, rektor")
    'Kari Nes, direktør, UiX; Ole Moe, rektor'
    """

    def mark(match: re.Match[str]) -> str:
        word = (text[: match.start()].split() or [""])[-1]
        return "; " if match["first"] in given_names() and word not in given_names() else match[0]

    return _SPLIT.sub(mark, text)


def split_roster(text: str) -> list[str]:
    """The names of a table that came out as one line, told apart by the offices and parties between them; none for other texts.

    >>> split_roster("Navn Funksjon Representerer Kari Nes Leder AP Ola Moe Medlem H")
    ['Kari Nes', 'Ola Moe']
    """
    words = text.split()
    heads = next((place for place, word in enumerate(words) if word.casefold().strip(":") not in COLUMN_HEADS), 0)
    if heads < 2:
        return []
    names: list[list[str]] = [[]]
    for word in words[heads:]:
        if ROSTER_WORD.match(word) or not word[:1].isupper():
            names.append([])
        else:
            if begins_person(word, names[-1]):
                names.append([])
            names[-1].append(word)
    last = Counter(name[-1] for name in names if len(name) > 2)
    whole = [name[:-1] if len(name) > 2 and last[name[-1]] > 1 else name for name in names]  # a column of places repeats, a surname hardly
    return [" ".join(name) for name in whole if 2 <= len(name) <= 4]


def pair_labels(parts: Sequence[str]) -> list[str]:
    """Parts of a page on which all labels come first and all values after them, each value put behind its label.

    Only where the lists of people that can be told apart are as many as the labels of people; else the parts as they are.
    """
    labels = [find_label(part) for part in parts]
    for last, label in enumerate(labels):
        if not label or not label.value:
            continue
        first = last
        while first > 0 and (before := labels[first - 1]) and not before.value:
            first -= 1
        if last - first >= 2:
            fields = [found.field for found in labels[first : last + 1] if found]
            names = [found.text for found in labels[first : last + 1] if found]
            if values := pair_values(fields, label.value):
                paired = [f"{name}: {value}" for name, value in zip(names, values, strict=True) if value]
                return [*parts[:first], *paired, *parts[last + 1 :]]
    return list(parts)


def pair_values(fields: Sequence[str], text: str) -> list[str]:
    """The values in the order of their fields, "" for what stays in doubt; none where the lists of people do not fit the labels."""
    wanted = sum(field in PEOPLE for field in fields)
    spans = [span for span in split_groups(text) if text[span[0] :].split()[0] in given_names()]
    if not wanted or len(spans) != wanted or any(field in PEOPLE for field in fields[wanted:]):
        return []
    lists = [text[start:end].strip(" ,") for start, end in spans]
    rest = text[spans[-1][1] :].strip()
    known = {name for listed in lists for name in re.findall(r"[A-ZÆØÅÄÖ][\w'’-]+(?=,|\s\(|\sog\b|$)", listed)}
    offices = sum(field in OFFICES for field in fields)
    one = "|".join(map(re.escape, sorted(known)))
    match = re.search(rf"\b(?:{one})(?:\s(?:{one})){{{offices - 1}}}(?!\w)", rest) if offices and known else None
    officers = match[0].split() if match else [""] * offices
    place = rest[: match.start()].strip() if match and "place" in fields[wanted:][:1] else ""
    values = iter(lists)
    named = iter(officers)
    return [next(values) if field in PEOPLE else next(named) if field in OFFICES else place if field == "place" else "" for field in fields]


def split_groups(text: str) -> list[tuple[int, int]]:
    """The spans of lists of people at the beginning of a text: a list ends where a new person begins without a comma before.

    >>> text = "Kari Nes, Ola Moe og Per Lie Anne Dal (leder) Jon Vik"
    >>> [text[start:end].strip() for start, end in split_groups(text)]
    ['Kari Nes, Ola Moe og Per Lie', 'Anne Dal (leder)', 'Jon Vik']
    """
    groups: list[tuple[int, int]] = []
    name: list[str] = []
    start, closed, end = 0, False, 0
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word in {",", "og", "and", "och"}:
            name, closed = [], False
        elif word.startswith("("):
            closed = True
        elif not word[:1].isupper():
            break
        elif closed or begins_person(word, name):
            groups.append((start, match.start()))
            start, name, closed = match.start(), [word], False
        else:
            name = [*name, word]
        end = match.end()
    return [*groups, (start, end)] if end > start else groups
