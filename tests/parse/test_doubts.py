"""What looks wrong beside the rest of a paper carries a finding and less confidence; what looks right carries neither."""

from __future__ import annotations

import csv
from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.engine.paper import parse_paper
from pipeline.findings import codes
from pipeline.parse import parse
from pipeline.parse.confidence import DOUBT, find_rate, find_ratio, lower, read_counts
from pipeline.parse.doubts import BLANKS, VALUES, find_doubts, read_paper
from pipeline.parse.extract import Found, cite
from pipeline.records import ActionItem, DocumentRow, Evidence, Extracted, Parsed
from pipeline.schema import TABLES
from tests.parse.parsing import Given, read_page

HOME = Path(__file__).resolve().parents[2]
HEAD = "Referat fra møte i Fjordvik båtlag 3. mai 2025 kl. 18.00\nSted: Naustet\nTil stede: Kari Nes, Ola Moe og Else Lie\n"
ITEMS = "Sak 1/25 Godkjenning av innkalling\nInnkallingen ble godkjent.\nSak 2/25 Regnskap\nRegnskapet ble enstemmig vedtatt.\n"
GOOD = HEAD + ITEMS


def read_minutes(text: str) -> Given:
    return Given(parse(read_page(text), "minutes", "nb"))


def find_doubted(given: Given) -> set[tuple[str, str]]:
    """Code and value of every doubt."""
    return {(finding.code, finding.values["value"]) for finding in given.findings if "field" in finding.values}


def test_good_minutes_have_no_doubts() -> None:
    assert find_doubted(read_minutes(GOOD)) == set()


DOUBTED = {
    "hedged": (GOOD + "Kjøp av båt ble vedtatt, men prisen kan endre seg.\n", "decision-hedged"),
    "person-as-item": (GOOD.replace("Sak 2/25 Regnskap", "Sak 2/25 Kari Nes"), "item-doubtful"),
    "small-letter": (GOOD.replace("Sak 2/25 Regnskap", "Sak 2/25 trinn og kai"), "item-doubtful"),
    "number-twice": (GOOD.replace("Sak 2/25", "Sak 1/25"), "item-number-repeated"),
    "end-before-start": (GOOD + "Møtet ble hevet kl. 17.15.\n", "time-doubtful"),
    "no-items": (HEAD + "Alle var enige om at det hadde vært en fin vår.\n", "minutes-items-not-found"),
    "no-body": (GOOD.replace("i Fjordvik båtlag ", ""), "body-not-named"),
    "present-and-absent": (GOOD.replace("Else Lie\n", "Else Lie\nForfall: Ola Moe\n"), "person-listed-twice"),
}


@pytest.mark.parametrize(("text", "code"), DOUBTED.values(), ids=DOUBTED)
def test_a_doubtful_value_is_a_finding(text: str, code: str) -> None:
    assert code in {code for code, _ in find_doubted(read_minutes(text))}


@pytest.mark.parametrize(("rule", "doubted"), [("does:owner_does", ["action-doubtful"]), ("listed:owner_colon_task", [])])
def test_one_word_is_a_task_in_a_list_and_hardly_in_a_sentence(rule: str, doubted: list[str]) -> None:
    parsed = Parsed(Extracted(DocumentRow(language="nb")))
    parsed.actions.append(Extracted(ActionItem(text="Rydding"), (Evidence(field="text", value="Rydding", rule=rule),)))
    assert [doubt.code for doubt in find_doubts(read_paper(parsed, "memo"))] == doubted


def test_a_paper_of_unknown_kind_is_a_finding() -> None:
    given = Given(parse(read_page("Vår i Fjordvik\nBåtene er satt ut.\n"), "unknown", "nb"))
    assert ("kind-unknown", "unknown") in find_doubted(given)


def test_a_doubt_says_where_the_value_stands_and_lowers_its_confidence() -> None:
    given = read_minutes(GOOD + "Kjøp av båt ble vedtatt, men prisen kan endre seg.\n")
    (doubt,) = given.found("decision-hedged")
    row = next(row for row in given.rows("Decision") if row.text == doubt.values["value"])
    sure = next(row for row in given.rows("Decision") if row.text == "Innkallingen ble godkjent.")
    assert (doubt.subject_id, doubt.source, doubt.values["field"]) == (row.decision_id, row.source, "decisions.text")
    assert given.evidence(row, "text").confidence < given.evidence(sure, "text").confidence


def test_kind_and_language_have_a_confidence_too() -> None:
    given = read_minutes(GOOD)
    row = given.row("DocumentRow")
    assert (row.kind, row.language) == ("minutes", "nb")
    assert given.evidence(row, "kind").rule == "kind:minutes"
    assert 0 < given.evidence(row, "language").confidence < 1


def test_the_parsers_own_doubt_and_the_lines_certainty_count() -> None:
    document = read_page("Fjordvik båtlag\n")
    (line,) = document.lines
    sure = cite(document, "documents.body_name", Found("Fjordvik båtlag", line, rule="body:organisation"))
    unsure = cite(document, "documents.body_name", Found("Fjordvik båtlag", line, rule="body:organisation", confidence=0.5))
    assert unsure.confidence == pytest.approx(sure.confidence / 2, abs=0.001)


PAPERS = sorted(path for name in ("raw/alu", "tests/parse/papers", "tests/parse/layouts") for path in (HOME / name).iterdir())


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_every_value_names_the_rule_that_read_it(path: Path) -> None:
    parsed = parse_paper(path.read_bytes(), path.name)
    found = [parsed.document, *(one for table in TABLES if hasattr(parsed, table) for one in getattr(parsed, table) if table != "findings")]
    rows = [row for one in found for row in one.evidence]
    assert rows
    assert {(row.field, row.value) for row in rows if not row.rule} == set()
    assert all(0 < row.confidence <= 1 for row in rows)


@pytest.mark.parametrize("path", sorted((HOME / "raw" / "alu").iterdir()), ids=lambda path: path.name)
def test_the_examples_papers_are_not_drowned_in_doubts(path: Path) -> None:
    parsed = parse_paper(path.read_bytes(), path.name)
    assert [finding for finding in parsed.findings if "field" in finding.values] == []


def test_every_doubt_is_about_a_column_and_a_code_that_there_is() -> None:
    for column, code, _ in [*VALUES, *BLANKS]:
        table, _, name = column.partition(".")
        assert name in {field.name for field in fields(TABLES[table])}
        assert codes()[code].severity == ("warning" if code == "minutes-items-not-found" else "note")


def test_the_table_of_counts_is_sorted_and_holds_rules_and_numbers_only() -> None:
    rows = list(csv.reader((HOME / "pipeline" / "tables" / "confidence.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[0] == ["column", "rule", "right", "wrong", "organisations"]
    assert rows[1:] == sorted(rows[1:])
    assert all(len(rule) < 40 and int(right) + int(wrong) >= int(organisations) > 0 for _, rule, right, wrong, organisations in rows[1:])
    doubts = {(column, DOUBT + code) for column, code, _ in VALUES}
    assert {key for key in read_counts() if key[1].startswith(DOUBT)} <= doubts


def test_a_rule_that_was_never_wrong_is_surer_than_one_that_often_was() -> None:
    counts = {
        ("actions.text", "asked"): (20, 0, 9),
        ("actions.text", "does"): (6, 6, 6),
        ("actions.text", "doubt:action-doubtful"): (1, 5, 5),
    }
    assert find_rate(counts, "actions.text", "asked") > find_rate(counts, "actions.text", "new") > find_rate(counts, "actions.text", "does")
    assert find_ratio(counts, "actions.text", "action-doubtful") < find_ratio(counts, "actions.text", "uncounted") * 10 < 10
    assert lower(0.9, find_ratio(counts, "actions.text", "action-doubtful")) < 0.6


def test_where_nothing_was_counted_the_parsers_word_stands() -> None:
    assert (find_rate({}, "actions.text", "asked"), find_ratio({}, "actions.text", "action-doubtful")) == (1.0, 1.0)
