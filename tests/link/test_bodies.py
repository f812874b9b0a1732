from __future__ import annotations

from pipeline.link import link
from pipeline.records import Parsed
from pipeline.settings import Profile, Settings
from tests.link.build import RAAD, linked, meet, paper

SETTINGS = Settings(bodies={"raad": RAAD})


def bodies(papers: list[tuple[str, Parsed]], settings: Settings) -> list[str]:
    return [row.body_id for row in sorted(link(papers, settings).documents, key=lambda row: row.path)]


def test_a_paper_that_names_a_profile_belongs_to_it_wherever_it_lies() -> None:
    assert bodies([("annet/x.txt", paper("aaa", body="Rådet for fjellvett (RFF)"))], SETTINGS) == ["raad"]


def test_a_paper_that_names_nobody_belongs_to_its_folders_one_body() -> None:
    assert bodies([("styre/a.txt", paper("aaa", body="Styret i Dalen")), ("styre/b.txt", paper("bbb"))], Settings()) == ["styre", "styre"]


def test_a_folder_of_several_bodies_tells_them_apart_by_name() -> None:
    papers = [("lag/a.txt", paper("aaa", body="Styret")), ("lag/b.txt", paper("bbb", body="Årsmøtet")), ("lag/c.txt", paper("ccc"))]
    assert bodies(papers, Settings()) == ["lag-styret", "lag-aarsmoetet", "lag"]


def test_a_name_inside_another_is_the_same_body() -> None:
    papers = [("lag/a.txt", paper("aaa", body="Styret i Dalen lag")), ("lag/b.txt", paper("bbb", body="Dalen lag"))]
    assert bodies(papers, Settings()) == ["lag", "lag"]


def test_a_copy_is_kept_as_a_row_that_names_the_paper_kept() -> None:
    first, second = paper("aaa"), paper("aaa")
    meet(first, "2025-01-15")
    meet(second, "2025-01-15")
    records = link([("raad/b.txt", second), ("raad/a.txt", first)], SETTINGS)
    assert {(row.path, row.status, row.duplicate_of) for row in records.documents} == {
        ("raad/a.txt", "read", ""),
        ("raad/b.txt", "duplicate", "raad/a.txt"),
    }
    assert len(records.meeting_links) == 1


def test_the_profile_names_the_body_and_gives_its_kind() -> None:
    (body,) = linked(paper("aaa")).bodies
    assert (body.body_id, body.name, body.short_name, body.classification) == ("raad", "Rådet for fjellvett", "RFF", "advisory")


def test_names_of_one_body_in_other_forms_are_that_body() -> None:
    names = ("Styret", "styret for Solvik museum", "Solvik museums styre", "Styret for Solvik museum")
    papers = [(f"styret/{place}.txt", paper(f"doc{place}", body=name)) for place, name in enumerate(names)]
    assert bodies(papers, Settings()) == ["styret"] * 4
    papers = [(f"amv/{place}.txt", paper(f"doc{place}", body=name)) for place, name in enumerate(("Arbeidsmiljøutvalet", "AMU", "Utvalet"))]
    assert bodies(papers, Settings()) == ["amv"] * 3


def test_the_folder_of_a_body_with_settings_but_no_name_is_the_body_that_most_of_its_papers_name() -> None:
    papers = [("styret/a.txt", paper("aaa", body="Styret for Solvik museum")), ("styret/b.txt", paper("bbb", body="Styret"))]
    papers.append(("styret/c.txt", paper("ccc", body="Valgkomiteen")))
    assert bodies(papers, Settings(bodies={"styret": Profile("styret")})) == ["styret", "styret", "styret-valgkomiteen"]


def test_a_letter_from_another_body_stays_in_the_folder_where_it_lies() -> None:
    assert bodies([("raad/a.txt", paper("aaa", "memo", body="Ungdomsrådet"))], SETTINGS) == ["raad"]
    assert bodies([("raad/a.txt", paper("aaa", "minutes", body="Ungdomsforumet"))], SETTINGS) == ["raad-ungdomsforumet"]


def test_a_name_with_and_without_its_short_name_in_brackets_is_one_body() -> None:
    names = ("Brerådet for studiekvalitet (BRS)", "Brerådet for studiekvalitet", "Brerådet for studiekvalitet i Dalen", "BRS")
    for folder, settings in (("brs", Settings()), ("raad", Settings(bodies={"raad": Profile("raad")}))):
        papers = [(f"{folder}/{place}.txt", paper(f"doc{place}", body=name)) for place, name in enumerate(names)]
        assert bodies(papers, settings) == [folder] * 4


def test_what_is_no_short_name_in_brackets_tells_two_bodies_apart() -> None:
    papers = [(f"lag/{place}.txt", paper(f"doc{place}", body=name)) for place, name in enumerate(("Styret (Nord)", "Styret (Sør)"))]
    assert len(set(bodies(papers, Settings()))) == 2
