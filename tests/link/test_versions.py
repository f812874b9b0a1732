"""Two papers of one meeting: drafts, corrections, prints, late and supplementary agendas; which one counts."""

from __future__ import annotations

import pytest

from pipeline.records import Records
from pipeline.statuses import apply_as_of, drop_superseded, split_later
from tests.link.texts import MINUTES, NOTICE, codes, read_all, superseded

WRITTEN = MINUTES.format(head="", due="1. oktober")
MORE = NOTICE.format(head="").replace("13/25 Eventuelt", "13/25 Sikring av taubanen\n14/25 Eventuelt")


@pytest.mark.parametrize(
    "head", ["Rettet referat", "Rettet 15.04.2025", "Korrigert versjon", "Retta referat", "Versjon 2", "Corrected minutes", "(revidert)"]
)
def test_corrected_minutes_count_in_place_of_the_older_ones(head: str) -> None:
    records = read_all(a_txt=WRITTEN, b_txt=MINUTES.format(head=head, due="1. desember"))
    assert superseded(records) == {"a.txt": "b.txt"}
    assert "paper-superseded" in codes(records)
    counted = drop_superseded(records)
    assert len(counted.decisions) == 3
    assert [row.text for row in counted.decisions if "skilting" in row.text] == ["Rådet ber om skilting innen 1. desember."]
    assert len(records.decisions) == 6


@pytest.mark.parametrize("head", ["UTKAST", "Utkast til referat", "Foreløpig referat", "Draft minutes"])
def test_a_draft_gives_way_to_what_is_none(head: str) -> None:
    records = read_all(b_txt=MINUTES.format(head=head, due="1. november"), a_txt=WRITTEN)
    assert superseded(records) == {"b.txt": "a.txt"}
    assert [row.minutes_status for row in apply_as_of(records, "2025-05-01").meetings] == ["written"]


def test_of_two_corrections_the_later_by_date_counts() -> None:
    first, second = (MINUTES.format(head=f"Rettet {day}.04.2025", due="1. mai") for day in (15, 22))
    assert superseded(read_all(a_txt=second, b_txt=first, c_txt=WRITTEN)) == {"c.txt": "b.txt", "b.txt": "a.txt"}


def test_a_print_of_the_same_minutes_is_not_counted_twice() -> None:
    records = read_all(a_txt=WRITTEN, b_md=WRITTEN.replace("Referat fra", "# Referat fra"))
    assert superseded(records) == {"a.txt": "b.md"}
    assert "paper-printed-twice" in codes(records)
    assert len(drop_superseded(records).decisions) == 3


EXCERPT = """Utdrag av protokoll fra møte i Rådet for fjellvett 9. april 2025

{head}
Til stede: Kari Nes, Ola Moe, Per Lie
Forfall: Anne Vik

11/25 Skilting av vinterløyper
Vedtak: Rådet ber om skilting innen {due}.
"""


def test_an_excerpt_of_the_minutes_is_not_counted_twice() -> None:
    records = read_all(a_txt=EXCERPT.format(head="", due="1. oktober"), b_txt=WRITTEN)
    assert superseded(records) == {"a.txt": "b.txt"}
    assert len(drop_superseded(records).decisions) == 3


def test_a_correction_of_one_item_stands_beside_the_minutes() -> None:
    assert superseded(read_all(a_txt=EXCERPT.format(head="Rettet 15.04.2025\n", due="1. desember"), b_txt=WRITTEN)) == {}


def test_a_notice_and_the_list_of_its_items_are_two_papers() -> None:
    listed = (
        NOTICE.format(head="").replace("Innkalling til møte", "Saksliste for møte").replace("\nSaksliste\n", "\n")
        + "\nPausemat kl. 10.\n" * 20
    )
    records = read_all(a_txt=NOTICE.format(head=""), b_txt=listed)
    assert superseded(records) == {}
    assert "versions-undecided" not in codes(records)


def test_the_word_in_a_files_name_tells_where_the_paper_says_nothing() -> None:
    changed = WRITTEN.replace("til orientering", "til etterretning").replace("Ingen saker", "Neste møte er i mai")
    assert superseded(read_all(referat_txt=WRITTEN, **{"referat rettet_txt": changed})) == {"referat.txt": "referat rettet.txt"}


def test_minutes_of_two_meetings_on_one_day_both_stand() -> None:
    other = WRITTEN.replace("11/25 Skilting av vinterløyper", "21/25 Ny varde").replace(
        "12/25 Brukerundersøkelse på hyttene", "22/25 Bålforbud"
    )
    other = other.replace("10/25 Godkjenning av innkalling og saksliste", "20/25 Åpning").replace("13/25 Eventuelt", "23/25 Avslutning")
    assert superseded(read_all(a_txt=WRITTEN, b_txt=other)) == {}


def test_minutes_that_nothing_orders_both_stand_with_a_finding() -> None:
    other = WRITTEN.replace(
        "innen 1. oktober", "så snart snøen har gått, og senest før fellesferien begynner for de fleste av oss i fjellet"
    )
    records = read_all(
        a_txt=WRITTEN, b_txt=other + "\nUnder eventuelt ble skredfaren i Storlia nevnt av flere, og styret følger med.\n" * 9
    )
    assert superseded(records) == {}
    assert "versions-undecided" in codes(records)


@pytest.mark.parametrize("head", ["Ny innkalling", "Revidert innkalling 02.04.2025", "Oppdatert saksliste", "Revised notice"])
def test_a_new_full_agenda_counts_in_place_of_the_older_one(head: str) -> None:
    records = read_all(b_txt=NOTICE.format(head=""), a_txt=NOTICE.format(head=head).replace("12/25 Brukerundersøkelse", "12/25 Måling"))
    assert superseded(records) == {"b.txt": "a.txt"}
    assert "Brukerundersøkelse på hyttene" not in {row.title for row in drop_superseded(records).agenda_items}


def test_an_agenda_that_holds_more_is_the_later_one() -> None:
    assert superseded(read_all(a_txt=MORE, b_txt=NOTICE.format(head=""))) == {"b.txt": "a.txt"}


@pytest.mark.parametrize("title", ["Tilleggssaksliste", "Tilleggssakliste", "Ettersending", "Supplementary agenda"])
def test_a_supplement_adds_items_and_supersedes_nothing(title: str) -> None:
    late = f"{title} til møte i Rådet for fjellvett 9. april 2025\n\nSaksliste\n15/25 Skredvarsling i Storlia\n16/25 Ny hytteverge\n"
    records = read_all(a_txt=NOTICE.format(head=""), b_txt=late)
    assert superseded(records) == {}
    assert {"Skilting av vinterløyper", "Ny hytteverge"} <= {row.title for row in drop_superseded(records).agenda_items}


def test_a_superseded_paper_keeps_its_link_and_its_word_counts_last() -> None:
    records = read_all(a_txt=NOTICE.format(head=""), b_txt=NOTICE.format(head="Revidert innkalling").replace("09.00", "12.00"))
    (meeting,) = records.meetings
    assert meeting.start_time == "12:00"
    assert sorted(("superseded by" in link.reason, link.start_time) for link in records.meeting_links) == [
        (False, "12:00"),
        (True, "09:00"),
    ]
    assert "meeting-conflict" not in codes(records)


def test_a_correction_of_a_later_day_does_not_count_yet() -> None:
    records = read_all(a_txt=WRITTEN, b_txt=MINUTES.format(head="Rettet 15.04.2025", due="1. desember"))
    known, later = split_later(records, "2025-04-12")
    assert [row.path for row in later] == ["raad/b.txt"]
    assert superseded(known) == {}
    assert texts(drop_superseded(known)) == {"Rådet ber om skilting innen 1. oktober."}
    assert texts(drop_superseded(split_later(records, "2025-04-15")[0])) == {"Rådet ber om skilting innen 1. desember."}


def test_a_version_between_two_counts_while_the_last_lies_ahead() -> None:
    papers = {f"{name}_txt": MINUTES.format(head=f"Rettet {day}.04.2025", due="1. mai") for name, day in (("b", 15), ("c", 22))}
    records = read_all(a_txt=WRITTEN, **papers)
    assert superseded(split_later(records, "2025-04-16")[0]) == {"a.txt": "b.txt"}


def texts(records: Records) -> set[str]:
    return {row.text for row in records.decisions if "skilting" in row.text}
