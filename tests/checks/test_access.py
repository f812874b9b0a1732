from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.checking import told
from tests.link.build import RAAD, meet, paper, treat

EXEMPT = {
    "as an internal paper only": ("offl. § 14 første ledd", True),
    "as an internal paper that holds personal matters": ("offl. § 14, jf. fvl. § 13", False),
    "for pay": ("offl. § 23", False),
    "not at all": ("", False),
}


@pytest.mark.parametrize(("basis", "doubted"), EXEMPT.values(), ids=EXEMPT)
@pytest.mark.parametrize("collegiate", [True, False])
def test_a_paper_to_a_collegiate_body_is_not_exempt_as_internal(basis: str, doubted: bool, collegiate: bool) -> None:
    notice = paper("dn", "agenda")
    treat(notice, meet(notice, "2025-12-10", "agenda"), "Toalett ved vannet", "1/25", access="withheld", legal_basis=basis)
    codes = [code for code, _ in told(notice, profile=replace(RAAD, collegiate=collegiate))]
    assert ("exemption-not-internal" in codes) == (doubted and collegiate)
