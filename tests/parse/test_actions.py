"""Actions: who does what until when, from labels, sentences, task lists and names at the end of a line."""

from __future__ import annotations

import pytest

from pipeline.grammar import Rule, holds_any
from pipeline.grammar.actions import ASK_WORDS, ASKED, DOES, DOES_WORDS, PASSIVE, PASSIVE_WORDS, WORK_WORDS
from pipeline.grammar.task_lists import ASSIGNED, ASSIGNING
from pipeline.parse.actions import find_tasks
from pipeline.parse.blocks import split_blocks
from pipeline.parse.owners import Setting
from pipeline.parse.task_sentences import find_words
from tests.parse.parsing import read_page

SETTING = Setting(frozenset({"Kari", "Kari Nes", "Nes", "Ola", "KN"}), "2025-11-05")


def read_tasks(text: str, name: str = "referat.txt") -> list[tuple[str, str, str, str]]:
    """Owner, task, due date and precision of every task."""
    found = find_tasks(split_blocks(read_page(text, name)), SETTING)
    return [(task.owner, task.text, task.due.due_date if task.due else "", task.due.precision if task.due else "") for task in found]


SENTENCES = [
    (
        "Oppfølging: Driftsavdelingen legger fram plan for lufting. Frist: 05.12.25.",
        ("Driftsavdelingen", "legger fram plan for lufting", "2025-12-05", "day"),
    ),
    (
        "Tiltak: Avdeling for bygg og drift sender notat til styret innen 31. januar.",
        ("Avdeling for bygg og drift", "sender notat til styret", "2026-01-31", "day"),
    ),
    (
        "Utvalget ber Driftsavdelingen revidere rutinene til møtet 26. november.",
        ("Driftsavdelingen", "revidere rutinene", "2025-11-26", "meeting"),
    ),
    (
        "Driftsavdelingen bes legge fram forslag til kriterier i neste møte.",
        ("Driftsavdelingen", "legge fram forslag til kriterier", "", "meeting"),
    ),
    ("Driftsavdelingen orienterte. Veiledning sendes ut i uke 48.", ("Driftsavdelingen", "Veiledning sendes ut", "2025-W48", "week")),
    (
        "Avdelingene og VM rapporterer status til styret innen 17.12.25.",
        ("Avdelingene og VM", "rapporterer status til styret", "2025-12-17", "day"),
    ),
    ("Kari skal snakke med utleieren.", ("Kari", "skal snakke med utleieren", "", "")),
    ("Kari og Ola sender ut innkallingen.", ("Kari og Ola", "sender ut innkallingen", "", "")),
    ("KN to meet the caterer", ("KN", "meet the caterer", "", "")),
    ("Direktøren gjev ei oversikt innan 1. april 2026.", ("Direktøren", "gjev ei oversikt", "2026-04-01", "day")),
    ("Teknisk ansvarlig rigger opp anlegg.", ("Teknisk ansvarlig", "rigger opp anlegg", "", "")),
    ("Silje bestiller lokale til festen.", ("Silje", "bestiller lokale til festen", "", "")),
    ("Vil ha fest i kantina, Jonas tar kontakt med huset.", ("Jonas", "tar kontakt med huset", "", "")),
    ("Styret synes det er lurt og tar dette videre.", ("Styret", "synes det er lurt og tar dette videre", "", "")),
    ("Det er opp til det nye styret å arbeide videre med planen.", ("det nye styret", "arbeide videre med planen", "", "")),
    ("Bestille kake til festen (ansvarlig: Per Lie)", ("Per Lie", "Bestille kake til festen", "", "")),
    ("Leien settes ned. Ansvarlig: Kari Nes. Frist: 1. mai 2026", ("Kari Nes", "Leien settes ned", "2026-05-01", "day")),
    ("Vedtak: Leien settes ned.\nAnsvarlig: Kari Nes. Frist: 11.05.2026", ("Kari Nes", "Leien settes ned", "2026-05-11", "day")),
    ("Action point: Live to put it in motion.", ("Live", "put it in motion", "", "")),
    ("Ble godkjent, styret skal prøve å ordne dette til neste årsmøte", ("styret", "skal prøve å ordne dette til neste årsmøte", "", "")),
]


ASKED_BY_NAME = [
    ("Rådet ber {} skaffe notatet innen 1. desember 2026.", "skaffe notatet", "2026-12-01"),
    ("Rådet ber {} ringe utleieren innen 1. desember 2026.", "ringe utleieren", "2026-12-01"),
    ("Rådet ber {} om å måle støyen innen 1. desember 2026.", "måle støyen", "2026-12-01"),
    ("Rådet ber {} om å gå over listene.", "gå over listene", ""),
    ("Rådet bed {} rydde lageret innan 1. desember 2026.", "rydde lageret", "2026-12-01"),
    ("Rådet bed {} om å måla støyen.", "måla støyen", ""),
    ("The council asks {} to measure the noise by 1 December 2026.", "measure the noise", "2026-12-01"),
]
ASKED_OWNERS = ["Halvard Tindeland", "Driftsavdelingen", "Institutt for bre og is", "Driftsavdelingen og Ragna Skarstein"]


@pytest.mark.parametrize("owner", ASKED_OWNERS)
@pytest.mark.parametrize(("text", "task", "due"), ASKED_BY_NAME)
def test_who_is_asked_owns_the_task_whatever_the_verb(text: str, task: str, due: str, owner: str) -> None:
    assert [found[:3] for found in read_tasks(text.format(owner) + "\n")] == [(owner, task, due)]


@pytest.mark.parametrize(
    "text",
    ["Leder ba Halvard Tindeland redegjøre for saken.", "Studentene ber Rektor om å få utsatt fristen.", "Rådet ber Ragna ikke svare."],
)
def test_who_is_asked_to_speak_there_and_then_or_to_allow_something_owns_no_task(text: str) -> None:
    assert read_tasks(text + "\n") == []


def test_the_name_behind_an_office_is_the_owner() -> None:
    assert read_tasks("Rådet ber prorektor Eldbjørg Myrstad måle støyen.\n") == [("Eldbjørg Myrstad", "måle støyen", "", "")]


@pytest.mark.parametrize(("text", "task"), SENTENCES)
def test_a_sentence_hands_out_work(text: str, task: tuple[str, str, str, str]) -> None:
    assert read_tasks(text + "\n") == [task]


@pytest.mark.parametrize(("table", "words"), [(ASKED, ASK_WORDS), (DOES, WORK_WORDS), (PASSIVE, PASSIVE_WORDS)])
def test_no_row_waits_behind_a_word_that_its_own_examples_lack(table: tuple[Rule, ...], words: frozenset[str]) -> None:
    assert [example for row in table for example in row.examples if words.isdisjoint(find_words(example))] == []


def test_no_single_row_waits_behind_a_word_that_its_own_examples_lack() -> None:
    rows = {row.name: row for row in DOES}
    waiting = [(rows[name], words) for name, words in DOES_WORDS.items()]
    assert [example for row, words in waiting for example in row.examples if words.isdisjoint(find_words(example))] == []


def test_every_sign_of_an_owner_behind_a_task_is_looked_for_first() -> None:
    assert [example for row in ASSIGNED for example in row.examples if not holds_any(ASSIGNING, example)] == []


HANDED_OUT = [
    ("Kari skal ringe utleieren og Ola skal se på taket.", [("Kari", "skal ringe utleieren"), ("Ola", "skal se på taket")]),
    ("Arbeidet med brosjyren delegeres til mediegruppa.", [("mediegruppa", "Arbeidet med brosjyren")]),
    ("Det var enighet om at styret tar initiativ til en dugnad.", [("styret", "tar initiativ til en dugnad")]),
    ("Brannslukkeren må sjekkes opp av styret.", [("styret", "Brannslukkeren må sjekkes opp")]),
    ("Styret vil også prøve å finne eieren av båten.", [("Styret", "vil også prøve å finne eieren av båten")]),
    ("Årsmøtet ber styret påpeke feilen overfor utbyggeren.", [("styret", "påpeke feilen overfor utbyggeren")]),
    ("Alle oppfordres til å delta.", []),
    ("Kari går gjennom regnskapet.", []),
    ("Hallgeir undersøkjer om klubben kan stille med vakter.", [("Hallgeir", "undersøkjer om klubben kan stille med vakter")]),
    ("Mats Kåre spør naboen om å få låne gravar.", [("Mats Kåre", "spør naboen om å få låne gravar")]),
    ("Vervet står tomt; styret lyser ut vervet på nytt.", [("styret", "lyser ut vervet på nytt")]),
    ("Bodil giver besked videre.", [("Bodil", "giver besked videre")]),
    ("6. trinn stiller med kaker.", [("6. trinn", "stiller med kaker")]),
    ("Med bakgrunn i spørsmålet vil styret undersøke prisen.", [("styret", "undersøke prisen")]),
]


@pytest.mark.parametrize(("text", "tasks"), HANDED_OUT)
def test_a_sentence_gives_one_task_for_each_who_is_handed_work(text: str, tasks: list[tuple[str, str]]) -> None:
    assert [(owner, task) for owner, task, _, _ in read_tasks(text)] == tasks


NONE = [
    "Kari informerte om leien.",
    "Kari skal ikke bestille mat.",
    "Skal Kari snakke med utleieren?",
    "Veiledning sendes ut i uke 48.",
    "Vi må få bedre plass.",
    "Turneringen skal holdes i mai.",
    "Foreningen har god økonomi.",
    "Per Lie skal reise bort.",
    "Røysting: Framlegget vart vedteke mot éi røyst (Nes).",
    "Framlegget vart vedteke mot éi røyst (Nes).",
    "Styret tar saken til orientering.",
    "Styret sender innkalling senest 14 dager før årsmøtet.",
    "Silje snakker om økonomien.",
    "Forslag til vedtak: Styret kjøper en ny gressklipper.",
    "Direktørens innstilling:\nStyret sender søknad om støtte innen 15. juni.",
    "Påmeldingen skjer innen 1. mai 2026.",
]


@pytest.mark.parametrize("text", NONE)
def test_reports_and_tasks_without_an_owner_are_none(text: str) -> None:
    assert read_tasks(text + "\n") == []


TOLD = [
    (
        "Vedtak: Rutinane vart vedtekne.\nAnsvar: Rolf Dal oppdaterer rutinane og legg dei på nettsida. Frist 15.9.2026.",
        [("Rolf Dal", "oppdaterer rutinane og legg dei på nettsida", "2026-09-15")],
    ),
    ("Vedtak: Leien settes ned.\nAnsvarlig: HR og Kari Nes", [("HR og Kari Nes", "Leien settes ned", "")]),
    (
        "Oppfølging:\n- Direktøren legg fram revidert budsjett. Frist: møtet i mars\n- HR-sjefen bestiller ny vifte snarest\n- Parkeringa\n"
        "- Rådet ber om en analyse av fraværet til møtet i mars",
        [
            ("Direktøren", "legg fram revidert budsjett", "2026-03"),
            ("HR-sjefen", "bestiller ny vifte", ""),
            ("", "en analyse av fraværet", "2026-03"),
        ],
    ),
    (
        "Vedtak:\n1. Skolen reviderer planen innen 15. november 2026. Ansvar: Rolf Wiik\n2. Saken oversendes rådet.",
        [("Rolf Wiik", "reviderer planen", "2026-11-15")],
    ),
    ("Vedtak:\nUtvalget støtter stengingen. HR-sjefen bestiller ny vifte snarest.", [("HR-sjefen", "bestiller ny vifte", "")]),
]


@pytest.mark.parametrize(("text", "tasks"), TOLD)
def test_who_is_named_behind_the_label_does_it_and_a_list_of_tasks_takes_offices(text: str, tasks: list[tuple[str, str, str]]) -> None:
    assert [row[:3] for row in read_tasks(text)] == tasks


def test_a_due_date_and_an_owner_on_lines_of_their_own_belong_to_the_task_above() -> None:
    text = "Konklusjon: Driftsavdelingen kartlegger behovet.\nFrist: 15. januar\n"
    assert read_tasks(text) == [("Driftsavdelingen", "kartlegger behovet", "2026-01-15", "day")]


LISTS = [
    (
        "Hva hver gruppe skal gjøre til neste gang\n- Lederne: Se over gamle referat\n- Web: [...]\n- Bokgruppa: Henge opp lapper\n",
        ["Lederne", "Bokgruppa"],
    ),
    ("**ACTION ITEMS**\n\n* KN: Send out the questionnaire\n* OM to book a room\n* Idea suggested: a new logo\n", ["KN", "OM"]),
    ("Ansvar for oppgaver ble fordelt slik:\nØkonomistyring - Nes\nMyndighetskontakt - Ola\n", ["Nes", "Ola"]),
    ("Gjøremål\n- Bestille mat (Kari)\n", ["Kari"]),
    ("# Tasking (5 min)\n\nWe will check these next time\n\n- @bill: write to the host\n- @ann: +1 from all\n", ["bill"]),
    ("# Actionpoints\n\n1. Ta fram en mall - (Josef)\n2. Boka ett möte (Anna)\n", ["Josef", "Anna"]),
    ("# Action items\n\n- (Dan Ek): Start the survey\n", ["Dan Ek"]),
    ("AI: Kari to write to the bank\n", ["Kari"]),
    ("- Logo page - done by @bill, will publish it too\n", ["bill"]),
    ("Oppfølgingsliste:\n- Geir: be om tilbod på kaffi\n- Rydde arkivet – Ola\n", ["Geir", "Ola"]),
    ("TODO:\n- [ ] Bill to update the page\n- [x] @ann: renew domain\n", ["Bill", "ann"]),
]


@pytest.mark.parametrize(("text", "owners"), LISTS)
def test_a_list_of_tasks_names_its_owners(text: str, owners: list[str]) -> None:
    assert [owner for owner, *_ in read_tasks(text, "referat.md")] == owners


def test_a_table_of_tasks_has_an_owner_and_a_due_date_in_its_columns() -> None:
    head = "| Oppgave | Ansvarlig | Frist |\n|---|---|---|\n"
    text = head + "| Bestille hyller | Nils | 1. april 2026 |\n| Rydde loftet | Styret | |\n| Ingen | | |\n"
    assert read_tasks(text, "referat.md") == [("Nils", "Bestille hyller", "2026-04-01", "day"), ("Styret", "Rydde loftet", "", "")]


@pytest.mark.parametrize("done", ["Lukket", "Done", "✓", "Utført", "Klart"])
def test_a_closed_row_of_a_table_of_tasks_is_none(done: str) -> None:
    head = "| Owner | Action | Due | Status |\n|---|---|---|---|\n"
    rows = f"| Nils | Write to the bank | 2026-04-01 | Open |\n| Kari | Book a hall | 2026-03-01 | {done} |\n"
    assert [owner for owner, *_ in read_tasks(head + rows, "referat.md")] == ["Nils"]
