"""What a date looks like in print, one row a form, tried in order at a digit. Knowledge only; dates.py applies it."""

from __future__ import annotations

from pipeline.grammar import Rule, rule
from pipeline.language.calendar import MONTH

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])(?!\d)"
_YEAR4 = r"(?:19|20)\d\d(?!\d|[-–]\d\d)"
_YEAR = rf"(?:{_YEAR4}|\d\d(?!\d))"
_NAME = rf"(?P<name>{MONTH})(?![^\W\d_])\.?"
_TO = r"\s*(?:-|–|—|−|til|to|till|och|and|og)\s*"
_ORDINAL = r"\s?(?:\.|st\b|nd\b|rd\b|th\b|:e\b|\b)\s*(?:of\s+)?"
_AFTER_NAME = rf"(?:,?\s*(?:i\s+)?(?P<year>{_YEAR4})|(?:\s*'|\s?-)(?P<short>\d\d)(?![\d.:,]|\s?[-–]))?"

DATE_RULES: tuple[Rule, ...] = (
    rule(
        "iso_date", rf"(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>{_MONTH_NUMBER})(?P=sep)(?P<day>{_DAY})", "2025-11-26", "2024/11/12"
    ),
    rule("year_named", rf"(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<name>{MONTH})(?P=sep)(?P<day>{_DAY})", "2024-Mar-05"),
    rule(
        "dashed_named",
        rf"(?P<day>{_DAY})(?P<sep>[-/])(?P<name>{MONTH})(?P=sep)(?P<year>{_YEAR4}|\d\d(?!\d))",
        "20-Mars-2024",
        "05-okt-24",
    ),
    rule(
        "named_span",
        rf"(?P<day>{_DAY}){_ORDINAL}(?:(?P<first_name>{MONTH})(?![^\W\d_])\.?(?:\s*(?P<first_year>{_YEAR4}))?)?{_TO}"
        rf"(?P<last>{_DAY}){_ORDINAL}{_NAME}{_AFTER_NAME}",
        "18 - 19.oktober",
        "30. november – 1. desember 2025",
        "18.-19. oktober 2023",
        "18th to 19th of October 2025",
    ),
    rule(
        "named_date", rf"(?P<day>{_DAY}){_ORDINAL}{_NAME}{_AFTER_NAME}", "26. november 2025", "12.September 2018", "6.mars", "26 nov 2025"
    ),
    rule(
        "number_span",
        rf"(?P<day>{_DAY})\.?(?:\s?(?P<first_month>{_MONTH_NUMBER})\.?(?:\s?(?P<first_year>{_YEAR}))?)?\s*[-–—]\s*"
        rf"(?P<last>{_DAY})\.\s?(?P<month>{_MONTH_NUMBER})\.\s?(?P<year>{_YEAR})(?!\.\d)",
        "18.-19.10.2023",
        "30.11.–01.12.2025",
        "18.10.23 - 19.10.23",
    ),
    rule(
        "number_date",
        rf"(?P<day>{_DAY})\s?\.\s?(?P<month>{_MONTH_NUMBER})\s?\.\s?(?P<year>{_YEAR})(?!\.\d)",
        "26.11.2025",
        "05.11.25",
        "17.2.25",
    ),
    rule(
        "slash_span",
        rf"(?P<day>{_DAY})/(?P<first_month>{_MONTH_NUMBER})\s*[-–—]\s*(?P<last>{_DAY})/(?P<month>{_MONTH_NUMBER})(?:\s?[-–/]\s?|\s)(?P<year>{_YEAR4})",
        "3/5 - 5/5 2022",
    ),
    rule(
        "slash_date",
        rf"(?P<day>{_DAY})/(?P<month>{_MONTH_NUMBER})(?:\s?[-–/]\s?|\s)(?P<year>{_YEAR4}|\d\d(?![\d/]))",
        "11/12/2024",
        "16/10-20",
    ),
    rule("dash_date", rf"(?P<day>{_DAY})-(?P<month>{_MONTH_NUMBER})-(?P<year>{_YEAR4})", "27-05-2025"),
)
"""Tried in this order: archive and case numbers are gone before."""

YEARLESS = rule(
    "yearless_number",
    rf"(?P<day>{_DAY})(?:\.\s?(?P<month>{_MONTH_NUMBER})(?P<stop>\.)?|/(?P<other>{_MONTH_NUMBER}))",
    "14.03",
    "11.9.",
    "3/5",
)
"""Day and month in digits: a date only where the words around it say so (it may be a time, a paragraph or a case)."""

COMPACT: tuple[Rule, ...] = (
    rule(
        "compact_date",
        r"(?<![\w+.,/:-])(?P<year>20[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\w/-]|[.,:]\d)",
        "20190307",
    ),
    rule(
        "compact_short",
        r"\b(?:\w*(?:møte|møde|möte|meeting)\w*|(?:møte)?(?:protokoll?|referat)|minutes|generalforsamling|dagordning|dagsorden|kallelse|agenda)\s+"
        r"(?P<raw>(?P<short>[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01]))(?![\w/-]|[.,:]\d)",
        "Styrelsemöte 190307",
        "Protokoll 230912",
    ),
)
"""Eight digits in a row, or six behind the word for a meeting or its paper."""

MONTH_FIRST = rule(
    "month_first",
    rf"(?<![^\W_])(?P<name>{MONTH})(?![^\W\d_])\.?\s+(?P<day>{_DAY})(?:st|nd|rd|th)?(?:\s*[-–]\s*(?P<last>{_DAY})(?:st|nd|rd|th)?)?(?:,?\s+(?P<year>{_YEAR4}))?",
    "November 26, 2025",
    "June 3rd",
)
ENGLISH_MONTHS = frozenset({"january", "february", "march", "may", "june", "july", "october", "december", "oct", "dec"})
"""Month words that are English only: «May 3» needs no year, «november 3» does."""

PERIOD_RULES: tuple[Rule, ...] = (
    rule(
        "week",
        r"(?<![^\W_])(?:ukene|uken|uke|uka|ugen|uge|veken|veke|veka|vecka|weeks?|wk)\.?\s*(?:nr\.?\s*)?(?P<week>5[0-3]|[1-4]\d|0?[1-9])(?!\d)"
        r"(?:\s*[-–/]\s*(?P<last>5[0-3]|[1-4]\d|0?[1-9])(?!\d))?(?:\s*[/,(]?\s*(?:i\s+)?(?P<year>20\d\d)(?!\d))?",
        "uke 48",
        "uke 48/2025",
        "Veke 14",
        "week 7, 2026",
    ),
    rule("month", rf"(?<![^\W_])(?P<name>{MONTH})(?![^\W\d_])\.?\s+(?P<year>{_YEAR4})", "mars 2026", "Desember 2025"),
)
