"""The public edition as it is asked for, named, marked and numbered."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.disclosure import disclose
from pipeline.overviews import count_overviews
from pipeline.publish import find_slots, publish
from pipeline.publish.edition import Edition
from pipeline.records import Decision, DocumentRow, MeetingLink, Records
from pipeline.settings import Settings
from tests.command_line import referent
from tests.disclosure.test_disclose import TITLE, with_closed
from tests.publish.docx_checks import find_faults
from tests.publish.sample import AS_OF, HR, NOV, item_id, profile
from tests.publish.test_agenda import OFFICE, add_item, add_memo

NAMES = {
    "alu-2025-11-26-agenda-public": {"docx", "pdf", "html", "json"},
    "alu-2025-11-26-report-public": {"docx", "pdf", "html", "json"},
    "alu-2025-11-26-left-out": {"docx", "json"},
    "alu-public": {"ics"},
}


def publications(records: Records, *, public: bool = True, **cells: object) -> dict[str, bytes]:
    """The example's files by name, in one edition."""
    settings = Settings(bodies={"alu": replace(profile(), **cells)})  # type: ignore[arg-type]
    if not public:
        return dict(publish(records, settings, AS_OF).files)
    opened, withheld = disclose(records)
    edition = Edition(find_slots(records, settings, AS_OF), withheld)
    return dict(publish(count_overviews(opened, AS_OF, settings.bodies), settings, AS_OF, edition=edition).files)


def read_json(files: dict[str, bytes], what: str) -> dict[str, object]:
    return dict(json.loads(files[f"alu-2025-11-26-{what}.json"]))


def lines(files: dict[str, bytes], edition: str = "") -> list[tuple[str, str, str]]:
    """Number, title and mark of each line of an agenda."""
    found = read_json(files, f"agenda{edition}")["lines"]
    return [(line["number"], line["title"], line["mark"]) for line in found]  # type: ignore[attr-defined]


def test_public_files_bear_it_in_their_names_and_working_papers_are_not_among_them() -> None:
    found: dict[str, set[str]] = {}
    for name in publications(with_closed()):
        found.setdefault(name.rpartition(".")[0], set()).add(name.rpartition(".")[2])
    assert found == NAMES


@pytest.mark.parametrize(("language", "words"), [("nb", "offentlig utgave"), ("nn", "offentleg utgåve"), ("en", "public edition")])
def test_each_edition_says_on_top_which_it_is(language: str, words: str) -> None:
    files = publications(with_closed(), language=language)
    for what in ("agenda-public", "report-public"):
        assert read_json(files, what)["edition"] == words
    html = files["alu-2025-11-26-report-public.html"].decode()
    assert words in html.partition("<nav")[0] and "intern" not in html.partition("<nav")[0]


def test_the_internal_agenda_leaves_the_house_and_bears_no_mark() -> None:
    files = publications(with_closed(), public=False)
    assert read_json(files, "agenda")["edition"] == "" and read_json(files, "report")["edition"] == "intern utgave"


def test_a_closed_item_with_an_action_due_keeps_its_line_and_the_numbers_after_it() -> None:
    records = with_closed()
    assert lines(publications(records, public=False))[3][:2] == ("43/25", "Sak unntatt offentlighet (oppfølging av 37/25)")
    public = publications(records)
    assert lines(public, "-public") == lines(publications(records, public=False))
    assert HR not in str(read_json(public, "agenda-public")["lines"][3])  # type: ignore[index]


def test_an_item_that_only_the_public_edition_holds_is_neutral_too() -> None:
    records = with_closed("26/25", title=TITLE)
    records.agenda_items = [replace(i, access="open" if i.number == "26/25" else i.access) for i in records.agenda_items]
    records.agenda_items = [replace(i, title=TITLE, access="withheld") if i.number == "38/25" else i for i in records.agenda_items]
    internal, public = lines(publications(records, public=False)), lines(publications(records), "-public")
    assert [number for number, _, _ in internal] == [number for number, _, _ in public]
    carried = [title for _, title, _ in internal if title.startswith(TITLE)]
    assert carried and TITLE not in str(public)
    assert ("Sak unntatt offentlighet", "unntatt offentlighet") in {(title, mark) for _, title, mark in public}


def test_a_closed_item_of_a_received_notice_keeps_its_number() -> None:
    records = with_closed("none")
    records.documents.append(DocumentRow(OFFICE, "alu/innkalling.docx", "docx", "agenda", body_id="alu", status="read", access="open"))
    records.meeting_links.append(MeetingLink("alu-2025-11-26", "agenda", document_id=OFFICE))
    for number, title in (("40/25", "Oppsigelse av en leder"), ("41/25", "Kantina")):
        add_item(records, number, title, "unknown", "alu-2025-11-26", OFFICE)
    records.agenda_items[-2] = replace(records.agenda_items[-2], access="withheld", legal_basis="offl. § 25")
    assert lines(publications(records), "-public") == [
        ("40/25", "Sak unntatt offentlighet", "unntatt offentlighet, offl. § 25"),
        ("41/25", "Kantina", ""),
    ]


def test_a_closed_memo_keeps_its_line_without_a_word() -> None:
    records = with_closed("none")
    add_memo(records, "2025-11-10", "2025-11-26", "Klage fra en ansatt")
    records.documents[-1] = replace(records.documents[-1], access="withheld", path="alu/klage.docx")
    internal, public = lines(publications(records, public=False)), lines(publications(records), "-public")
    assert [number for number, _, _ in internal] == [number for number, _, _ in public]
    assert ("Sak unntatt offentlighet", "unntatt offentlighet") in {(title, mark) for _, title, mark in public}


def test_a_memo_after_one_that_only_the_public_edition_holds_keeps_its_own_number() -> None:
    records = with_closed("38/25", title="Avtale med en leverandør")
    add_memo(records, "2025-11-10", "2025-11-26", "Innspill: avtale med en leverandør")
    records.documents[-1] = replace(records.documents[-1], document_id="ffffffffffff")
    records.memos[-1] = replace(records.memos[-1], document_id="ffffffffffff", source="")
    add_memo(records, "2025-11-11", "2025-11-26", "Kantina")
    editions = lines(publications(records, public=False)), lines(publications(records), "-public")
    internal, public = ([number for number, title, _ in found if title == "Kantina"] for found in editions)
    assert internal == public != []


def test_the_public_report_says_that_a_closed_item_is_closed_and_not_that_nothing_was_concluded() -> None:
    records = with_closed()
    records.decisions.append(Decision("d-37", item_id("37/25"), "alu-2025-11-05", "37/25", "Avslås.", document_id=NOV))
    report = read_json(publications(records), "report-public")
    (row,) = [row for row in report["conclusions"] if row["number"] == "37/25"]  # type: ignore[attr-defined]
    assert (row["title"], row["text"], row["mark"]) == (
        "Sak unntatt offentlighet",
        "(unntatt offentlighet, offl. § 13)",
        "unntatt offentlighet, offl. § 13",
    )
    assert "Saker som er unntatt offentlighet, er ikke regnet med i områder og tiltak." in report["summary"]  # type: ignore[operator]


def test_the_list_of_what_was_left_out_has_one_row_a_matter_with_what_hangs_on_it() -> None:
    row, unread = read_json(publications(with_closed()), "left-out")["rows"]  # type: ignore[misc]
    assert (unread["title"], unread["why"]) == ("skannet-vedlegg.pdf", "Papiret er ikke lest; navnet er holdt tilbake")
    assert row == {
        "date": "05.11.25",
        "number": "37/25",
        "what": "Sak",
        "title": TITLE,
        "why": "Saken er unntatt offentlighet; offl. § 13",
        "also": "1 tiltak, 2 andre opplysninger",
        "source": "referat-2025-11-05.txt, s. 1, l. 19",
    }


@pytest.mark.parametrize("number", ["37/25", "none"])
def test_the_list_is_an_accessible_document(number: str) -> None:
    assert find_faults(publications(with_closed(number))["alu-2025-11-26-left-out.docx"]) == []


def test_csv_is_there_already_but_for_its_public_edition(read_folder: Path) -> None:
    refused = referent("export", "csv")
    assert refused.exit_code == 2 and "--public" in refused.stderr
    assert referent("export", "csv", "--public", "--as-of", "2025-04-01").exit_code == 0
    assert (read_folder / "processed/public/datapackage.json").read_bytes() == (read_folder / "processed/datapackage.json").read_bytes()
    assert (read_folder / "processed/public/decisions.csv").read_bytes() == (read_folder / "processed/decisions.csv").read_bytes()
    assert (read_folder / "processed/withheld.csv").read_text(encoding="utf-8").count("\n") == 1


def test_the_public_workbook_says_what_it_is(read_folder: Path) -> None:
    import openpyxl

    referent("export", "xlsx", "--public", "--as-of", "2025-04-01")
    said = [
        row[0].value for row in openpyxl.load_workbook(read_folder / "processed/referent-public.xlsx")["explained"].iter_rows(max_row=5)
    ]
    assert any("The public edition" in str(text) for text in said) and not any("internal" in str(text) for text in said)


def test_public_files_never_replace_internal_ones(read_folder: Path) -> None:
    referent("reports", "--as-of", "2025-04-01")
    before = {path.name: path.read_bytes() for path in (read_folder / "processed/reports").iterdir()}
    referent("reports", "--as-of", "2025-04-01", "--public")
    after = {path.name: path.read_bytes() for path in (read_folder / "processed/reports").iterdir()}
    assert before.items() <= after.items() and any("-public" in name for name in after.keys() - before.keys())
