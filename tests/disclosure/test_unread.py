"""Papers that nobody has read, papers that somebody has locked, and stamps in names and titles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.disclosure import disclose, make_holds, make_releases
from pipeline.records import AgendaItem, Body, Decision, DocumentRow, Evidence, FindingRow, Memo, PolicyLink, Records
from pipeline.releases import merge_releases
from pipeline.withheld import Withheld

NAME = "Klage fra Gudrun Hemmedal"
PAPER, MINUTES = "aaaaaaaaaaaa", "bbbbbbbbbbbb"


def with_paper(status: str = "failed", kind: str = "", path: str = f"raad/{NAME}.pdf", **cells: str) -> Records:
    """Minutes and one more paper, with a finding about it."""
    minutes = DocumentRow(MINUTES, "raad/referat.txt", "text", "minutes", title="Referat", status="read", access="open")
    row = DocumentRow(PAPER, path, "pdf", kind, status=status, access="open", **cells)
    finding = FindingRow("corrupt-file", "error", PAPER, f"Filen {NAME}.pdf er skadd.", "Be om en ny.", PAPER, PAPER)
    return Records(bodies=[Body("raad")], documents=[minutes, row], findings=[finding])


@pytest.mark.parametrize(
    ("status", "kind"), [("failed", ""), ("needs-ocr", ""), ("needs-ocr", "minutes"), ("read", "unknown"), ("read", "")], ids=str
)
def test_an_unread_paper_stands_by_id_and_format_only(status: str, kind: str) -> None:
    records = with_paper(status, kind, title=NAME)
    records.documents.append(DocumentRow("c" * 12, f"raad/{NAME}.pdf/indre.pdf", "pdf", "memo", status="read", access="open"))
    records.documents.append(
        DocumentRow("d" * 12, "raad/kopi.pdf", "pdf", status="duplicate", duplicate_of=f"raad/{NAME}.pdf", access="open")
    )
    records.documents[0] = replace(records.documents[0], attachments=f"plan.pdf; {NAME}.pdf")
    records.policy_links = [PolicyLink("document", PAPER, "P1", terms="klage", quote=NAME)]
    records.evidence = [Evidence("documents", f"raad/{NAME}.pdf", "title", NAME, PAPER, 1, 1, quote=NAME)]
    public, withheld = disclose(records)
    assert "Hemmedal" not in str(public) and "kopi" not in str(public)
    assert public.documents[1].path == f"raad/{PAPER}.pdf" and public.documents[0].attachments == "plan.pdf"
    assert public.findings[0].code == "corrupt-file" and len({row.path for row in public.documents}) == 4
    assert {row.rule for row in withheld} == {"unread-paper"} and NAME in str(withheld)


def test_an_unread_paper_keeps_its_name_where_a_person_releases_it() -> None:
    records = with_paper()
    (row,) = disclose(records)[1]
    public, withheld = disclose(records, releases=make_releases([row], row.withheld_id))
    assert (public, withheld) == (records, [])


@pytest.mark.parametrize(
    "path",
    [
        "Varsel - unntatt offentlighet.rtf",
        "varsel_u.off..pdf",
        "U.off. varsel.pdf",
        "Varsel (offl. § 13).pdf",
        "Unntatt offentlighet/varsel.pdf",
        "varsel-unntatt-offentlighet.pdf",
        "Varsel - fortrolig.pdf",
        "varsel_fortrolig.pdf",
        "varsel-konfidensiell-2.docx",
        "Varsel (konfidensielt).pdf",
        "varsel_UO.pdf",
        "LUKKET_referat.docx",
        "taushetsbelagt varsel.txt",
        "confidential-minutes.pdf",
        "protokoll_sekretess.pdf",
        "U.off/varsel.pdf",
        "lukkede saker/varsel.pdf",
    ],
)
def test_a_stamp_in_a_name_closes_the_paper(path: str) -> None:
    public, withheld = disclose(with_paper("read", "memo", f"raad/{path}"))
    assert [row.document_id for row in public.documents] == [MINUTES]
    assert "closed-paper" in {row.rule for row in withheld}


@pytest.mark.parametrize(
    "path",
    [
        "uo/UO - møte.pdf",
        "raad/offentlig høring.pdf",
        "raad/Referat off. utvalg.pdf",
        "offentlig/innsyn.pdf",
        "UO/referat.pdf",
        "raad/fortrolighet i praksis.pdf",
        "raad/lukkede avvik.pdf",
    ],
)
def test_a_name_without_a_stamp_closes_nothing(path: str) -> None:
    assert len(disclose(with_paper("read", "memo", path))[0].documents) == 2


def test_a_locked_paper_is_closed_until_a_person_releases_it() -> None:
    records = with_paper("read", "memo", "raad/plan.pdf")
    records.findings = [FindingRow("opened-with-password", "warning", PAPER, "plan.pdf er låst.", "", PAPER, PAPER)]
    records.decisions = [Decision("d1", text="Planen vedtas.", document_id=PAPER)]
    public, withheld = disclose(records)
    assert [row.document_id for row in public.documents] == [MINUTES] and not public.decisions
    (row,) = [row for row in withheld if row.rule == "opened-with-password"]
    releases = make_releases(withheld, row.withheld_id)
    assert disclose(records, releases=releases) == (records, [])


@pytest.mark.parametrize("name", [PAPER, "raad/plan.pdf"])
def test_a_paper_that_a_person_holds_is_opened_again_by_its_id_and_by_its_path(name: str) -> None:
    records = with_paper("read", "memo", "raad/plan.pdf")
    records.findings = []
    holds = make_holds(records, name)
    public, withheld = disclose(records, releases=holds)
    assert [row.document_id for row in public.documents] == [MINUTES]
    lines = merge_releases(holds, make_releases(withheld, name, known=holds))
    assert disclose(records, releases=lines) == (records, [])


def test_the_place_of_a_personal_number_is_not_published() -> None:
    records = with_paper("read", "memo", "raad/plan.pdf")
    records.findings = [FindingRow("personal-number", "warning", PAPER, "plan.pdf (side 1, linje 4)", "", PAPER, f"{PAPER}:1:4")]
    public, withheld = disclose(records)
    assert not public.findings and [(row.kind, row.rule, row.withheld_id) for row in withheld] == [("findings", "personal-number", "")]


@pytest.mark.parametrize(
    "title",
    [
        "Konflikt ved bredriften (Unntatt offentlighet, jf. offl. § 25)",
        "Konflikt ved bredriften – Unntatt offentlighet",
        "Unntatt offentlighet, jf. offl. § 13, jf. fvl. § 13: Konflikt ved bredriften",
        "Lukket sak: Konflikt ved bredriften",
        "Konflikt ved bredriften, U.off. offl. § 23 første ledd",
        "Konflikt ved bredriften [unnateke offentlegheit]",
    ],
)
@pytest.mark.parametrize("said", ["Konflikt ved bredriften", "SV: Konflikt ved bredriften"])
def test_a_paper_with_the_title_of_a_stamped_item_is_closed(title: str, said: str) -> None:
    records = with_paper("read", "memo", "raad/notat.txt", title=said)
    records.findings = []
    records.agenda_items = [AgendaItem("i1", "m1", "1", "16/26", title=title, access="withheld", document_id=MINUTES)]
    records.memos = [Memo(PAPER, subject=said)]
    public, withheld = disclose(records)
    assert [row.document_id for row in public.documents] == [MINUTES] and not public.memos
    assert isinstance(withheld[0], Withheld) and "same-matter" in {row.rule for row in withheld}


NAMED = "raad/Permisjon_Gudrun Hemmedal.pdf"


def test_a_name_that_says_what_a_rule_holds_back_is_another_in_public_until_a_person_releases_it() -> None:
    records = with_paper("read", "memo", NAMED, title="Bemanning")
    records.findings = [FindingRow("attachment-missing", "note", MINUTES, f"{NAMED.removeprefix('raad/')} mangler.", "", MINUTES, MINUTES)]
    records.documents[0] = replace(records.documents[0], attachments="plan.pdf; Permisjon_Gudrun Hemmedal.pdf")
    records.evidence = [Evidence("documents", NAMED, "title", "Bemanning", PAPER, 1, 1, quote="Bemanning")]
    public, withheld = disclose(records)
    assert "Hemmedal" not in str(public) and public.documents[1].title == "Bemanning"
    assert public.documents[1].path == f"raad/{PAPER}.pdf" and not public.evidence
    (row,) = [row for row in withheld if row.kind == "documents" and row.because == "path"]
    releases = make_releases(withheld, row.withheld_id)
    assert disclose(records, releases=releases)[0].documents[1].path == NAMED
