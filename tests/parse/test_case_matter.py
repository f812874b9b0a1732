"""What case papers and filled forms say of their matter: type, proposal, earlier items; prompts and alternatives say nothing."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from tests.parse.parsing import Given, read_page

HEAD = "Notat\n\nTil: Rådet for fjellvett\nFra: Kari Nes\nDato: 3. november 2025\nSak: Nye skilt\n\n"
PAPERS = {
    # what stands below the head -> item_type, proposal, earlier_items
    "Sakstype: Drøfting\n\nForslag til vedtak:\n\nRådet slutter seg til planen.\n\nMed hilsen\nKari Nes\n": (
        "discussion", "Rådet slutter seg til planen.", ""),
    "Type sak: Orienteringssak\n\nBakgrunn\n\nSkiltene er gamle. Vi viser til sak 26/25 om skilt.\n": ("information", "", "26/25"),
    "Sakstype: ☐ Orientering ☒ Vedtak\n\nFramlegg til tilråding: Rådet rår til nye skilt.\n\nVedlegg\n\nKart\n": (
        "decision", "Rådet rår til nye skilt.", ""),
    "Sakstype: Orientering eller drøfting\n\nTidligere behandling: sak 26/25 og 31/25\n": ("", "", "26/25; 31/25"),
    "Item type: discussion\n\nProposed decision\n\n1. The plan is adopted.\n2. The signs are bought.\n\nAttachments\n\nMap\n": (
        "discussion", "1. The plan is adopted.\n2. The signs are bought.", ""),
    "Rektors innstilling:\n\nStyret vedtar planen.\n\nFakultetets forslag til vedtak:\n\nStyret sender planen tilbake.\n": ("", "", ""),
    "Sakstype: [tilrådning, drøfting eller orientering]\n\nForslag til vedtak:\n\n[ordrett]\n\nVi ber om 12/25 kroner.\n": ("", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), PAPERS.items())
def test_what_a_paper_says_of_its_matter(text: str, told: tuple[str, str, str]) -> None:
    memo = Given(parse(read_page(HEAD + text), "memo", "nb")).row("Memo")
    assert (memo.item_type, memo.proposal, memo.earlier_items) == told


def test_the_proposal_can_be_opened_at_its_place() -> None:
    given = Given(parse(read_page(f"{HEAD}Forslag til vedtak:\n\nRådet slutter seg til planen.\n"), "memo", "nb"))
    cited = given.evidence(given.row("Memo"), "proposal")
    assert (cited.line, cited.rule, cited.quote) == (8, "proposal_head", "Rådet slutter seg til planen.")


def test_several_proposals_are_said() -> None:
    text = "Rektors innstilling:\n\nStyret vedtar planen.\n\nFakultetets forslag til vedtak:\n\nStyret sender planen tilbake.\n"
    for page, is_said in ((HEAD + text, True), (HEAD + text[: text.index("Fak")], False), (HEAD, False)):
        assert ("proposals-differ" in Given(parse(read_page(page), "memo", "nb")).codes()) == is_said
