"""The body of a paper: in its title, its front matter, a page's name, or the way the text speaks of it; blank where nothing convinces."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.parse.test_titles import find_row

BODIES = tomllib.loads(Path(__file__).with_name("bodies.toml").read_text(encoding="utf-8"))["paper"]


@pytest.mark.parametrize(("text", "body"), [(paper["text"], paper["body"]) for paper in BODIES])
def test_a_body_is_named_by_the_paper_or_left_blank(text: str, body: str) -> None:
    assert find_row(text, "paper.md").body_name == body


def test_a_pages_name_gives_the_association_that_the_page_names_too() -> None:
    page = "<title>Referat fra årsmøte - Solvik Velforening</title><h1>Referat fra årsmøte</h1><p>Til stede: 14 medlemmer.</p><p>{}</p>"
    assert find_row(page.format("© Solvik Velforening"), "page.html").body_name == "Solvik Velforening"
    assert find_row(page.format("© 2024"), "page.html").body_name == ""
