"""Which areas an item is about, which it only seems to be about, and how a memo becomes the source of a scheme."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.link.areas import match_areas
from pipeline.link.policy import merge_scheme, read_areas
from pipeline.link.terms import find_terms, read_table, read_terms
from pipeline.records import Extracted, PolicyArea
from pipeline.settings import Profile
from tests.link.build import linked, meet, paper, treat

SCHEME = "personalpolitikk"

ABOUT = [
    ("Lederutvikling for nye avdelingsledere", "P1"),
    ("Ny leiingsstruktur i etaten", "P1"),
    ("Etiske retningslinjer for ansatte i Lillevik kommune", "P1"),
    ("Valg av ansattes representanter til styret", "P2"),
    ("Referat frå IDF-møtet 3. mars", "P2"),
    ("Hovedverneombudets årsrapport", "P3"),
    ("Sjukefråværet i 2. kvartal", "P3"),
    ("Ny IA-avtale", "P3"),
    ("Retningslinjer for hjemmekontor", "P4"),
    ("Innføring av e-faktura", "P4"),
    ("Kjønnsbalanse i toppstillinger", "P5"),
    ("Diversity and inclusion plan", "P5"),
    ("Tilsetjing av rådmann", "P6"),
    ("Konstituering av instituttleder", "P6"),
    ("Fordeling av stipendiater i 2031", "P6"),
    ("Ansettelsesstopp i administrative stillinger – unntak", "P6"),
    ("Kompetanseplan for helse og omsorg", "P7"),
    ("Opprykk til professor", "P7"),
    ("Lokale lønnsforhandlinger 2031 – status", "P8"),
    ("Lønspolitikk for kommunen", "P8"),
    ("Tariffrevisjonen 2031", "P8"),
    ("Sexual harassment policy", "P3 P5"),
    ("Oppdatering av mangfoldserklæring i stillingsannonser", "P5 P6"),
]

NOT_ABOUT = [
    "Godkjenning av referat fra arbeidsmiljøutvalget",
    "Approval of the minutes",
    "Orienteringssaker",
    "Eventuelt",
    "Drøftingssak: Nytt bygg på kaia",
    "Utvalget må ta stilling til tomten",
    "Grønn omstilling av havna",
    "Naturmangfold i planarbeidet",
    "Rekruttering av studenter til lærerutdanningen",
    "Konstituering av styret",
    "Oppsigelse av leieavtale for lagerbygget",
    "Bedømmelseskomité for doktorgradsavhandling",
    "Mobbing blant elever i Lillevik skole",
    "Lønnskostnader i budsjettet",
    "Lønnsomhet i havna",
    "Kommunal beredskap mot flom",
    "En ark med tall fra Parken",
]


@pytest.mark.parametrize(("title", "areas"), ABOUT)
def test_a_title_is_about_its_areas(title: str, areas: str) -> None:
    assert " ".join(sorted(hit.policy_area_id for hit in match_areas(title, "", SCHEME) if not hit.doubtful)) == areas


@pytest.mark.parametrize("title", NOT_ABOUT)
def test_a_title_is_about_no_area(title: str) -> None:
    assert [hit for hit in match_areas(title, "", SCHEME) if not hit.doubtful] == []


def test_a_text_speaks_where_the_title_is_silent_and_is_quoted_by_the_sentence() -> None:
    (hit,) = match_areas("Status", "Møtet ble satt. Sykefraværet har gått ned siden 26. november. Neste gang i mai.", SCHEME)
    assert (hit.policy_area_id, hit.quote, hit.doubtful) == ("P3", "Sykefraværet har gått ned siden 26. november.", False)


def test_a_title_is_quoted_whole_and_its_words_as_printed() -> None:
    (hit,) = match_areas("Plan for  oppfølging av SYKEFRAVÆR", "", SCHEME)
    assert (hit.quote, hit.terms) == ("Plan for oppfølging av SYKEFRAVÆR", ("SYKEFRAVÆR",))


@pytest.mark.parametrize(
    ("title", "text"),
    [("Beredskap", ""), ("Status", "Varsling ble nevnt."), ("Likestillingspoeng for studenter", "")],
    ids=["an ambiguous term alone", "a strong term in the text only", "people outside"],
)
def test_what_is_in_doubt_is_marked(title: str, text: str) -> None:
    hits = match_areas(title, text, SCHEME)
    assert hits
    assert all(hit.doubtful for hit in hits)


def test_an_ambiguous_term_counts_in_the_company_of_a_clear_one() -> None:
    assert match_areas("Avvik", "", SCHEME) == []
    assert match_areas("Avvik og HMS", "", SCHEME)[0].score > match_areas("HMS", "", SCHEME)[0].score


def test_capitals_of_an_acronym_count() -> None:
    assert [hit.term.term for hit in find_terms("ARK og HMS", SCHEME)] == ["ARK", "HMS"]
    assert find_terms("et ark om hms", SCHEME) == []


def test_a_scheme_that_does_not_ship_has_no_terms() -> None:
    assert match_areas("Sykefravær", "", "another") == []


def rules(section: str) -> list[dict[str, str]]:
    """The rows of one section of tables/policy.toml."""
    found = tomllib.loads((Path(__file__).parents[2] / "pipeline/tables/policy.toml").read_text(encoding="utf-8"))[section]
    return found if isinstance(found, list) else [found]


SECTIONS = ["procedural", "routine", "mask", "outsiders", "insiders"]


@pytest.mark.parametrize(("section", "row"), [(name, row) for name in SECTIONS for row in rules(name)], ids=lambda v: str(v)[-40:])
def test_every_pattern_takes_its_own_example(section: str, row: dict[str, str]) -> None:
    pattern = re.compile(row["pattern"], re.IGNORECASE)
    assert pattern.match(row["example"]) if section in {"procedural", "routine"} else pattern.search(row["example"])


def test_every_term_names_an_area_a_known_mode_and_a_weight() -> None:
    areas = {row["policy_area_id"] for row in read_table("policy_areas.csv")}
    rows = read_table("policy_terms.csv")
    assert {row["policy_area_id"] for row in rows} == areas
    assert {row["mode"] for row in rows} == {"stem", "compound", "word", "phrase", "regex"}
    assert {row["weight"] for row in rows} == {"1", "2", "3"}
    keys = [(row["policy_area_id"], row["language"], row["term"]) for row in rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("scheme", [SCHEME, "alu-oppgaver"])
def test_every_plain_term_finds_itself(scheme: str) -> None:
    silent = [
        t.term
        for t in read_terms(scheme)
        if t.mode != "regex" and t.policy_area_id not in {h.term.policy_area_id for h in find_terms(t.term, scheme)}
    ]
    assert silent == []


def enumerate_areas(*names: str) -> list[Extracted[PolicyArea]]:
    """The areas that a memo numbers 1, 2 …"""
    return [
        Extracted(PolicyArea(f"memo/{n}", "", str(n), name, document_id="memo", source=f"memo:1:{n}")) for n, name in enumerate(names, 1)
    ]


def test_a_memo_that_enumerates_the_areas_becomes_their_source() -> None:
    areas, findings = merge_scheme(read_areas(SCHEME), enumerate_areas("Ledelse og medarbeiderskap", "Medverknad og medråderett"))
    assert [(area.policy_area_id, area.name, area.source) for area in areas[:3]] == [
        ("P1", "Ledelse og medarbeiderskap", "memo:1:1"),
        ("P2", "Medverknad og medråderett", "memo:1:2"),
        ("P3", "Arbeidsmiljø, helse og sikkerhet", ""),
    ]
    assert findings == []


def test_an_area_that_only_the_memo_has_is_kept_and_found() -> None:
    areas, findings = merge_scheme(read_areas(SCHEME), enumerate_areas("Ledelse og medarbeiderskap", "Bærekraft i arbeidslivet"))
    assert [(area.policy_area_id, area.name) for area in areas[8:]] == [("P2b", "Bærekraft i arbeidslivet")]
    assert [(found.code, found.subject_id, found.values) for found in findings] == [
        ("policy-area-unknown", "P2b", {"name": "Bærekraft i arbeidslivet"})
    ]


def test_a_list_of_other_things_does_not_become_part_of_the_scheme() -> None:
    areas, findings = merge_scheme(read_areas(SCHEME), enumerate_areas("Kaiplass", "Båtopptrekk"))
    assert areas == read_areas(SCHEME)
    assert [found.code for found in findings] == ["policy-area-unknown", "policy-area-unknown"]


@pytest.mark.parametrize(
    ("scheme", "linked_areas", "codes"), [("personalpolitikk", ["P8"], []), ("", [], []), ("ukjent", [], ["wrong-setting"])]
)
def test_a_profile_chooses_its_scheme_or_none(scheme: str, linked_areas: list[str], codes: list[str]) -> None:
    minutes = paper("ccc")
    treat(minutes, meet(minutes, "2025-03-12"), "Lokale lønnsforhandlinger 2025", "8/25")
    records = linked(minutes, profile=Profile("raad", name="Rådet", scheme=scheme))
    assert [row.policy_area_id for row in records.policy_links] == linked_areas
    assert [row.code for row in records.findings if row.severity == "warning"] == codes
