"""What axe-core says of a page in a headless browser, as a screen and as a phone show it."""

from __future__ import annotations

import html
import json
import re
import subprocess
from pathlib import Path
from typing import Any

PHONE = 320
"""Pixels across a page that WCAG 1.4.10 wants to be read without scrolling sideways."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
TELL = """
const isIn = element => element && (getComputedStyle(element).overflowX !== 'visible' || isIn(element.parentElement));
const width = document.documentElement.clientWidth;
const wide = document.documentElement.scrollWidth <= width ? [] : [...document.body.querySelectorAll('*')]
  .filter(one => one.getBoundingClientRect().right > width && !isIn(one.parentElement)).map(one => one.tagName + '.' + one.className);
axe.run(document, {runOnly: {type: 'tag', values: RULES}}).then(found => {
  const said = {passes: found.passes.length, violations: found.violations.map(one => one.id), width, wide};
  const shown = top.document.createElement('pre');
  shown.className = 'axe';
  shown.textContent = JSON.stringify(said);
  top.document.body.append(shown);
  if (self === top) document.body.append(Object.assign(document.createElement('iframe'), {srcdoc: PAGE, width: PHONE, style: 'border: 0'}));
});
"""
"""Writes what axe finds, and what is wider than the window, into the page, then looks at the page once more as a phone shows it."""


def read_axe(browser: str, page: Path, profile: Path) -> list[dict[str, Any]]:
    """What axe tells of a page in a headless browser: on a screen, then on a phone."""
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=20000", "--dump-dom"]
    command += [f"--user-data-dir={profile}", page.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    return [json.loads(html.unescape(said)) for said in re.findall(r'<pre class="axe">(.*?)</pre>', shown, re.DOTALL)]


def arm(page: str, script: str) -> str:
    """The page with axe in it; our own policy forbids scripts and is taken out first."""
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    names = f"const RULES = {json.dumps(RULES)}, PHONE = {PHONE};"
    inner = page.replace("</body>", f"<script>{script}</script><script>{names}{TELL}</script></body>")
    framed = json.dumps(inner).replace("</", "<\\/").replace("<!--", "<\\!--")
    return page.replace("</body>", f"<script>{script}</script><script>{names} const PAGE = {framed};{TELL}</script></body>")
