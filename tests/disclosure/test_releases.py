"""What a person decides on the public edition: written, reused as long as the words are the same, and never for a personal number."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.disclosure import hold_passages, make_holds, make_releases
from pipeline.errors import UsageError
from pipeline.records import ActionItem, Attendance, Decision, PolicyLink, Records
from pipeline.releases import Release, digest_passage, format_releases, merge_releases, read_releases
from tests.command_line import referent

SICK = "Kari Nes er sykmeldt ut mars."
AS_OF = ("--as-of", "2025-04-01")


def records(*texts: str) -> Records:
    return Records(decisions=[Decision(str(place), text=text) for place, text in enumerate(texts)])


def release_first(held: Records) -> list[Release]:
    """The release of what is held first."""
    return make_releases(hold_passages(held)[1], hold_passages(held)[1][0].withheld_id, "Ola", "2025-11-20", "offentlig kjent")


def test_a_released_passage_is_published_wherever_its_words_are_the_same() -> None:
    releases = release_first(records(SICK))
    again = records(f"Møtet ble hevet. {SICK}", "Kari  Nes er SYKMELDT ut mars", "Kari Nes er sykmeldt ut mai.")
    public, withheld = hold_passages(again, releases=releases)
    assert [row.text.count("[holdt") for row in public.decisions] == [0, 0, 1] and [row.record_id for row in withheld] == ["2"]


def test_the_remark_beside_one_name_is_not_released_by_that_beside_another() -> None:
    held = Records(attendance=[Attendance("m", "Kari Nes", note="syk")])
    both = Records(attendance=[Attendance("m", "Kari Nes", note="syk"), Attendance("m", "Ola Moe", note="syk")])
    public, _ = hold_passages(both, releases=release_first(held))
    assert [row.note == "syk" for row in public.attendance] == [True, False]


def test_a_released_sentence_still_shows_no_personal_number() -> None:
    held = records("Kari Nes (02013299997) er sykmeldt.")
    (row,) = [row for row in hold_passages(held)[1] if row.withheld_id]
    public, _ = hold_passages(held, releases=make_releases([row], row.withheld_id))
    assert public.decisions[0].text == "Kari Nes ([holdt tilbake: offl. § 26 femte ledd]) er sykmeldt."


@pytest.mark.parametrize("text", ["Fnr 02013299997.", "Konto 02013299997."])
def test_no_line_releases_a_personal_number(text: str) -> None:
    withheld = hold_passages(records(text))[1]
    with pytest.raises(UsageError):
        make_releases(withheld, withheld[0].record_id)
    forged = [
        Release("release", "0", "text", rule, digest_passage(rule, text[:-1].split()[-1])) for rule in ("personal-number", "account-number")
    ]
    assert "99997" not in str(hold_passages(records(text), releases=forged)[0])


def test_a_line_that_names_the_rule_of_personal_numbers_is_refused_with_a_finding() -> None:
    lines, doubts = read_releases(
        b"decision,rule,passage\nrelease,personal-number,0123456789abcdef\nsay,x,y\nrelease,health,0123456789abcdef\n"
    )
    assert [line.rule for line in lines] == ["health"]
    assert [(doubt.code, doubt.values["line"]) for doubt in doubts] == [("release-not-understood", "2"), ("release-not-understood", "3")]


def test_what_a_person_holds_is_held_in_every_cell_that_repeats_it() -> None:
    text = "Avtalen med leverandøren om drift avsluttes i stillhet"
    held = records(f"{text}.", "Budsjettet godkjennes.")
    held.actions = [ActionItem("a1", text=f"Ola: {text}", task=text), ActionItem("a2", text="Kaffe", task="Kaffe")]
    held.policy_links = [PolicyLink("decision", "0", "P1", quote=f"{text}.")]
    public, withheld = hold_passages(held, releases=make_holds(held, "0", by="Ola"))
    assert text not in str(public) and public.decisions[1] == held.decisions[1] and public.actions[1] == held.actions[1]
    assert {row.rule for row in withheld} == {"held-by-person"}


def test_a_hold_of_one_column_is_undone_by_its_release() -> None:
    held = records("Budsjettet for 2026 godkjennes i sin helhet.")
    holds = make_holds(held, "0", "text")
    withheld = hold_passages(held, releases=holds)[1]
    lines = merge_releases(holds, make_releases(withheld, withheld[0].withheld_id))
    assert [(line.decision, line.field) for line in lines] == [("release", "text")]
    assert hold_passages(held, releases=lines) == (held, [])


def test_a_second_release_without_a_note_keeps_the_first_ones() -> None:
    first = release_first(records(SICK))
    assert [line.note for line in merge_releases(first, [replace(first[0], note="")])] == ["offentlig kjent"]
    assert [line.note for line in merge_releases(first, [replace(first[0], note="ny")])] == ["ny"]


def test_what_only_repeats_held_words_is_released_where_they_are_held() -> None:
    text = "Avtalen med leverandøren om drift avsluttes i stillhet"
    held = records(text)
    held.actions = [ActionItem("a1", text=f"Ola: {text}")]
    holds = make_holds(held, "0")
    (echo,) = [row for row in hold_passages(held, releases=holds)[1] if row.record_id == "a1"]
    with pytest.raises(UsageError):
        make_releases([echo], echo.withheld_id, known=holds)
    assert [line.decision for line in merge_releases(holds, make_releases([echo], "0", known=holds))] == ["release"]


@pytest.mark.parametrize("text", ["sykmeldt", "sykmeldt; bemanning"])
def test_a_term_that_stands_only_in_a_held_passage_goes_with_it(text: str) -> None:
    held = records(f"Bemanning økes. {SICK}")
    held.policy_links = [PolicyLink("decision", "0", "P3", terms=text, quote="Bemanning økes")]
    public, withheld = hold_passages(held)
    assert [row.terms for row in public.policy_links] == (["bemanning"] if ";" in text else [])
    assert ("policy_links" in {row.kind for row in withheld}) == (";" not in text)


@pytest.mark.parametrize("make", [lambda: make_holds(Records(), "x"), lambda: make_releases([], "x")], ids=["hold", "release"])
def test_what_is_not_there_is_refused(make: object) -> None:
    with pytest.raises(UsageError):
        make()  # type: ignore[operator]


def test_lines_are_read_as_they_were_written() -> None:
    lines = [*release_first(records(SICK)), Release("hold", "alu-1", "title", by="Åse", date="2025-11-20", note="a; b")]
    assert read_releases(format_releases(lines).encode()) == (lines, [])


def test_a_digest_tells_no_digits_of_a_personal_number() -> None:
    assert digest_passage("account-number", "02013299997") == digest_passage("account-number", "30108299920")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with minutes that say something of a person."""
    monkeypatch.chdir(tmp_path)
    paper = tmp_path / "raw/raad/mars.txt"
    paper.parent.mkdir(parents=True)
    lines = [
        "Referat fra møte i Rådet for fjellvett",
        "12.03.2025 kl. 09.00-11.00, Fjellstua",
        "",
        "Til stede: Kari Nes (leder), Ola Dal",
        "",
    ]
    lines += [
        "Sak 1/25 Bemanning",
        f"Vedtak: Planen godkjennes. {SICK}",
        "",
        "Sak 2/25 Løyper",
        "Vedtak: Søknaden fra 020132 99997 innvilges.",
    ]
    paper.write_text("\n".join(lines), encoding="utf-8")
    assert referent("ingest", "--jobs", "1", *AS_OF).exit_code == 0
    return tmp_path


def read_public(folder: Path) -> str:
    assert referent("export", "csv", "--public", *AS_OF).exit_code == 0
    return (folder / "processed/public/decisions.csv").read_text(encoding="utf-8")


def test_check_lists_what_would_be_held_and_a_release_takes_effect_with_the_next_ingest(folder: Path) -> None:
    said = referent("check", "--public", *AS_OF).output
    assert "health (" in said and "personal-number (2)" in said and "99997" not in said
    assert SICK not in read_public(folder)
    row = next(row for row in json.loads(referent("check", "--public", "--json", *AS_OF).output)["withheld"] if row["withheld_id"])
    done = referent("release", row["withheld_id"], "--note", "hun sier det selv", "--by", "Ola", *AS_OF)
    assert done.exit_code == 0, done.output
    assert SICK not in read_public(folder)
    assert referent("ingest", "--jobs", "1", *AS_OF).exit_code == 0
    public = read_public(folder)
    assert SICK in public and "99997" not in public
    assert "health" not in referent("check", "--public", *AS_OF).output
    lines = (folder / "raw/releases.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2 and "hun sier det selv" in lines[1] and ",Ola," in lines[1]


def test_a_hold_from_the_command_line(folder: Path) -> None:
    assert referent("release", "raad-2025-03-12-1-25", "--hold", "--field", "title", *AS_OF).exit_code == 0
    referent("ingest", "--jobs", "1", *AS_OF)
    referent("export", "csv", "--public", *AS_OF)
    assert "Bemanning" not in (folder / "processed/public/agenda_items.csv").read_text(encoding="utf-8")


def test_an_item_held_without_a_column_is_closed_with_what_hangs_on_it_until_it_is_released(folder: Path) -> None:
    item = "raad-2025-03-12-2-25"
    assert "innvilges" in read_public(folder)
    assert referent("release", item, "--hold", "--note", "uavklart", *AS_OF).exit_code == 0
    referent("ingest", "--jobs", "1", *AS_OF)
    referent("export", "csv", "--public", *AS_OF)
    public = [path.read_text(encoding="utf-8") for path in (folder / "processed/public").glob("*.csv")]
    assert not any("innvilges" in text or "Løyper" in text for text in public)
    assert referent("release", item, "--hold", *AS_OF).exit_code == 0
    assert "uavklart" in (folder / "raw/releases.csv").read_text(encoding="utf-8")
    undone = referent("release", item, *AS_OF)
    assert undone.exit_code == 0, undone.output
    assert referent("ingest", "--jobs", "1", *AS_OF).exit_code == 0
    assert "innvilges" in read_public(folder)
    assert "release-not-understood" not in referent("check").output


def test_a_personal_number_is_not_released_from_the_command_line(folder: Path) -> None:
    refused = referent("release", "raad-2025-03-12-2-25-d1", *AS_OF)
    assert refused.exit_code == 2 and not (folder / "raw/releases.csv").exists()


def test_releases_come_back_with_processed_deleted(folder: Path) -> None:
    release = Release("release", "", "", "health", digest_passage("health", SICK))
    (folder / "raw/releases.csv").write_text(format_releases([replace(release, record="x")]), encoding="utf-8")
    referent("ingest", "--jobs", "1", *AS_OF)
    first = read_public(folder)
    for path in sorted((folder / "processed").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    referent("ingest", "--jobs", "1", *AS_OF)
    assert SICK in first and read_public(folder) == first
