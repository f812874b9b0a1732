"""A publication as a tagged PDF, from a typst template that the customer owns: PDF/UA-1 and PDF/A-2a in one file.

The context goes in as JSON, so that a value is text and never typst code. Only the fonts inside typst are used, so that every
machine makes the same bytes.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from unicodedata import category

from pipeline.language.formats import find_day
from pipeline.publish.contexts import Publication
from pipeline.publish.filling import explain_faults
from pipeline.publish.printable import prepare
from pipeline.publish.word import TAGS

NO_LETTER = "□"
"""Stands where a paper has a sign that no font can show, or one that means something in its own font only."""
PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Code points without a meaning (Word's bullets), which PDF/A forbids."""
MISSING = re.compile(r'the text `"((?:\\.|[^"\\])+)"` could not be displayed')
"""How typst names what is in none of its fonts: a letter with all that is joined to it, some of it as «\\u{f0b7}»."""
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
MOST_TRIES = 20
"""So many times signs are taken out: typst does not always name all at once."""


def format_pdf(context: Publication, template: Path, as_of: str) -> bytes:
    """The bytes of a PDF file, dated `as_of`. Raises UsageError for a damaged template, or one that asks for what is not there."""
    values = prepare(context) | {"tag": TAGS.get(context.language, "nb-NO")}
    data = PRIVATE.sub(NO_LETTER, json.dumps(values, ensure_ascii=False))
    with explain_faults(template):
        file = compile_pdf(data, template, find_day(as_of) or date(2000, 1, 1))
    return file  # noqa: RET504 (for mypy, a with block may swallow what is raised)


def compile_pdf(data: str, template: Path, day: date) -> bytes:
    """The file, with NO_LETTER for each sign that the template's fonts lack. Raises typst's error for anything else."""
    import typst

    time = datetime(day.year, day.month, day.day, tzinfo=UTC)
    for tries in range(MOST_TRIES):
        try:
            return typst.compile(
                template, sys_inputs={"data": data}, ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"], timestamp=time
            )
        except typst.TypstError as error:
            missing = find_missing(error.diagnostic)
            if not missing or tries + 1 == MOST_TRIES:
                raise
            data = data.translate(missing)
    raise AssertionError("the last try returns or raises")


def find_missing(diagnostic: str) -> dict[int, str]:
    r"""The signs that typst says it cannot show, as a table for str.translate: NO_LETTER, or nothing for what only joins others.

    >>> find_missing('error: the text `"\\u{f0b7}\\u{200d}"` could not be displayed with font `"Libertinus Serif"`')
    {61623: '□', 8205: ''}
    """
    named = (ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in MISSING.findall(diagnostic))
    signs = dict.fromkeys(sign for text in named for sign in text if not sign.isascii())
    return {ord(sign): "" if category(sign) == "Cf" else NO_LETTER for sign in signs}
