"""Lists of Markdown as a reader of the page sees them: the numbers that are printed, and lists written in HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

HEADING_TAG = re.compile(r"^[ \t]*<h([1-6])\b[^>]*>(?=.*</h\1>)", re.IGNORECASE | re.MULTILINE)
LIST_TAG = re.compile(r"(?P<row>^[ \t]*)?<(?P<close>/?)(?P<tag>ol|ul|li)\b(?P<rest>[^>]*)>(?P<space>\s*)", re.IGNORECASE | re.MULTILINE)
START = re.compile(r"\bstart\s*=\s*[\"']?(\d{1,6})", re.IGNORECASE)


def unfold_html_lists(text: str) -> str:
    """The text with headings and lists of HTML in the marks of Markdown; the number of rows stays.

    >>> unfold_html_lists("<ol>\\n<li>Valg</li>\\n<li>Evt.</li></ol>")
    '\\n1. Valg</li>\\n2. Evt.</li>'
    """
    if "<" not in text:
        return text
    text = HEADING_TAG.sub(lambda match: "#" * int(match[1]) + " ", text)
    counts: list[int] = []

    def write_mark(match: re.Match[str]) -> str:
        tag, opens = match["tag"].lower(), not match["close"]
        breaks = "\n" * match["space"].count("\n")
        if tag != "li":
            if opens:
                start = START.search(match["rest"])
                counts.append((int(start[1]) if start else 1) if tag == "ol" else 0)
            elif counts:
                counts.pop()
            return breaks
        if not opens:
            return match[0]
        number = counts[-1] if counts else 0
        if number:
            counts[-1] += 1
        turn = "" if match["row"] is not None or breaks else "<br>"
        return turn + breaks + "    " * (len(counts) - 1) + (f"{number}. " if number else "- ")

    return LIST_TAG.sub(write_mark, text)


@dataclass(slots=True)
class Numbering:
    """The numbers of the open lists, as Markdown prints them."""

    last: dict[int, tuple[str, int]] = field(default_factory=dict)
    """Depth -> number as written, number as counted, of the last item."""
    broken: bool = False
    """True where other text stands between the last item and the next."""

    def clear(self) -> None:
        """All lists are over."""
        self.last.clear()
        self.broken = False

    def count(self, marker: str, level: int) -> str:
        """The marker as printed: «1. 1. 1.» counts, and a number that falls back goes on; others stand as written.

        >>> numbering = Numbering()
        >>> [numbering.count(marker, 1) for marker in ("1.", "1.", "4.", "2.", "1.")]
        ['1.', '2.', '4.', '5.', '6.']
        """
        for deeper in [depth for depth in self.last if depth > level]:
            del self.last[deeper]
        broken, self.broken = self.broken, False
        if not marker[:-1].isdecimal():
            return marker
        written, last = self.last.get(level, ("", 0))
        repeats = marker == written and marker[:-1] in {"0", "1"}
        restarts = int(marker[:-1]) == 1 and last > 2 and int(written[:-1]) == last  # a list that counted rightly to its end is over
        falls = bool(written) and int(marker[:-1]) <= last and marker[-1] == written[-1] and not broken and not restarts
        number = last + 1 if repeats or falls else int(marker[:-1])
        self.last[level] = (marker, number)
        return marker if int(marker[:-1]) == number else f"{number}{marker[-1]}"
