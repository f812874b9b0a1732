"""Which kind of paper is it: cues in five languages, and abstention where nothing speaks clearly."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.classify import classify
from pipeline.read import read

SUPPLEMENT = (
    "{head}{title}\ntil styremøte onsdag 26. august 2026 kl. 10.00 i Buret\n\nDato: 21.08.2026\n\n"
    "Sak 27/26  Skade på taket\n\nSolvik, 21. august 2026\nSiv Lunde\nstyreleiar\n"
)
KINDS = [
    ("agenda", SUPPLEMENT.format(head="SOLVIK MUSEUM\nStyret\n\n", title="TILLEGGSSAKLISTE")),
    ("agenda", SUPPLEMENT.format(head="Driftsutvalget\n\n", title="Tilleggssaksliste")),
    ("agenda", SUPPLEMENT.format(head="SOLVIK MUSEUM\nStyret\n\n", title="TILLEGGSLISTE")),
    ("agenda", SUPPLEMENT.format(head="The Board\n\n", title="Supplementary agenda")),
    ("agenda", SUPPLEMENT.format(head="Styret\n\n", title="INNKALLING")),
    ("agenda", "SOLVIK KOMMUNE\n\nTILLEGGSLISTE\n\nUtvalg:  Klimautvalget\nDato:  17.09.2026\n\nPS 24/26   Stenging av garderober\n"),
    ("memo", "AVLYSING AV STYREMØTE 18. NOVEMBER\n\nDet er for få saker.\n\nBo Ek\n"),
    ("committee_page", "Styret\n\nLeder: Siv Lunde\nNestleder: Bo Ek\nMedlem: Kari Nes\n"),
    (
        "minutes",
        (
            "Referat fra styremøte 3. mars 2025\nTil stede: Kari Nes, Ola Moe\n"
            "Referent: Ola Moe\nSak 1/25 Regnskap\nRegnskapet ble godkjent.\n"
        ),
    ),
    (
        "minutes",
        (
            "Protokoll frå møte i Driftsutvalet\nTil stades: Kari Nes\nForfall: "
            "Ola Moe\nSak 3/25 Budsjett\nVedtak: Budsjettet vert godkjent.\n"
        ),
    ),
    (
        "minutes",
        "Board meeting minutes, 3 March 2025\nAttendees: KN, OM\nExcused: PB\n\nDecision: We rent the hall.\nMeeting adjourned 20:15\n",
    ),
    ("minutes", "Referat af bestyrelsesmøde den 3. marts 2020\nDagsorden:\n1. Regnskab\n2. Eventuelt\nRegnskabet blev godkendt.\n"),
    ("minutes", "Protokoll styrelsemöte\nNärvarande: Kari Nes\nFrånvarande: Ola Moe\nSekreterare: Kari Nes\nMötet avslutades 19.30\n"),
    ("minutes", "Møte 5. oktober\n18 medlemmer til stede.\nStatus\nFått lokale til høstfesten.\n"),
    (
        "agenda",
        (
            "Innkalling til årsmøte\nDet innkalles til årsmøte 3. mars 2025 kl. "
            "18.00 på Solsiden skole.\nSaksliste\n1. Regnskap\n2. Valg\nVel møtt!\n"
        ),
    ),
    ("agenda", "Møteinnkalling\nUtvalg: Driftsutvalet\nDato: 03.03.2025\nForfall meldast til sekretæren.\nSakliste\n1/25 Budsjett\n"),
    ("agenda", "Agenda\n1. Welcome (5 min)\n2. Budget (20 min)\n3. AOB (5 min)\n"),
    ("agenda", "Kallelse till årsmöte\nDagordning\n1. Val av ordförande\n2. Övriga frågor\n"),
    ("memo", "Notat\nTil: Avdelingene\nKopi til: Rektor\nFra: Driftsavdelingen\nOm: Rutiner for nøkler\nVi ber om at temaet tas opp.\n"),
    ("memo", "Søknad om midler\nHei,\nVi søker om støtte til en turnering.\nMed vennlig hilsen\nKari Nes\n"),
    ("meeting_plan", "Møteplan våren 2026\n14. januar\n4. februar\n25. februar\n18. mars\n8. april\n"),
    ("meeting_plan", "Møtekalender\nFebruar\n1. Formannskap\nMars\n14. Formannskap\nApril\n18. Formannskap\nJuni\n13. Kommunestyre\n"),
    (
        "committee_page",
        (
            "Driftsutvalgets sammensetning\nUtvalget består av fem faste medlemmer.\n"
            "Leder: Kari Nes\nMedlem: Ola Moe\nObservatører har møterett.\n"
        ),
    ),
    ("unknown", "Faktura 1234\nFakturadato 03.03.2025\nForfallsdato 17.03.2025\nBeløp å betale: 1 250,00\n"),
    ("unknown", "§ 1 Navn\nForeningen heter Solsiden.\n§ 2 Formål\nForeningen skal drive bygget.\n§ 3 Medlemskap\nAlle kan bli medlem.\n"),
    ("unknown", "Referent\n\nInstallation instructions\npip install referent\n"),
    ("unknown", "Hytta er ledig i uke 30. Ta med sengetøy.\n"),
]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_a_paper_gets_the_kind_that_its_words_speak_for(kind: str, text: str) -> None:
    assert classify(read(text.encode(), "papir.txt")).kind == kind


def test_an_agenda_that_went_on_to_become_minutes_is_minutes() -> None:
    text = (
        "# Årsmøte 2025\n\n## Saksliste\n1. Regnskap\n2. Valg\n\n## Referat\n"
        "\nRegnskapet ble enstemmig godkjent. Kari Nes ble valgt til leder.\n"
    )
    assert classify(read(text.encode(), "arsmote.md")).kind == "minutes"


def test_an_email_is_a_memo_unless_it_says_otherwise() -> None:
    mail = (
        b"From: kari@example.org\nTo: styret@example.org\nSubject: Leie av sal\n"
        b"MIME-Version: 1.0\nContent-Type: text/plain\n\nKan vi leie salen i mai?\n"
    )
    assert classify(read(mail, "leie.eml")).kind == "memo"


def test_the_reasons_name_the_cues_and_the_score_lies_between_0_and_1() -> None:
    found = classify(read(next(text for kind, text in KINDS if kind == "minutes").encode(), "papir.txt"))
    assert "minutes_title ×1" in found.reasons
    assert 0.5 < found.score < 1


def test_a_paper_without_text_is_unknown() -> None:
    found = classify(read(b"   \n", "tom.txt"))
    assert (found.kind, found.score) == ("unknown", 0.0)


PAPERS = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))["paper"]


@pytest.mark.parametrize(("kind", "text"), [(paper["kind"], paper["text"]) for paper in PAPERS])
def test_a_pages_lists_and_headings_say_its_kind(kind: str, text: str) -> None:
    assert classify(read(text.encode(), "paper.md")).kind == kind
