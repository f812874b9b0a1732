"""Stamps in running text («U.off.», «Unntatt offentlighet, jf. offl. § 13, jf. fvl. § 13 første ledd nr. 1»): they close the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LAW = (
    r"(?:offl|offentleglov[ae]n?|off\.?lova|offentlighetsloven|fvl|forvaltningslov(?:en|a)|koml|kommunelov(?:en|a))\.?(?:\s?\(\d{4}\))?\s*§+\s*\d+(?:[-–]\d+)?(?:\s?[a-z]\b)?"
    r"(?:\s*(?:(?:første|fyrste|andre|annet|tredje|fjerde|femte)\b|nr\.?\s?\d+|bokstav\s[a-z]\b|ledd\b|punktum\b))*"
)
BASIS = re.compile(rf"{_LAW}(?:[,\s]*(?:jfr?\.?|cf\.?|og)\s*{_LAW})*", re.IGNORECASE)
_WORDS = (
    r"(?:unn(?:tatt|tas|tatt fra)\s(?:fra\s)?offentlighet(?:en)?|unnateke?n?\s(?:frå\s)?offentleg(?:heit|dom)?\w*"
    r"|unnateke frå innsyn|unntatt fra innsyn"
    r"|u\.\s?off\b\.?|\buoff\b\.?|exempt from public (?:access|disclosure)|ikke offentlig|ikkje offentleg)"
)
STAMP = re.compile(
    rf"(?:(?:^|[(\[«|]|[–—-]\s|[.!?:;]\s)\s*(?P<mark>{_WORDS})"
    rf"(?=\s*(?:[),.;:\]»|–—-]|jfr?\b|etter\b|iht\b|i medhold\b|pursuant\b|offl|fvl|$)))"
    rf"|(?P<cited>{_WORDS})[\s,;:.(]*(?:jfr?\.?|etter|iht\.?|i henhold til|i medhold av|pursuant to|under)?\s*(?={_LAW})",
    re.IGNORECASE | re.MULTILINE,
)
"""The words as a stamp has them: by themselves, or with the law that they stand on; not «rutiner for det som er unntatt offentlighet»."""
STEMS = ("off", "unntatt", "unnatek", "exempt")
PARAGRAPH = re.compile(r"[^\n]+")


def find_stamped(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph that a stamp closes; of the whole text where the stamp is a paragraph of its own.

    >>> list(find_stamped("Tas til orientering.\\nAnsettelse. U.off., jf. offl. § 25"))
    [(21, 55)]
    """
    low = text.casefold()
    if not any(stem in low for stem in STEMS):
        return
    for paragraph in PARAGRAPH.finditer(text):
        if match := STAMP.search(paragraph.group()):
            rest = BASIS.sub("", paragraph.group()[: match.start()] + paragraph.group()[match.end() :])
            if len(re.findall(r"\w{3,}", rest)) == 0:
                yield 0, len(text)
                return
            yield paragraph.span()


def find_basis(text: str) -> str:
    """The law that a stamp cites, as written; empty where it cites none.

    >>> find_basis("Unntatt offentlighet, jf. offl. § 13, jf. fvl. § 13 første ledd nr. 1: ny leder")
    'offl. § 13, jf. fvl. § 13 første ledd nr. 1'
    """
    stamp = STAMP.search(text)
    found = BASIS.search(text, stamp.start()) if stamp else None
    return found.group().strip() if found else ""
