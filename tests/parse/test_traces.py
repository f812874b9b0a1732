from __future__ import annotations

import pytest

from pipeline.findings import Finding
from pipeline.parse import parse
from pipeline.read import read
from pipeline.records import DocumentRow, Extracted
from tests.language.test_personal_numbers import D


def traces(text: str, kind: str) -> tuple[DocumentRow, list[str], list[Finding]]:
    """The paper's own row, the numbers that only its text names, and the findings of personal numbers."""
    values = list(parse(read(text.encode(), "papir.txt"), kind, "nb"))
    own = next(v for v in values if isinstance(v, Extracted) and isinstance(v.record, DocumentRow))
    named = [row.value for row in own.evidence if row.field == "numbers"]
    return own.record, named, [v for v in values if isinstance(v, Finding) and v.code == "personal-number"]


HEAD = """Innkalling til møte i Rådet for fjellvett
Onsdag 12. mars 2025 kl. 09.00, Fjellstua

Saksliste
Sak 4/25 Budsjett for løypene
Sak 5/25 Skilt ved stien
"""

ENCLOSURES = {
    "behind the label": ("Vedlegg: Budsjett 2026.pdf; Årsplan for stier\n", "Budsjett 2026.pdf; Årsplan for stier"),
    "below the label": ("\nVedlegg:\n- Budsjett 2026\n- Årsplan for stier\n\nHilsen leder\n", "Budsjett 2026; Årsplan for stier"),
    "numbered": ("\nVedlegg:\n1. Budsjett for 2026\n2. Årsplan for stier\n", "Budsjett for 2026; Årsplan for stier"),
    "only counted": ("Vedlegg: 3\n", ""),
    "none": ("Vedlegg: ingen\n", ""),
    "printed in the paper itself": ("Vedlegg: Årsplan for stier\n\nÅrsplan for stier\n\nStiene ryddes i juni.\n", ""),
}


@pytest.mark.parametrize(("text", "names"), ENCLOSURES.values(), ids=ENCLOSURES)
def test_an_agendas_enclosures_are_kept_by_name(text: str, names: str) -> None:
    assert traces(HEAD + text, "agenda")[0].attachments == names


def test_numbers_that_only_the_text_names_are_kept_where_they_can_fill_a_gap() -> None:
    text = HEAD + "\nLederen har trukket sak 6/25. Se også sak 88/25, sak 7/24, arkiv 2025/417 og 12/3/25.\n"
    assert traces(text, "agenda")[1] == ["6/25"]


def test_a_personal_number_is_told_by_its_place_in_any_paper() -> None:
    for kind in ("agenda", "minutes", "memo", "unknown"):
        (found,) = traces(f"{HEAD}\nSøkeren {D[:6]} {D[6:]} får støtte.\nKonto {D}\n", kind)[2]
        assert found.source.endswith(":1:8")
        assert (found.values["page"], found.values["line"]) == ("1", "8")
        assert not any(D[:6] in value or D[6:] in value for value in found.values.values())


def test_a_personal_number_that_a_line_break_cuts_is_told_by_its_first_line() -> None:
    (found,) = traces(f"{HEAD}\nSøkeren {D[:6]}\n{D[6:]} får støtte.\n", "memo")[2]
    assert found.source.endswith(":1:8")
