"""Names of files, folders and enclosures that say themselves that they are closed, and offices of unions beside names."""

# ruff: noqa: E501 (names stand as they are)

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.disclosure import UNION_OFFICE, disclose, hold_passages
from pipeline.disclosure.closed import find_name_basis
from pipeline.records import Attendance, Decision, DocumentRow, FindingRow, Memo, Records
from pipeline.settings import read_settings

CLOSED = (
    "personalsak_nes.txt", "Personalsak Kari Nes 2025.pdf", "varslingssak.docx", "Personalsaker/notat.pdf", "fortrolig_notat.pdf", "notat (lukket).pdf",
    "Lukket/notat.pdf", "notat_unntatt.pdf", "konfidensielt-notat.pdf", "NotatFortrolig.pdf", "members-only-agenda.pdf", "referat_intern.pdf",
    "sykmelding.pdf", "personnel case 3.pdf", "not for publication.pdf", "Kun for styret/notat.pdf", "notat%20fortrolig.pdf", "Lukka møte/referat.pdf",
    "Til internt bruk.docx",
)  # fmt: skip
OPEN = (
    "Rutine for personalsaker.pdf", "Mal personalmappe.docx", "internkontroll.pdf", "internt notat.pdf", "Lukkede anbud.pdf", "avvik lukket av KN.pdf",
    "Internasjonal strategi.pdf", "fortrolighet.pdf", "notat om personalpolitikk.pdf", "medlemmer.pdf", "intern kontroll.xlsx",
)  # fmt: skip


@pytest.mark.parametrize("name", CLOSED)
def test_a_name_that_says_so_closes_the_paper(name: str) -> None:
    assert find_name_basis(f"raad/{name}") == ""


@pytest.mark.parametrize("name", OPEN)
def test_other_names_close_nothing(name: str) -> None:
    assert find_name_basis(f"raad/{name}") is None


PAPER = DocumentRow("0123456789ab", "raad/innkalling.txt", "text", "agenda", "0.9", "nb", "Innkalling", status="read", access="open")


@pytest.mark.parametrize("name", ["Fortrolig - klage fra Solstrand.pdf", "Personalsak Solstrand.docx", "Notat_Solstrand_u.off.pdf"])
def test_an_enclosure_whose_name_says_so_is_named_nowhere(name: str) -> None:
    records = Records(
        documents=[replace(PAPER, attachments=f"{name}; Budsjett.pdf")],
        memos=[Memo(PAPER.document_id, subject="Kantina", attachments_expected=f"Budsjett; {name}")],
        findings=[FindingRow("enclosure-missing", "warning", PAPER.document_id, f"Vedlegget «{name}» mangler.")],
    )
    public, _ = disclose(records)
    assert (public.documents[0].attachments, public.memos[0].attachments_expected, public.findings) == ("Budsjett.pdf", "Budsjett", [])


SAID = "Siri Dal (NITO) og tillitsvalgt Ola Moe er enige."


def test_an_office_of_a_union_is_held_and_the_name_stays() -> None:
    rows = [
        Attendance("m", "Ola Moe", role="hovedtillitsvalgt", unit="NTL", status="present", document_id=PAPER.document_id),
        Attendance("m", "Kari Nes", role="leder", unit="HR", status="present", document_id=PAPER.document_id),
    ]
    public, withheld = disclose(
        Records(documents=[PAPER], attendance=rows, decisions=[Decision("d", text=SAID, document_id=PAPER.document_id)])
    )
    assert [(row.person_name, row.unit) for row in public.attendance] == [("Ola Moe", ""), ("Kari Nes", "HR")]
    assert public.attendance[0].role.startswith("[holdt tilbake") and public.attendance[1].role == "leder"
    assert (
        "Siri Dal (" in public.decisions[0].text
        and "NITO" not in public.decisions[0].text
        and "tillitsvalgt" not in public.decisions[0].text
    )
    assert {row.rule for row in withheld} == {UNION_OFFICE}


def test_the_settings_show_it() -> None:
    records = Records(decisions=[Decision("d", text=SAID)])
    assert hold_passages(records, shown=frozenset({UNION_OFFICE})) == (records, [])
    assert read_settings(None).union_offices == "hold"


def test_the_setting_is_read_and_another_word_is_told(tmp_path: Path) -> None:
    path = tmp_path / "referent.toml"
    path.write_text('[public]\nunion_offices = "show"\n')
    assert (read_settings(path).union_offices, read_settings(path).findings) == ("show", ())
    path.write_text('[public]\nunion_offices = "all"\n')
    assert (read_settings(path).union_offices, read_settings(path).findings[0].code) == ("hold", "wrong-setting")


def test_a_number_that_lines_cut_is_hidden_also_where_a_closed_paper_has_the_same_name() -> None:
    other = replace(PAPER, document_id="ba9876543210", path="styret/innkalling.txt", access="withheld")
    source = f"{PAPER.document_id}:1:7"
    records = Records(
        documents=[PAPER, other],
        decisions=[
            Decision("d1", text="Søknaden fra 02 01 32", document_id=PAPER.document_id, source=source),
            Decision("d2", text="99 997 innvilges.", document_id=PAPER.document_id, source=f"{PAPER.document_id}:1:8"),
        ],
        findings=[
            FindingRow(
                "personal-number", "warning", PAPER.document_id, "innkalling.txt inneholder et fødselsnummer", "", PAPER.document_id, source
            )
        ],
    )
    public, _ = disclose(records)
    assert [row.text for row in public.decisions] == ["Søknaden fra •• •• ••", "•• ••• innvilges."] and public.findings == []
