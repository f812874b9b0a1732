"""Case forms: what the thread knows of each matter stands in its form; the blank form is read back as a case paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.engine.paper import parse_paper
from pipeline.publish import find_template, publish
from pipeline.publish.agenda import find_meeting
from pipeline.publish.case_forms import compose_blank_form, compose_case_forms, compose_earlier
from pipeline.publish.contexts_forms import CaseForm
from pipeline.publish.views import compose_view
from pipeline.publish.word import format_word
from pipeline.records import CaseLink, Meeting, Memo, Parsed, Records
from pipeline.run import ingest
from pipeline.settings import Profile, Settings
from pipeline.store import read_tables
from tests.case_form_templates import FORM_TEMPLATES
from tests.publish.docx_checks import find_faults
from tests.publish.filling_in import find_controls, open_form, save_form, write_in
from tests.publish.sample import AS_OF, item_id, profile, sample

RAAD = Profile(
    "raad", "Rådet for fjellvett", "RFF", "advisory", language="nb",
    items_due_days=14, papers_due_days=7, notice_days=7, numbering="RFF-sak {n}/{yy}",
)  # fmt: skip
ANSWERS = {
    "title": "Varsling av skredfare",
    "sender": "Turavdelingen",
    "written": "3. november 2025",
    "wished": "26.11.2025",
    "aim": "Flere har gått i skredterreng uten å vite det.",
    "background": "Varslene leses av få. Ordningen er fra 2019.",
    "request": "Råd om hvordan varslene skal nå fram til turfolk",
    "proposal": "Rådet tilrår skilt ved de ti mest brukte stiene.",
    "consequences": "120 000 kr. Verneombudet er hørt.",
    "further": "Skiltene settes opp før påske.",
}


def forms(rows: Records, **settings: object) -> dict[str, CaseForm]:
    """The forms of the example's coming meeting, by the start of their headings."""
    view = compose_view(rows, replace(profile(), **settings), AS_OF)  # type: ignore[arg-type]
    context = compose_case_forms(view, find_meeting(rows, "alu", AS_OF) or Meeting())
    return {form.heading.split(":")[0]: form for form in context.forms}


def test_each_matter_of_the_agenda_has_a_form_and_routine_has_none() -> None:
    assert list(forms(sample())) == ["Sak 43/25", "Sak 44/25", "Sak 45/25"]


def test_the_earlier_treatment_stands_there_word_for_word_with_its_source() -> None:
    (earlier,) = forms(sample())["Sak 44/25"].earlier
    assert (earlier.date, earlier.number, earlier.outcome) == ("24.09.25", "26/25", "konkludert")
    assert earlier.title == "Hjemmekontor – evaluering av dagens retningslinjer"
    assert earlier.quotes[0] == (
        "«ALU ber HR- og HMS-avdelingen revidere retningslinjene og legge dem fram til møtet 26. november.» (referat 24.09.25, l. 31)"
    )


def test_areas_and_open_actions_of_the_thread_stand_there() -> None:
    form = forms(sample())["Sak 43/25"]
    assert form.areas == "6 Rekruttering og ansettelse"
    assert [(row.owner, row.text, row.due) for row in form.actions] == [
        ("HR- og HMS-avdelingen", "legge fram forslag til kriterier", "26.11.25")
    ]


def test_the_thread_goes_back_through_several_meetings_the_newest_first() -> None:
    rows = sample()
    rows.case_links += [
        CaseLink(item_id("37/25"), item_id("30/25"), "same-case"),
        CaseLink(item_id("27/25"), item_id("37/25"), "same-case"),  # a ring in the links ends
    ]
    assert [one.number for one in forms(rows)["Sak 43/25"].earlier] == ["37/25", "30/25", "27/25"]


def test_a_matter_without_a_thread_says_so() -> None:
    form = forms(sample())["Sak 45/25"]
    assert (form.earlier, form.actions) == ((), ())
    data = published(sample())["alu-2025-11-26-case-forms.docx"]
    assert "Papirene viser ingen tidligere behandling." in [p.text for p in open_form(data).paragraphs]


def test_of_a_closed_item_nothing_but_that_it_is_closed() -> None:
    rows = sample()
    rows.agenda_items = [
        replace(item, access="withheld", legal_basis="offl. § 23") if item.number == "37/25" else item for item in rows.agenda_items
    ]
    form = forms(rows)["Sak 43/25"]
    assert form.closed == "unntatt offentlighet, offl. § 23"
    assert "Ansvarlig" not in [fact.label for fact in form.facts]
    assert not any((form.background, form.earlier, form.areas, form.actions, form.papers))
    text = read_all(published(rows)["alu-2025-11-26-case-forms.docx"])
    assert "Ansettelsesstopp" not in text and "kriterier" not in text
    assert "Saken er unntatt offentlighet, offl. § 23." in text.replace("\u00a0", " ")


def test_what_the_thread_says_is_not_said_again_as_background() -> None:
    assert {number: form.background for number, form in forms(sample()).items() if form.actions} == {"Sak 43/25": (), "Sak 44/25": ()}


def test_an_item_of_a_meeting_that_was_not_held_says_so() -> None:
    for moved_to, outcome in (("", "møtet ble avlyst"), ("2025-12-03", "møtet ble flyttet")):
        rows = sample()
        rows.meetings = [replace(m, status="cancelled", moved_to=moved_to) if m.start_date == "2025-11-05" else m for m in rows.meetings]
        view = compose_view(rows, profile(), AS_OF)
        assert compose_earlier(view, view.items[item_id("37/25")]).outcome == outcome


def test_a_meeting_without_matters_still_has_a_paper_that_everybody_can_read() -> None:
    alone = Records(meetings=[Meeting("raad-2025-11-26", "raad", "2025-11-26", status="planned")])
    data = dict(publish(alone, Settings(bodies={"raad": RAAD}), AS_OF).files)["raad-2025-11-26-case-forms.docx"]
    assert "Møtet har ingen saker som trenger saksframlegg." in read_all(data)
    assert find_faults(data) == []


def test_a_closed_earlier_item_of_an_open_thread_gives_neither_title_nor_words() -> None:
    rows = sample()
    rows.case_links.append(CaseLink(item_id("37/25"), item_id("36/25"), "same-case"))
    last = forms(rows)["Sak 43/25"].earlier[-1]
    assert (last.number, last.title, last.outcome, last.quotes) == ("36/25", "(unntatt offentlighet, offl. § 23)", "", ())


def test_what_a_memo_asks_for_is_the_background() -> None:
    rows = sample()
    rows.memos = [replace(memo, requested_for="2025-11-26", date="2025-11-10") for memo in rows.memos]
    asked = next(form for form in forms(rows).values() if "personalpolitikk" in form.heading)
    assert any("dagsorden i ledergrupper" in text for text in asked.background)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_an_advisory_bodys_forms_never_speak_of_vedtak(language: str) -> None:
    for name, data in published(sample(), language=language).items():
        if name.endswith(("minutes.docx", "case-forms.docx", "case-form.docx")):
            words = read_all(data).lower()
            assert "vedtak" not in words and "decision" not in words, name


def test_a_deciding_bodys_forms_propose_a_vedtak() -> None:
    files = published(sample(), classification="deciding")
    assert all("Forslag til vedtak" in read_all(files[f"alu-{name}.docx"]) for name in ("2025-11-26-case-forms", "case-form"))


def published(rows: Records, **settings: object) -> dict[str, bytes]:
    """The published files by name."""
    chosen = Settings(bodies={"alu": replace(profile(), **settings)})  # type: ignore[arg-type]
    return dict(publish(rows, chosen, AS_OF).files)


def read_all(data: bytes) -> str:
    """All words of a Word file, those in controls too."""
    return "\n".join(node.text or "" for node in open_form(data).element.body.iter() if node.tag.endswith("}t"))


def test_the_blank_form_explains_the_deadlines_in_words() -> None:
    rows = sample()
    context = compose_blank_form(compose_view(rows, profile(), AS_OF))
    assert context.deadlines == (
        "Saker skal være hos sekretæren senest 14 dager før møtet.",
        "Sakspapirer skal være klare senest 7 dager før møtet.",
        "Faller en frist på en helg eller fridag, gjelder arbeidsdagen før.",
    )
    assert context.meetings == (("onsdag 26. november 2025", "onsdag 12. november 2025 (passert)", "onsdag 19. november 2025"),)
    unset = replace(profile(), items_due_days=0, papers_due_days=0)
    assert compose_blank_form(compose_view(rows, unset, AS_OF)).meetings == ()
    assert compose_blank_form(compose_view(rows, unset, AS_OF)).deadlines == ("Spør sekretæren om fristen for neste møte.",)


def blank_form(body: Profile, language: str = "nb") -> bytes:
    """The blank form of a body with nothing known but its profile and one meeting."""
    ahead = Meeting(f"{body.body_id}-2025-11-26", body.body_id, "2025-11-26", status="planned")
    view = compose_view(Records(meetings=[ahead]), replace(body, language=language), AS_OF)
    return format_word(compose_blank_form(view), find_template("case-form.docx", Path("nowhere")), AS_OF)


def fill(data: bytes, *papers: str, **answers: str) -> bytes:
    """The form as somebody has filled it in."""
    document = open_form(data)
    for tag, text in {**ANSWERS, **answers}.items():
        write_in(find_controls(document, tag)[0], text)
    if papers:
        write_in(find_controls(document, "papers")[0], "; ".join(papers))
    return save_form(document)


def read_back(data: bytes) -> tuple[Parsed, Memo]:
    """What our own reader makes of a form."""
    parsed = parse_paper(data, "skjema.docx")
    (memo,) = parsed.memos
    return parsed, memo.record


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_filled_in_form_is_read_back_as_a_case_paper(language: str) -> None:
    parsed, memo = read_back(fill(blank_form(RAAD, language), "Kart over stiene", "Varsler 2019–2025", written="03.11.2025"))
    assert parsed.findings == []
    assert (parsed.document.record.kind, parsed.document.record.body_name) == ("memo", "Rådet for fjellvett (RFF)")
    assert (memo.subject, memo.sender, memo.date) == (ANSWERS["title"], ANSWERS["sender"], "2025-11-03")
    assert (memo.requests, memo.requested_for, memo.attachments_expected) == (ANSWERS["request"], "2025-11-26", "2")
    assert parsed.document.record.attachments == "Kart over stiene; Varsler 2019–2025"


def test_a_blank_form_asks_for_nothing() -> None:
    _, memo = read_back(blank_form(RAAD))
    assert (memo.sender, memo.date, memo.requests, memo.requested_for, memo.attachments_expected) == ("",) * 5


def test_a_form_saved_into_raw_is_a_paper_of_the_meeting_that_it_wishes_for(tmp_path: Path) -> None:
    raw = tmp_path / "raw" / "raad"
    raw.mkdir(parents=True)
    (raw / "plan.txt").write_text("Rådet for fjellvett (RFF)\n\nMøteplan høst 2025\n- 22.10.2025\n- 26.11.2025\n", encoding="utf-8")
    (raw / "skredfare.docx").write_bytes(fill(blank_form(RAAD)))
    ingest(tmp_path / "raw", tmp_path / "out", Settings(bodies={"raad": RAAD}), AS_OF, jobs=1, step=lambda *_: None)
    tables = read_tables(tmp_path / "out")
    (memo,) = tables.memos
    assert (memo.subject, memo.requests, memo.requested_for) == (ANSWERS["title"], ANSWERS["request"], "2025-11-26")
    links = [(link.meeting_id, link.relation) for link in tables.meeting_links if link.document_id == memo.document_id]
    assert links == [("raad-2025-11-26", "paper")]
    assert not [row for row in tables.findings if row.document_id == memo.document_id]
    files = dict(publish(tables, Settings(bodies={"raad": RAAD}), AS_OF).files)
    assert ANSWERS["title"] in read_all(files["raad-2025-11-26-case-forms.docx"])


def test_the_shipped_templates_are_what_the_script_makes(tmp_path: Path) -> None:
    for name, make in FORM_TEMPLATES.items():
        make().save(str(tmp_path / name))
        made, shipped = (open_form(path.read_bytes()) for path in (tmp_path / name, find_template(name, Path("nowhere"))))
        assert made.element.xml == shipped.element.xml
        assert made.styles.element.xml == shipped.styles.element.xml
