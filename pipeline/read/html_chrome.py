"""What belongs to a web site and not to the paper on it."""

from __future__ import annotations

import re
from typing import Any

CHROME_ROLES = {"navigation", "banner", "contentinfo", "search", "menu", "menubar"}
CHROME_WORDS = r"nav|navbar|navigation|menu|meny|breadcrumbs?|brødsmule\w*|cookie\w*|sidebar|skip-?link|site-?footer|footer"
CHROME_NAMES = re.compile(rf"(?:^|[\s_-])(?:{CHROME_WORDS})(?:$|[\s_-])", re.IGNORECASE)


def is_chrome(node: Any, tag: str) -> bool:
    """True for what belongs to the site and not to the paper: menus, banners without a heading, footers, crumbs."""
    if tag in {"body", "html", "main", "article"}:
        return False
    if tag in {"nav", "footer"} or node.get("role") in CHROME_ROLES:
        return True
    if tag == "header" and node.find(".//h1") is None and not any(parent.tag in {"main", "article"} for parent in node.iterancestors()):
        return True
    names = f"{node.get('class') or ''} {node.get('id') or ''}"
    return tag in {"div", "ul", "aside", "section"} and bool(CHROME_NAMES.search(names)) and node.find(".//h1") is None
