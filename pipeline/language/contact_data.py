"""Private contact data in running text: e-mail addresses, mobile numbers, home addresses. Offices' own are let alone. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]
ADDRESS = re.compile(r"(?<![\w.+-])(?P<local>[\w.+-]{1,64})\s?(?:@|\(at\)|\[at\])\s?(?P<domain>[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
PRIVATE_DOMAIN = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|protonmail|proton|pm|gmx|fastmail|hey|tutanota|zoho|mail)"
    r"\.\w+(?:\.\w+)?|(?:online|broadpark|getmail|start|frisurf|lyse|c2i|chello|tele2|altibox|bluezone|sf-nett|haugnett|tiscali|epost)\.(?:no|net)"
    r"|(?:stud|student|students|studenter)\.[\w.-]+",
    re.IGNORECASE,
)
"""Where people have addresses of their own, and students theirs."""
ROLE_LOCAL = re.compile(
    r"styre|forening|foreining|forbund|kasserer|formann|sekretariat|sekretær|komite|klubb|utvalg|redaksjon|"
    r"(?:^|[._+-])(?:post|postmottak|board|leder|nestleder|leiar|kasserar|okonomi|admin|info|kontakt|contact|kontor|office|firmapost|faktura|invoice|booking|utleie|"
    r"support|hjelp|help|web|webmaster|presse|medlem|medlemmer|valg|arrangement|lag|skole|skule|skolen|fau|noreply|no-reply)\d*(?=$|[._+-])",
    re.IGNORECASE,
)
"""Stands in the address of an office or a role, wherever it is kept."""
MOBILE = re.compile(
    r"(?<![\w./-])(?<!\d[ \u00a0])(?P<country>(?:\+|00)\s?47[ \u00a0]?\)?\s?)?"
    r"(?P<number>[49]\d{2}[ \u00a0.]\d{2}[ \u00a0.]\d{3}|[49]\d(?:[ \u00a0.]\d{2}){3}|[49]\d{7})(?![\d/])(?![ \u00a0.-]\d)(?!,\d)"
)
CALLED = re.compile(r"(?:tlf|telef|mob|mbl|ring|sms|phone|cell|call|vipps|whatsapp|privat)\w*[\w .:()/+-]{0,25}\Z", re.IGNORECASE)
OFFICE = re.compile(
    r"sentralbord|vakttelefon|servicetorg|kundesenter|resepsjon|legevakt|switchboard|front desk|kontortid|org\w*\.?\s?n", re.IGNORECASE
)
MONEY = re.compile(r"\s*(?:kr\b|kroner|nok\b|,-|mill|%|m[²2]\b)", re.IGNORECASE)
MONEY_BEFORE = re.compile(r"(?:kr|nok|sum|beløp|total\w*)\.?\s*:?\s*\Z", re.IGNORECASE)
NEAR = 40
_STREET = r"[A-ZÆØÅ][\w.’'-]*(?:\s[\w.’'-]+){0,3}?\s?\d{1,4}\s?[A-Za-z]?\b(?:\s*,?\s*\d{4}\s[A-ZÆØÅ][\w-]+)?"
HOME = re.compile(
    rf"(?:(?i:privat|hjemme|heime|bosteds|bustads?)(?i:adresse)\w*|(?i:home address)"
    rf"|\b(?i:bosatt|busett|bor|bur|lives|hjemme|heime) (?i:i|på|at|in))\s*:?\s*{_STREET}"
)
"""An address where the words say that somebody lives there."""


def find_private_addresses(text: str) -> Iterator[Span]:
    """Start and end of e-mail addresses that are a person's own.

    >>> text = "kari.nes@gmail.com, post@vang.example, styret.vang@gmail.com, ola.moe@vang.example"
    >>> [text[start:end] for start, end in find_private_addresses(text)]
    ['kari.nes@gmail.com']
    """
    for match in ADDRESS.finditer(text) if "@" in text or "at)" in text or "at]" in text else ():
        if PRIVATE_DOMAIN.fullmatch(match["domain"].rstrip(".")) and not ROLE_LOCAL.search(match["local"]):
            yield match.span()


def find_mobiles(text: str) -> Iterator[Span]:
    """Start and end of mobile numbers; switchboards and other figures of eight digits are let alone.

    >>> text = "Kari, mob. 912 34 567, sentralbord 22 85 50 50, arkiv 45012345, kr 45 00 00 00"
    >>> [text[start:end] for start, end in find_mobiles(text)]
    ['912 34 567']
    """
    for match in MOBILE.finditer(text):
        before = text[max(0, match.start() - NEAR) : match.start()]
        is_money = MONEY.match(text, match.end()) or MONEY_BEFORE.search(before)
        is_grouped = not match["number"].isdigit()
        if (match["country"] or CALLED.search(before) or is_grouped) and not (is_money or OFFICE.search(before)):
            yield match.span()


def find_homes(text: str) -> Iterator[Span]:
    """Start and end of home addresses, the words that say so included.

    >>> text = "Hun bor i Lia 4, 7020 Vang. Møtet er i Storgata 2."
    >>> [text[start:end] for start, end in find_homes(text)]
    ['bor i Lia 4, 7020 Vang']
    """
    return (match.span() for match in HOME.finditer(text))
