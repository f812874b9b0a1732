"""What is closed, what hangs on it, and what stays, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.disclosure import disclose, find_closed
from pipeline.records import (
    AgendaItem,
    Attendance,
    CaseLink,
    Decision,
    DocumentRow,
    Evidence,
    FindingRow,
    MeetingLink,
    Memo,
    PolicyLink,
    Records,
)
from tests.publish.sample import HR, MEMO, NOV, OCT, PAGE, SEPT, item_id, sample

CLOSED = item_id("37/25")
TITLE = "Ansettelsesstopp i administrative stillinger – unntak"


def with_closed(number: str = "37/25", **cells: str) -> Records:
    """The example with one item closed by its paper; 36/25, which the example itself closes, is open."""
    records = sample()
    said = {"access": "withheld", "legal_basis": "offl. § 13", **cells}
    records.agenda_items = [
        replace(i, access="open", legal_basis="") if i.number == "36/25" else replace(i, **said) if i.number == number else i
        for i in records.agenda_items
    ]
    return records


def with_closed_paper(document_id: str) -> Records:
    """The example with one paper closed and no other item."""
    records = with_closed("none")
    records.documents = [replace(d, access="withheld") if d.document_id == document_id else d for d in records.documents]
    return records


def opened(records: Records) -> Records:
    return disclose(records)[0]


def test_where_nothing_is_closed_everything_stays() -> None:
    records = with_closed("none")
    records.documents = [row for row in records.documents if row.status == "read"]
    public, withheld = disclose(records)
    assert withheld == []
    assert replace(public, coverage=[]) == replace(records, coverage=[])


def test_a_closed_item_keeps_its_place_number_and_legal_basis_only() -> None:
    (row,) = [i for i in opened(with_closed(duration_minutes="20", responsible=HR)).agenda_items if i.item_id == CLOSED]
    source = f"{NOV}:1:19"
    assert row == AgendaItem(
        CLOSED,
        "alu-2025-11-05",
        "4",
        "37/25",
        "",
        "",
        "unknown",
        "",
        "20",
        "unknown",
        "withheld",
        "offl. § 13",
        document_id=NOV,
        source=source,
    )


def test_a_word_in_the_access_cell_that_nobody_knows_closes() -> None:
    assert CLOSED in find_closed(with_closed(access="delvis")).items


@pytest.mark.parametrize("table", ["decisions", "actions", "policy_links", "case_links", "meeting_links", "findings", "evidence"])
def test_nothing_that_hangs_on_a_closed_item_stays(table: str) -> None:
    records = with_closed()
    records.decisions.append(Decision("d", CLOSED, "alu-2025-11-05", "37/25", "Avslås.", document_id=NOV, source=f"{NOV}:1:20"))
    records.policy_links.append(PolicyLink("decision", "d", "P1", "3"))
    records.case_links.append(CaseLink(item_id("30/25"), CLOSED, "corrects"))
    records.meeting_links.append(MeetingLink("alu-2025-11-05", "mention", CLOSED, document_id=OCT))
    records.findings.append(FindingRow("x", "note", f"{CLOSED}-a1-{HR.lower()}", "Tiltaket mangler frist."))
    records.evidence.append(Evidence("agenda_items", f"{CLOSED}|{NOV}", "title", TITLE, NOV, 1, 19, quote=f"37/25 {TITLE}"))
    before = len(getattr(records, table))
    assert CLOSED in str(getattr(records, table))
    public = opened(records)
    assert CLOSED not in str(getattr(public, table)) and len(getattr(public, table)) < before


@pytest.mark.parametrize(
    ("message", "stays"),
    [
        (f"«{TITLE}» står ikke i innkallingen.", False),
        ("Sak 37/25 står ikke i innkallingen.", False),
        ("Arkivsak 2025/417 er brukt to ganger.", False),
        ("Sak 38/25 står ikke i innkallingen.", True),
    ],
)
def test_a_finding_that_names_a_closed_item_is_left_out(message: str, stays: bool) -> None:
    records = with_closed(case_number="2025/417")
    records.findings.append(FindingRow("x", "note", "alu", message))
    assert (message in str(opened(records).findings)) is stays


def test_what_stands_under_a_closed_item_in_its_paper_goes_with_it() -> None:
    records = with_closed()
    told = Decision("loose", "", "alu-2025-11-05", "", "Ola varsles.", document_id=NOV)
    records.decisions += [replace(told, source=f"{NOV}:1:21"), replace(told, decision_id="next", source=f"{NOV}:1:24")]
    kept = {row.decision_id for row in opened(records).decisions}
    assert "loose" not in kept and "next" in kept


@pytest.mark.parametrize(
    ("relation", "link", "closed"),
    [
        ("same-case", ("37/25", "26/25"), True),
        ("same-case", ("38/25", "37/25"), True),
        ("postponed-from", ("38/25", "37/25"), True),
        ("follows-up", ("38/25", "37/25"), True),
        ("same-case", ("38/25", "26/25"), False),
    ],
)
def test_other_treatments_of_a_closed_case_are_held_with_their_reason(relation: str, link: tuple[str, str], closed: bool) -> None:
    records = with_closed()
    later, earlier = map(item_id, link)
    records.case_links.append(CaseLink(later, earlier, relation))
    public, withheld = disclose(records)
    (other,) = {later, earlier} - {CLOSED} if closed else {earlier}
    assert {row.access for row in public.agenda_items if row.item_id == other} == {"withheld" if closed else "open"}
    told = [(row.rule, row.because, row.legal_basis) for row in withheld if row.kind == "agenda_items" and row.record_id.startswith(other)]
    assert told == [("same-matter", CLOSED, "offl. § 13")] * closed


def test_a_thread_is_held_from_end_to_end_but_an_approval_does_not_close_the_whole_meeting() -> None:
    records = with_closed()
    records.case_links += [CaseLink(item_id("26/25"), item_id("25/25"), "same-case"), CaseLink(CLOSED, item_id("26/25"), "same-case")]
    records.case_links += [CaseLink(item_id("39/25"), CLOSED, "corrects"), CaseLink(item_id("39/25"), item_id("38/25"), "corrects")]
    assert find_closed(records).items.keys() == {CLOSED, item_id("26/25"), item_id("25/25"), item_id("39/25")}


def test_an_item_anywhere_that_bears_the_title_of_a_closed_one_is_held() -> None:
    records = with_closed()
    records.agenda_items.append(AgendaItem("upo-1", "upo-2025-11-20", "1", "1/25", title=f"Drøfting: {TITLE.upper()}", document_id=OCT))
    assert "upo-1" in find_closed(records).items


def test_a_title_that_many_share_closes_no_other_item() -> None:
    assert find_closed(with_closed("39/25")).items.keys() == {item_id("39/25")}


def test_a_case_paper_of_a_closed_item_and_a_memo_that_names_it_are_closed() -> None:
    records = with_closed()
    for document_id, subject in (("aaaaaaaaaaaa", "Saksframlegg"), ("bbbbbbbbbbbb", f"Innspill til {TITLE}"), ("cccccccccccc", "Kantina")):
        records.documents.append(DocumentRow(document_id, f"alu/{document_id}.docx", kind="memo", status="read", access="open"))
        records.memos.append(Memo(document_id, subject=subject))
    records.meeting_links.append(MeetingLink("alu-2025-11-05", "paper", CLOSED, document_id="aaaaaaaaaaaa"))
    public = opened(records)
    assert [row.document_id for row in public.memos] == [MEMO, "cccccccccccc"]
    assert not {"aaaaaaaaaaaa", "bbbbbbbbbbbb"} & {row.document_id for row in public.documents}


@pytest.mark.parametrize("table", ["documents", "agenda_items", "decisions", "actions", "meeting_links", "attendance", "findings"])
def test_a_closed_paper_leaves_no_row(table: str) -> None:
    records = with_closed_paper(OCT)
    records.attendance.append(Attendance("alu-2025-10-15", "Kari Nes", "HF", "absent", document_id=OCT, source=f"{OCT}:1:3"))
    assert OCT in str(getattr(records, table))
    assert OCT not in str(getattr(opened(records), table))


def test_the_items_of_a_closed_paper_stay_as_numbers_where_an_open_paper_has_them() -> None:
    records = with_closed_paper(OCT)
    own = next(i for i in records.agenda_items if i.number == "31/25")
    records.agenda_items.append(replace(own, document_id=SEPT, source=f"{SEPT}:1:40"))
    (row,) = [i for i in opened(records).agenda_items if i.item_id == own.item_id]
    assert (row.number, row.title, row.access, row.document_id) == ("31/25", "", "withheld", SEPT)


def test_a_meeting_has_what_open_papers_say_of_it_and_one_that_only_a_closed_paper_names_is_gone() -> None:
    records = with_closed_paper(OCT)
    records.meetings = [
        replace(m, place="Rådssalen", document_id=OCT, source=f"{OCT}:1:1") if m.start_date == "2025-10-15" else m for m in records.meetings
    ]
    known = {m.meeting_id: m for m in opened(records).meetings}
    assert (known["alu-2025-10-15"].place, known["alu-2025-10-15"].document_id) == ("", PAGE)
    records.meeting_links = [k for k in records.meeting_links if (k.meeting_id, k.document_id) != ("alu-2025-10-15", PAGE)]
    public = opened(records)
    assert "alu-2025-10-15" not in str(public.meetings) + str(public.meeting_links) + str(public.agenda_items)


@pytest.mark.parametrize(
    "other",
    [
        DocumentRow(NOV, "alu/kopi.txt", status="duplicate", access="open", duplicate_of="alu/referat-2025-11-05.txt"),
        DocumentRow("dddddddddddd", "alu/referat-2025-11-05.txt/vedlegg.pdf", status="read", access="open"),
        DocumentRow("dddddddddddd", "alu/utkast.txt", status="read", access="open", superseded_by=NOV),
    ],
    ids=["copy", "enclosure", "version"],
)
def test_copies_enclosures_and_other_versions_of_a_closed_paper_are_closed(other: DocumentRow) -> None:
    records = with_closed_paper(NOV)
    records.documents.append(other)
    assert other.path not in {row.path for row in opened(records).documents}


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        (lambda r: [replace(a, closed_by=CLOSED) if a.status == "done" else a for a in r.actions], lambda r: r.actions[0].closed_by),
        (
            lambda r: [replace(d, amended_by=f"{CLOSED}; {item_id('34/25')}") for d in r.decisions[:1]],
            lambda r: r.decisions[0].amended_by.removeprefix(item_id("34/25")),
        ),
    ],
    ids=["closed_by", "amended_by"],
)
def test_cells_that_name_a_closed_item_are_emptied(change: Callable[[Records], list[object]], cell: Callable[[Records], str]) -> None:
    records = with_closed()
    rows = change(records)
    setattr(records, type(rows[0]).__name__.replace("Decision", "decisions").replace("ActionItem", "actions"), rows)
    assert CLOSED in str(rows)
    assert cell(opened(records)) == ""


def test_an_action_that_a_later_list_carries_on_from_a_closed_one_is_closed() -> None:
    records = with_closed()
    first = next(a for a in records.actions if a.item_id == CLOSED)
    second = replace(first, action_id="second", item_id=item_id("38/25"), carried_from=first.action_id)
    records.actions = [replace(second, action_id="third", carried_from="second"), second, *records.actions]
    assert not {"second", "third", first.action_id} & {a.action_id for a in opened(records).actions}


def test_the_list_says_what_was_left_out_and_why() -> None:
    records = with_closed()
    _, withheld = disclose(records)
    (item,) = [row for row in withheld if row.kind == "agenda_items"]
    assert (item.body_id, item.date, item.number, item.title, item.rule, item.legal_basis) == (
        "alu", "2025-11-05", "37/25", TITLE, "closed-item", "offl. § 13",
    )  # fmt: skip
    assert (item.path, item.source) == ("alu/referat-2025-11-05.txt", f"{NOV}:1:19")
    assert {(row.rule, row.because) for row in withheld if row.kind != "agenda_items"} == {("hangs-on", CLOSED), ("unread-paper", "")}


def test_a_papers_legal_basis_is_read_from_the_words_that_close_it() -> None:
    records = with_closed_paper(OCT)
    records.evidence.append(Evidence("documents", "alu/x", "access", "withheld", OCT, 1, 2, quote="Unntatt offentlighet, jf. offl. § 23"))
    assert find_closed(records).papers[OCT].legal_basis == "offl. § 23"


def test_personal_numbers_are_hidden_in_every_text_and_listed_without_their_digits() -> None:
    records = with_closed("none")
    records.decisions[0] = replace(records.decisions[0], text="Søknaden fra 020132 99997 innvilges.")
    records.documents.append(
        DocumentRow("eeeeeeeeeeee", "alu/soknad-02013299997.pdf", kind="memo", status="read", access="open", body_id="alu")
    )
    public, withheld = disclose(records)
    assert "99997" not in str(public) + str(withheld)
    assert "Søknaden fra [holdt tilbake: offl. § 26 femte ledd] innvilges." in str(public.decisions)
    assert public.documents[-1].path == "alu/soknad-•••••••••••.pdf"
    assert [(row.kind, row.rule, row.because) for row in withheld if row.rule != "unread-paper"] == [
        ("documents", "personal-number", "path"),
        ("decisions", "personal-number", "text"),
    ]


@pytest.mark.parametrize(("status", "told"), [("guest", []), ("partly", ["Kari Nes"])])
def test_a_guest_of_a_closed_item_is_left_out_and_a_member_stays_without_the_note(status: str, told: list[str]) -> None:
    records = with_closed()
    records.attendance = [Attendance("alu-2025-11-05", "Kari Nes", status=status, note="under sak 37/25", document_id=NOV)]
    assert [(row.person_name, row.note) for row in opened(records).attendance] == [(name, "") for name in told]


def test_the_order_of_rows_does_not_change_what_is_closed() -> None:
    records = with_closed()
    records.case_links += [CaseLink(CLOSED, item_id("26/25"), "same-case"), CaseLink(item_id("26/25"), item_id("25/25"), "postponed-from")]
    turned = replace(records, agenda_items=records.agenda_items[::-1], case_links=records.case_links[::-1])
    assert find_closed(records) == find_closed(turned)


def test_an_item_that_a_person_has_opened_is_not_closed_by_words_that_it_shares() -> None:
    records = with_closed()
    own = next(i for i in records.agenda_items if i.number == "38/25")
    twin = replace(own, title=f"Mer om {TITLE}")
    records.agenda_items = [twin if i is own else i for i in records.agenda_items]
    assert own.item_id in find_closed(records).items
    records.agenda_items = [replace(twin, access="open", corrected="access") if i is twin else i for i in records.agenda_items]
    assert own.item_id not in find_closed(records).items
    assert any(row.title == twin.title for row in opened(records).agenda_items)


@pytest.mark.parametrize(
    ("title", "said", "stays"),
    [
        ("Kjøp av Kvitbotn", "Kvitbotn er nevnt.", False),
        ("Kjøp av kvitbotn", "Kvitbotn er nevnt.", True),
        ("Kjøp av Kvitbotn", "Alt er kvitbotn her.", True),
        ("Oppsigelse av avtalen med Kari", "Kari er nevnt.", True),
    ],
)
def test_a_name_that_only_a_closed_item_says_closes_what_says_it_elsewhere(title: str, said: str, stays: bool) -> None:
    records = with_closed(title=title)
    records.decisions.append(Decision("d", item_id("38/25"), "alu-2025-11-05", "38/25", said, document_id=NOV))
    assert any(row.text == said for row in opened(records).decisions) == stays


def test_a_name_that_was_said_in_the_open_before_or_often_is_nobodys_secret() -> None:
    records = with_closed(title="Kjøp av Kvitbotn")
    earlier = next(i for i in records.agenda_items if i.meeting_id == "alu-2025-09-24")
    records.decisions.append(Decision("d", earlier.item_id, earlier.meeting_id, "", "Kvitbotn er nevnt.", document_id=earlier.document_id))
    assert any(row.decision_id == "d" for row in opened(records).decisions)
