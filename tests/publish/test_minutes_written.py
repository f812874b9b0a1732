"""Skeletons of hard meetings, filled in as a secretary would: our own reader takes all of it, without a single finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from pipeline.publish.texts import LANGUAGES, read_texts
from pipeline.records import AgendaItem, DocumentRow, MeetingLink, Membership, Parsed, Records
from tests.publish.filling_in import find_controls, open_form, save_form, tick, write_in
from tests.publish.sample import PAGE
from tests.publish.test_minutes_form import read_back, records, rows_of, skeleton

DAY, NOTICE = "2025-11-26", "7e7e7e7e7e7e"
LONG = "Framtidig organisering av fellestjenestene, herunder forholdet mellom lokale og sentrale oppgaver og bemanningen fram mot 2030"
KINDS = ("decision", "discussion", "information", "unknown")
WORDS = {
    # what a secretary writes: discussion, conclusion, tasks, due dates
    "nb": (
        "Det kom flere innlegg om saken.",
        "ALU ber om at planen legges fram på nytt.",
        "sender ut planen",
        "12. desember 2025",
        "uke 3 2026",
    ),
    "nn": (
        "Det kom fleire innlegg om saka.",
        "ALU ber om at planen blir lagd fram på nytt.",
        "sender ut planen",
        "12. desember 2025",
        "veke 3 2026",
    ),
    "en": ("Several members spoke.", "ALU asks for a new plan.", "sends out the plan", "12 December 2025", "week 3 2026"),
}


def with_notice(*titles: str, access: str = "open", basis: str = "") -> Records:
    """The example with a notice that lists these items, of kinds that take turns."""
    rows = records()
    meeting = f"alu-{DAY}"
    rows.documents.append(DocumentRow(NOTICE, "alu/innkalling.pdf", "pdf", "agenda", date=DAY, status="read"))
    rows.meeting_links.append(MeetingLink(meeting, "notice", start_date=DAY, document_id=NOTICE))
    rows.agenda_items += [
        AgendaItem(f"{meeting}-{n}-25", meeting, str(n - 39), f"{n}/25", "", title, KINDS[n % 4], access=access, legal_basis=basis,
                   document_id=NOTICE)
        for n, title in enumerate(titles, 40)
    ]  # fmt: skip
    rows.meetings = [replace(m, status="called") if m.meeting_id == meeting else m for m in rows.meetings]
    return rows


def of_two_days() -> Records:
    """A seminar, with a number."""
    rows = records()
    facts = {"end_date": "2025-11-27", "start_time": "10:00", "end_time": "15:00", "place": "Fjellhotellet, sal «Nord»", "number": "5/2025"}
    rows.meetings = [replace(m, **facts) if m.start_date == DAY else m for m in rows.meetings]
    return rows


def with_deputies() -> Records:
    """As many deputies as members, and three observers, one of them by office only."""
    rows = records()
    people = [("deputy", f"Pål {name}", "NV") for name in ("Ås", "Berg", "Dahl", "Lie", "Moe")]
    people += [("observer", "Ola Studentsen", "Studentparlamentet"), ("observer", "Kari Tillitsvalgt Moe", "")]
    rows.memberships += [Membership(f"alu-x{n}", "alu", name, role, unit, document_id=PAGE) for n, (role, name, unit) in enumerate(people)]
    return rows


def without_members() -> Records:
    """A body of which no list of members is known."""
    rows = records()
    rows.memberships = []
    return rows


HARD: dict[str, Callable[[], Records]] = {
    "forty": lambda: with_notice(*(f"Bemanning og rom ved enhet {n}" for n in range(1, 41))),
    "long": lambda: with_notice(LONG, f"{LONG} – orientering", "HØRING OM NYE VEDTEKTER", "Status", "Drøfting av frist 1. mai"),
    "closed": lambda: with_notice("Oppsigelse", "Varsel", access="withheld", basis="offl. § 13, jf. fvl. § 13 første ledd nr. 1"),
    "days": of_two_days,
    "deputies": with_deputies,
    "nobody": without_members,
}


def fill_in(data: bytes, language: str) -> tuple[Parsed, dict[str, list[str]]]:
    """Every blank place written in: what is read from it, and what was written, by tag."""
    document = open_form(data)
    hours = {"nb": "kl. 09.00–11.30", "nn": "kl. 09.00–11.30", "en": "09:00–11:30"}[language]
    words = {name: read_texts(language, "advisory")[name] for name in ("time", "place")}
    said, concluded, task, *due = WORDS[language]
    written: dict[str, list[str]] = {}
    for tag, texts in {
        "name": [f"{name} Aune" for name in ("Siv", "Per Olav", "Eva", "Nils", "Ada", "Tor", "Liv", "Jan", "Mari", "Odd", "Gro", "Ås")],
        "unit": ["IE", "Kommunikasjonsavdelingen", "NV"],
        "treatment": [said],
        "outcome": [concluded],
        "owner": ["HR- og HMS-avdelingen", "Bernt Asle Arntsen"],
        "task": [task],
        "due": due,
    }.items():
        for n, place in enumerate(find_controls(document, tag)):
            written.setdefault(tag, []).append(texts[n % len(texts)])
            write_in(place, texts[n % len(texts)])
    for place in find_controls(document, "fact"):
        label = place.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val"))
        write_in(place, {words["time"]: hours, words["place"]: "Rådssalen"}.get(label, "Ida Moe"))
    for box in find_controls(document, "present"):
        tick(box)
    return read_back(save_form(document)), written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HARD)
def test_a_skeleton_of_a_hard_meeting_is_read_without_a_finding(name: str, language: str) -> None:
    data = skeleton(HARD[name](), language=language, classification="deciding" if name in {"long", "nobody"} else "advisory")
    blank = read_back(data)
    assert blank.findings == []
    assert not any((blank.attendance, blank.decisions, blank.actions))
    parsed, written = fill_in(data, language)
    assert parsed.findings == []
    assert (parsed.document.record.kind, parsed.document.record.language) == ("minutes", language)
    assert rows_of(parsed, "agenda_items", "number", "title") == rows_of(blank, "agenda_items", "number", "title")
    assert [text for (text,) in rows_of(parsed, "decisions", "text")] == written["outcome"]
    assert rows_of(parsed, "actions", "owner_raw", "text", "due_raw") == list(
        zip(written["owner"], written["task"], written["due"], strict=True)
    )
    assert {due for (due,) in rows_of(parsed, "actions", "due_date")} == {"2025-12-12", "2026-W03"}
    assert len(parsed.attendance) == len(find_controls(open_form(data), "present"))


def test_both_days_of_a_meeting_are_read_back() -> None:
    for language in LANGUAGES:
        parsed = read_back(skeleton(of_two_days(), language=language))
        own = parsed.meetings[0].record
        assert (own.start_date, own.end_date, own.start_time, own.end_time) == ("2025-11-26", "2025-11-27", "10:00", "15:00"), language
        assert (own.place, own.number) == ("Fjellhotellet, sal «Nord»", "5/2025")


def test_closed_items_stay_closed_in_what_is_read_back() -> None:
    for language in LANGUAGES:
        parsed = read_back(skeleton(HARD["closed"](), language=language))
        assert {access for (access,) in rows_of(parsed, "agenda_items", "access")[:2]} == {"withheld"}, language


def test_a_page_never_tears_a_short_table_apart_and_signatures_stand_with_words() -> None:
    document = open_form(skeleton())
    heads = {"Observatører": "Til stede", "Oppfølging": "Tiltak", "Underskrifter": "Sekretær"}
    for table in document.tables[2:]:
        assert set(heads.values()) & {cell.text for cell in table.rows[0].cells}
        kept = [all(p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs) for row in table.rows[1:]]
        assert kept == [True] * (len(kept) - 1) + [False]
    (place,) = find_controls(open_form(skeleton(records(sure=False))), "next")
    assert next(place.iter(qn("w:keepNext")), None) is not None


def test_prompts_are_grey_and_only_the_draft_mark_is_red() -> None:
    colours = {style.name: str(style.font.color.rgb) for style in open_form(skeleton()).styles if style.type in {1, 2}}
    assert colours["Placeholder Text"] == "56606B" and colours["Notice"] == "A1261C"
