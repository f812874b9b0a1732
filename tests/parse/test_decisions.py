"""Decisions: behind labels and in running text, in five languages; proposals, rules and reports are none."""

from __future__ import annotations

import pytest

from pipeline.grammar.decisions import DECIDED as DECIDED_RULES
from pipeline.parse.blocks import split_blocks
from pipeline.parse.decisions import find_decisions, find_outcome, sounds_decided
from pipeline.parse.votes import find_votes
from tests.parse.parsing import read_page


def read_decisions(text: str) -> list[str]:
    """The texts of what is decided."""
    return [decided.text for decided in find_decisions(split_blocks(read_page(text)))]


DECIDED = [
    "Innkallingen og dagsorden ble godkjent uten innvending.",
    "Godkjent!",
    "Valgt på akklamasjon.",
    "Kari Nes valgt til referent",
    "Overfører til neste møte.",
    "Moved to next meeting.",
    "We wait with this until we have approved the lease.",
    "Årsmøtet ber styret lage rutiner for utlån.",
    "Kari Nes fikk mandat til å foreslå en ny ordning.",
    "Dropper grillfesten i år.",
    "Ble godkjent av alle fremmøtte",
    "Innkalling: godkjent",
    "Referat er ikke godkjent.",
    "Kari Nes ble valgt til møteleder, og Ola Moe ble valgt til referent.",
    "Kari velges herved som leder fra dags dato",
    "Kari Nes vinner ved akklamasjon.",
    "Det nye styret ble valgt ved akklamasjon.",
    "Foreningen ble så besluttet stiftet.",
    "Kontingenten ble fastsatt til kr 0,-",
    "Styret vedtok å støtte forslaget.",
    "Det var enighet om å opprette en egen gruppe.",
    "Søknaden ble innvilget.",
    "Saken utsettes til neste møte.",
    "Utvalget slutter seg til planen.",
    "Saken tas til orientering.",
    "Forslaget falt med 3 mot 11 stemmer.",
    "Rekneskapen vart samrøystes godkjend.",
    "Styret godkjende den framlagde protokollen.",
    "Der var enighed om at oprette en konto.",
    "Regnskabet blev enstemmigt godkendt.",
    "Kari Nes blev valgt.",
    "The budget was approved.",
    "It was decided to rent the hall.",
    "Valgt ved akklamasjon.",
    "Blev genvalgt",
    "Valgt til formand blev Bo",
    "Ny leder er Kari Moen.",
    "Motionen bifölls.",
    "Budgeten fastställdes.",
    "Styret bevilger 4000 kr til turen fordi det er en god sak.",
    "Etter reglene, supplerer styret Kari som ny kasserer.",
    "RESOLVED that the boat be sold.",
    "The motion was carried.",
    "Ola går ut og Kari Moen velges inn.",
    "FAU bevilger inntil 2000,- til bøker (enstemmig).",
    "Søknaden frå Vika motorklubb får avslag.",
    "Saka blir teken opp att i neste møte.",
    "Festen vert lagt til torsdag 16. mars kl. 19.",
    "Kontingentet blev sat til et symbolsk beløb på 10 kr.",
    "Nina og Carl er blevet rådsrepræsentanter.",
    "Bo Ek er enstemmigt blevet valgt som kasserer",
    "Efter viss diskussion enas mötet om en avgift på 90 kronor.",
    "Motionen röstades igenom.",
    "Beslut att använda mallen som grund",
    "Forslag om nytt navn … nedstemt",
    "We voted unanimously to take in the tool, which should be renamed.",
    "Approved by lazy consensus.",
    "+1 from all",
    "OK",
]


@pytest.mark.parametrize("sentence", DECIDED)
def test_a_sentence_with_an_outcome_is_a_decision(sentence: str) -> None:
    assert read_decisions(sentence + "\n") == [sentence]


def test_every_rule_is_behind_a_stem_that_is_looked_for_first() -> None:
    examples = [example for row in DECIDED_RULES for example in row.examples]
    assert [example for example in examples if not sounds_decided(example)] == []


NOT_DECIDED = [
    "Det er foreslått at styret velges for to år.",
    "Forslag til vedtak: Budsjettet godkjennes.",
    "Styret velges av generalforsamlingen.",
    "Kari Nes stiller til valg.",
    "Skal referatet godkjennes?",
    "Vedtektene må godkjennes av årsmøtet.",
    "Budsjettet har tidligere blitt vedtatt av styret.",
    "Saken ble diskutert.",
    "Kari Nes informerte om regnskapet.",
    "I: Jeg mener forslaget ble vedtatt i fjor.",
    "[Er referatet godkjent?]",
    "Protokollen er gjennomlest og godkjent av styret.",
    "Hvis forslaget blir vedtatt, må budsjettet endres.",
    "Den er godkjent av kommunen.",
    "Byggesøknaden ble godkjent av Statsforvalteren 2. mai.",
    "Dette er nå blitt opprettet.",
    "På forrige årsmøte ble det vedtatt å male huset.",
    "Styret velger en kasserer blant medlemmene.",
    "Det blir valgt ny kasserer.",
    "Ola Moe orienterte om saken.",
    "På generalforsamlingen våren 2022 ble det besluttet å dele valget.",
    "I utgangspunktet var det bestemt at arbeidet skulle starte i mai.",
    "Protokollen er godkjent ved sirkulasjon 12. mai.",
    "Medlemskap kan beviljas den som betalat avgiften.",
]


@pytest.mark.parametrize("sentence", NOT_DECIDED)
def test_proposals_rules_questions_and_reports_are_none(sentence: str) -> None:
    assert read_decisions(sentence + "\n") == []


def test_each_sentence_behind_a_label_is_a_decision() -> None:
    text = "Vedtak: Leien settes ned. Styret sørger for nye avtaler.\nDette gleder mange.\n"
    assert read_decisions(text) == ["Leien settes ned.", "Styret sørger for nye avtaler."]


def test_a_label_alone_on_its_line_holds_for_the_lines_below() -> None:
    assert read_decisions("Vedtak:\n\nLeien settes ned.\n\nForslag til vedtak:\nLeien settes opp.\n") == ["Leien settes ned."]


def test_kind_follows_the_label() -> None:
    found = find_decisions(split_blocks(read_page("Tilrådning: Leien settes ned.\nKonklusjon: Vi venter.\nGodkjent.\n")))
    assert [decided.kind for decided in found] == ["advice", "conclusion", ""]


OUTCOMES = [
    ("Saken utsettes til neste møte.", "postponed"),
    ("Saken er trukket. Vedtatt.", "withdrawn"),
    ("Forslaget falt med 3 mot 11 stemmer.", "rejected"),
    ("Saken tas til orientering.", "noted"),
    ("Vedtak: Saken tas til etterretning.", "noted"),
    ("Budsjettet ble godkjent.", "decided"),
    ("Budsjettet ble drøftet.", "unknown"),
]


@pytest.mark.parametrize(("text", "outcome"), OUTCOMES)
def test_the_outcome_of_an_item_is_what_its_decisions_say(text: str, outcome: str) -> None:
    blocks = split_blocks(read_page(text + "\n"))
    assert find_outcome(find_decisions(blocks)) == outcome


VOTES = [
    ("For: 12 / Mot: 3 / Blank: 1", {"votes_for": "12", "votes_against": "3", "votes_blank": "1", "unanimous": "false"}),
    ("11 stemte mot forslaget og 3 stemte for – forslaget falt", {"votes_for": "3", "votes_against": "11", "unanimous": "false"}),
    ("Vedtatt med 12 mot 3 stemmer", {"votes_for": "12", "votes_against": "3", "unanimous": "false"}),
    ("Enstemmig vedtatt", {"unanimous": "true"}),
    ("Godkjent ved akklamasjon", {"unanimous": "true"}),
    ("Godkjent", {}),
]


@pytest.mark.parametrize(("text", "votes"), VOTES)
def test_votes_are_counted(text: str, votes: dict[str, str]) -> None:
    assert find_votes(text) == votes


VOTE_LINES = [
    "Røysting: Framlegget vart vedteke mot éi røyst (Moe).\nVedtak: Styret vedtek budsjettet.\n",
    "Vedtak: Styret vedtek budsjettet.\nRøysting: Vedteke mot éi røyst (Moe).\n",
    "Røysting:\nVedteke mot éi røyst (Moe).\n\nVedtak:\nStyret vedtek budsjettet.\n",
]


@pytest.mark.parametrize("text", VOTE_LINES)
def test_a_vote_line_belongs_to_the_decision_beside_it(text: str) -> None:
    (decided,) = find_decisions(split_blocks(read_page(text)))
    assert decided.text == "Styret vedtek budsjettet."
    assert find_votes(decided.votes) == {"votes_against": "1", "unanimous": "false"}


def test_a_sentence_that_tells_the_vote_is_no_decision_of_its_own() -> None:
    (decided,) = find_decisions(split_blocks(read_page("Vedtak: Styret tilset Kari Moen. Vedtaket var samrøystes.\n")))
    assert find_votes(decided.votes) == {"unanimous": "true"}


def test_a_vote_line_alone_is_the_decision() -> None:
    assert read_decisions("Votering: Enstemmig vedtatt.\n") == ["Enstemmig vedtatt."]


LED_IN = [
    (
        "Avstemning: Skal vi kjøpe båten\n\n- For: 9 stemmer\n- Mot: 4 stemmer\n\nVi tok en pause.\n",
        ["Avstemning: Skal vi kjøpe båten For: 9 stemmer Mot: 4 stemmer"],
    ),
    ("Valgt som vara er:\n\nKari Nes\n\nOla Moe\n\nSå var det kaffe.\n", ["Valgt som vara er: Kari Nes Ola Moe"]),
]


@pytest.mark.parametrize(("text", "decisions"), LED_IN)
def test_votes_and_names_on_lines_of_their_own_belong_to_the_line_above(text: str, decisions: list[str]) -> None:
    assert read_decisions(text) == decisions


REACH = [
    ("Vedtak (4 mot 1 røyst):\nMidlane blir fordelte som vist.\n", ["Midlane blir fordelte som vist."]),
    (
        "SAMRØYSTES VEDTAK\n1. Lunden vert lagd nord for huset.\n2. Huset vert måla.\n",
        ["Lunden vert lagd nord for huset.", "Huset vert måla."],
    ),
    ("Vedtak:\nLeien settes ned.\n\nSekretæren sender brev innen 1. desember.\n", ["Leien settes ned."]),
    (
        "Vedtak:\n1. Leien settes ned.\n2. Taket males.\n\nPunkt 1 mot én stemme (Nes), øvrige enstemmig.\n",
        ["Leien settes ned.", "Taket males."],
    ),
    ("Vedtak:\nLeien settes ned.\nStraumvik, 13.03.2025\nLiv Bakke, ref.\n", ["Leien settes ned."]),
    ("Konklusjon\n\nVi venter med taket.\n\nVeien videre\n\n- Bytte ut gjerdet\n", ["Vi venter med taket."]),
    ("Vedtak: Leien settes ned. Ola Moe stemte mot.\n", ["Leien settes ned."]),
]


@pytest.mark.parametrize(("text", "decisions"), REACH)
def test_a_label_reaches_to_the_end_of_its_paragraph_or_list(text: str, decisions: list[str]) -> None:
    assert read_decisions(text) == decisions


TOLD_VOTES = [
    ("Røysting: Storneset fekk 5 røyster, Litleneset fekk 2 røyster.\nVedtak: Styret vel Storneset.", ("5", "2", "", "false")),
    ("Vedtak: Planen vedtas.\nVotering: 5 for, 2 mot, 1 avholdende.", ("5", "2", "1", "false")),
    ("Decision: The plan is adopted.\nVoting: 5 in favour, 2 against, 1 abstention.", ("5", "2", "1", "false")),
    ("Råd: Arbeidet startar med platene (2 mot 1 røyst).", ("2", "1", "", "false")),
    ("Vedtak (samrøystes): Styret vedtek planen.", ("", "", "", "true")),
    ("Vedtak (enstemmig):\nPlanen vedtas.", ("", "", "", "true")),
    ("Vedtak (4 mot 1 stemme): Planen vedtas.", ("4", "1", "", "false")),
    ("Vedtak: Planen vart vedteken samrøystes (7 røyster).", ("7", "", "", "true")),
    ("Vedtak: Planen vedtas med 5 mot 1 stemmer. Mot stemte Ola Hes.", ("5", "1", "", "false")),
    ("Vedtak: Planen vedtas.\nVotering: 5 for, 1 mot. Mot røysta Ola Hes.", ("5", "1", "", "false")),
]


@pytest.mark.parametrize(("text", "votes"), TOLD_VOTES)
def test_how_it_was_voted_belongs_to_the_one_decision(text: str, votes: tuple[str, ...]) -> None:
    (decided,) = find_decisions(split_blocks(read_page(text, "referat.txt")))
    counts = find_votes(decided.text) | find_votes(decided.votes)
    assert tuple(counts.get(name, "") for name in ("votes_for", "votes_against", "votes_blank", "unanimous")) == votes


def test_a_proposal_that_fell_has_its_votes() -> None:
    assert find_votes("Forslaget fikk 3 stemmer (lærersiden) og falt mot 2 stemmer.") == {
        "votes_for": "3",
        "votes_against": "2",
        "unanimous": "false",
    }
