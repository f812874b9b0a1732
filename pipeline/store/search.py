"""Full-text search over items, decisions, actions and memos."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from pipeline.store.database import open_database

MARKS = ("[", "]")

HITS = """
SELECT kind, record_id, meeting_id, date, snippet(search, 0, :left, :right, '…', 32), document_id, source,
       coalesce((SELECT path FROM documents d WHERE d.document_id = search.document_id ORDER BY status = 'duplicate', path LIMIT 1), '')
FROM search WHERE search MATCH :query ORDER BY rank, kind, record_id, document_id, source LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record in which the words stand."""

    kind: str
    """item, decision, action or memo."""
    record_id: str
    meeting_id: str
    date: str
    """The meeting's, or the memo's."""
    snippet: str
    """The text around the words, which are marked."""
    document_id: str
    source: str
    path: str
    """The paper's, relative to raw/."""


def search(path: Path, text: str, limit: int = 50, marks: tuple[str, str] = MARKS) -> list[Hit]:
    """Records that hold all the words of `text`, best first; `path` is referent.db.

    A word also stands for words that begin with it («lønn» finds «lønnsforhandlinger»); after those come compounds that
    hold it further in («forhandlinger»). Words in quotes stand side by side. No text is an error; one without words
    finds nothing. Raises UsageError where there is no database.
    """
    phrases = split_query(text)
    if not phrases:
        return []
    with open_database(path) as db:
        found = find_hits(db, " AND ".join(f'"{phrase}"*' for phrase in phrases), limit, marks)
        if len(found) < limit:
            wide = " AND ".join(widen(db, phrase) for phrase in phrases)
            known = {(hit.kind, hit.record_id, hit.source) for hit in found}
            more = find_hits(db, wide, limit + len(found), marks)
            found += [hit for hit in more if (hit.kind, hit.record_id, hit.source) not in known]
    return found[:limit]


def find_hits(db: sqlite3.Connection, query: str, limit: int, marks: tuple[str, str]) -> list[Hit]:
    """The hits of a query in the index's own words."""
    rows = db.execute(HITS, {"query": query, "limit": limit, "left": marks[0], "right": marks[1]})
    return [Hit(*row) for row in rows]


def split_query(text: str) -> list[str]:
    """The phrases of a query: quoted words together, everything else by blanks; signs are only borders of words.

    >>> split_query('lønn "god ledelse" HR-strategi 12/25 AND*')
    ['lønn', 'god ledelse', 'HR strategi', '12 25', 'AND']
    """
    pieces = re.findall(r'"([^"]*)"|([^\s"]+)', unicodedata.normalize("NFC", text))
    phrases = (" ".join(re.findall(r"[^\W_]+", quoted or plain)) for quoted, plain in pieces)
    return [phrase for phrase in phrases if phrase]


def widen(db: sqlite3.Connection, phrase: str) -> str:
    """A phrase as the index asks for it: one word of four letters or more also stands for words that hold it."""
    if " " in phrase or len(phrase) < 4:
        return f'"{phrase}"*'
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab(main, search, row)")
    query = "SELECT term FROM temp.word WHERE instr(term, ?) > 1 ORDER BY doc DESC, term LIMIT 200"
    terms = [term for (term,) in db.execute(query, (phrase.lower(),))]
    return "(" + " OR ".join([f'"{phrase}"*', *(f'"{term}"' for term in terms)]) + ")"
