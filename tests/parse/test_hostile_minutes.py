"""Papers that are no papers: endless lines of one word must not make a parser slow."""

from __future__ import annotations

import time

import pytest

from pipeline.classify import classify
from pipeline.parse import parse
from tests.parse.parsing import read_page

WORDS = ["1. ", "møte i ", "ble ", "Vedtak: ", "Sak 1/25 ", "12.05.2024 ", "Kari Nes (", "§ 1 ", "\t", "Til stede: Kari, "]


@pytest.mark.parametrize("word", WORDS)
def test_an_endless_line_is_read_in_reasonable_time(word: str) -> None:
    document = read_page(word * 6000)
    start = time.process_time()
    classify(document)
    list(parse(document, "minutes", "nb"))
    list(parse(document, "agenda", "nb"))
    assert time.process_time() - start < 5
