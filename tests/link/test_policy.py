"""Which areas an item is about, which it only seems to be about, and how a memo becomes the source of a scheme."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.link.areas import AreaHit, match_areas
from pipeline.link.schemes import list_names, merge_areas, read_shipped, read_table, read_tables
from pipeline.link.spellings import build_pattern, read_groups, read_spellings
from pipeline.link.terms import MODES, Term, build_vocabulary, drop_covered, find_terms
from pipeline.records import Extracted, PolicyArea
from pipeline.settings import Profile
from tests.link.build import linked, meet, paper, treat

SCHEME = "personalpolitikk"


def about(title: str, text: str = "", scheme: str = SCHEME) -> list[AreaHit]:
    """The areas that a title and text are, or may be, about."""
    return list(match_areas(title, text, read_shipped(scheme).vocabulary))


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
    ("Leiarkrav og leiarforventningar i kommunen", "P1"),
    ("Samling for nye mellomledere", "P1"),
    ("Val av representant for dei tilsette til styret", "P2"),
    ("Kontaktmøte med fagorganisasjonane", "P2"),
    ("Fråværsstatistikk for omsorgssektoren", "P3"),
    ("Vernerundar og støymåling i verkstaden", "P3"),
    ("Innføring av nytt saksbehandlingssystem", "P4"),
    ("Arbeid heimanfrå: nye reglar", "P4"),
    ("Kvoter for kvinner i ledelsen", "P5"),
    ("Stillingsheimlar ved biblioteket", "P6"),
    ("Rangering av søkere: seniorrådgiver", "P6"),
    ("Fagbrev på jobb for assistentar", "P7"),
    ("Karriereplan for stipendiater", "P7"),
    ("Betaling for beredskapsvakt", "P8"),
    ("Forhandlingar etter kap. 3.4.1", "P8"),
    ("Skal instituttlederne velges eller ansettes?", "P1"),
    ("Evaluation of the Executive Director", "P1"),
    ("Møte med tillitsvalgte", "P2"),
    ("Hovedtillitsvalgte – ressurs", "P2"),
    ("Innspill fra fagforeningene til omorganiseringen", "P2"),
    ("Vold mot lærere på jobb", "P3"),
    ("Workplace safety", "P3"),
    ("Digital dokumentasjon i hjemmesykepleien", "P4"),
    ("Innføring av Teams i etaten", "P4"),
    ("Mannlige sykepleiere", "P5"),
    ("Rekruttering av ny direktør", "P6"),
    ("Appointment of the Director of Finance", "P6"),
    ("Mentorordning for nyansatte", "P7"),
    ("Promotion to associate professor", "P7"),
    ("Tillegg for beredskapsvakt", "P8"),
    ("Rektorløn i Lillevik", "P8"),
    ("Mandat for leiargruppa ved instituttet", "P1"),
    ("Tilsett eller vald instituttleiar", "P1"),
    ("Lokal tilpasning til HA i staten", "P2"),
    ("Ansattvalg til foretaksstyret", "P2"),
    ("Truende pasienter i mottaket", "P3"),
    ("Radiation protection and lab incidents", "P3"),
    ("Seks timers dag i hjemmesykepleien", "P4"),
    ("Generative AI in administrative work", "P4"),
    ("Kvinner i brannyrket", "P5"),
    ("Samiske medarbeidere", "P5"),
    ("Kateketstilling – endring", "P6"),
    ("Allocation of PhD fellows", "P6"),
    ("Kyrkjeverje – utlysing og intervju", "P6"),
    ("Rekrutteringstillegg til barnevernspedagogar", "P6 P8"),
    ("Fagstige for sykepleiere", "P7"),
    ("Introduksjonsdag for nye medarbeidere", "P7"),
    ("Kap. 3.4.1 – fastsettelse for kommunalsjefene", "P8"),
    ("Extension of the director's appointment", "P6"),
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
    "Møtegodtgjøring til styremedlemmer",
    "Lønns- og priskompensasjon i budsjettet",
    "Rusmiddelpolitisk handlingsplan",
    "Råd for personer med funksjonsnedsettelse",
    "Sakkyndig nemnd for eiendomsskatt",
    "Likebehandling av private barnehager",
    "Rekruttering av flere styremedlemmer",
    "Karriereveiledning for ungdom",
    "Pensjonistforeningens søknad om tilskudd",
    "Master i ledelse",
    "Ledelsens gjennomgang av informasjonssikkerhet",
    "Omstilling i landbruket",
    "Opprykk til eliteserien",
    "Student union bylaws",
    "Women's basketball team",
    "Tillitsvalgtsamling for lokallagene",
    "Valg av tillitsvalgt i velforeningen",
    "Valg av rektor for perioden 2031–2035",
    "Fullmakt til rådmannen til å selge tomten",
    "Delegering av vedtaksmyndighet i byggesaker til rådmannen",
    "Medvirkning i planprosessen",
    "Drøftingsmøte med fylkeskommunen om ferjetider",
    "Brannsikkerhet i boliger",
    "Traffic safety improvements",
    "Nettbrett i barnehagene",
    "Styremøte på Teams",
    "Kunstig intelligens i utdanningene",
    "Likestilling av private og offentlige skoler",
    "Women's History Month",
    "Appointments to the Planning Commission",
    "Equipment hire",
    "Rekruttering til landbruket",
    "Mentoring programme for new contributors",
    "Studietur til Lillevik",
    "Regnskapsrapport: avvik på lønn og drift",
    "Årsrapport fra pensjonskassen",
    "Minimum wage ordinance",
    "Kunstutstilling i rådhuset",
    "Førsteamanuensis Siri Vold holdt innlegg",
    "Fullmakt til dekan i studiesaker",
    "Varsling om brudd på forskningsetikk",
    "Emne i arbeidsmiljø og organisasjon",
    "Årsmøte i fagforeningen",
    "Ansettelse av revisor",
    "Bemanning av valglokaler",
    "Videreutdanning i veiledning for praksislærere, 15 stp",
    "Kjønnsbalanse blant søkere til studiet",
    "Mangfold i pensum",
    "Bonusordning for billettsalg",
    "Kvalitetssystem for utdanning",
    "Konfliktrådets årsmelding",
    "Gender perspectives in research",
]

IN_PASSING = [
    ("Budsjett 2031", "Det er satt av midler til HMS og lønnsoppgjør."),
    ("Årsberetning og regnskap", "Arbeidsmiljøet anses som godt. Sykefraværet var lavt."),
    ("Orientering fra rektor", "Opptak, tilsettinger, sykefravær og campus."),
]


@pytest.mark.parametrize(("title", "areas"), ABOUT)
def test_a_title_is_about_its_areas(title: str, areas: str) -> None:
    assert " ".join(sorted(hit.policy_area_id for hit in about(title) if not hit.doubtful)) == areas


@pytest.mark.parametrize("title", NOT_ABOUT)
def test_a_title_is_about_no_area(title: str) -> None:
    assert [hit for hit in about(title) if not hit.doubtful] == []


@pytest.mark.parametrize(("title", "text"), IN_PASSING)
def test_what_a_text_on_another_subject_mentions_in_passing_is_not_asserted(title: str, text: str) -> None:
    assert [hit for hit in about(title, text) if not hit.doubtful] == []


def test_a_text_speaks_where_the_title_is_silent_and_is_quoted_by_the_sentence() -> None:
    (hit,) = about("Status", "Møtet ble satt. Sykefraværet har gått ned siden 26. november. Neste gang i mai.")
    assert (hit.policy_area_id, hit.quote, hit.doubtful) == ("P3", "Sykefraværet har gått ned siden 26. november.", False)


def test_the_first_sentence_counts_as_the_title_where_the_title_is_bare() -> None:
    (hit,) = about("Sak 14/22 Orientering", "Bemanningen økes fra mai. Møtet ble hevet.")
    assert (hit.policy_area_id, hit.doubtful) == ("P6", False)
    assert all(hit.doubtful for hit in about("Sak 14/22 Orientering", "Møtet ble satt. Bemanningen økes fra mai."))


@pytest.mark.parametrize(
    ("title", "text", "asserted"),
    [
        ("Evakuering av administrasjonsbygget", "De ansatte hørte ikke alarmen.", True),
        ("Evakuering av administrasjonsbygget", "Flere besøkende hørte ikke alarmen.", False),
        ("Turnus med 12,5-timers vakter for sykepleiere", "", True),
        ("Turnus for møtelederne", "", False),
    ],
)
def test_words_of_employees_bear_out_an_ambiguous_term(title: str, text: str, asserted: bool) -> None:
    assert [hit.policy_area_id for hit in about(title, text) if not hit.doubtful] == (["P3"] if asserted else [])


@pytest.mark.parametrize(
    ("text", "areas"),
    [("Kvar avdeling set måltal for tilsetjingar.", "P5"), ("Måltal for tilsetjingar. Stillingane skal lysast ut på nytt.", "P5 P6")],
    ids=["one term is a mention in passing", "two are not"],
)
def test_a_text_adds_an_area_to_what_a_title_names_by_two_terms(text: str, areas: str) -> None:
    assert " ".join(sorted(hit.policy_area_id for hit in about("Plan for likestilling og mangfald", text) if not hit.doubtful)) == areas


def test_a_title_is_quoted_whole_and_its_words_as_printed() -> None:
    (hit,) = about("Plan for  oppfølging av SYKEFRAVÆR")
    assert (hit.quote, hit.terms) == ("Plan for oppfølging av SYKEFRAVÆR", ("SYKEFRAVÆR",))


@pytest.mark.parametrize(
    ("title", "text"),
    [("Beredskap", ""), ("Status", "Møtet ble satt. Varsling ble nevnt."), ("Likestillingspoeng for studenter", "")],
    ids=["an ambiguous term alone", "a strong term late in the text only", "people outside"],
)
def test_what_is_in_doubt_is_marked(title: str, text: str) -> None:
    hits = about(title, text)
    assert hits
    assert all(hit.doubtful for hit in hits)


def test_an_ambiguous_term_counts_in_the_company_of_a_clear_one() -> None:
    assert about("Avvik") == []
    assert about("Avvik og HMS")[0].score > about("HMS")[0].score


def test_capitals_of_an_acronym_count() -> None:
    assert [word for hit in about("ARK og HMS") for word in hit.terms] == ["ARK", "HMS"]
    assert about("et ark om hms") == []


WAYS = [
    ("valg … ansatt/{leader}", "pair", "Valget av de ansattes tillitsvalgte", "Valget av de ansattes"),
    ("valg/val. … ansatt", "pair", "Val av representant for dei tilsette", "Val av representant for dei tilsette"),
    ("valg … ansatt", "pair", "Valg av revisor. De ansatte var til stede", ""),
    ("valg … ansatt", "pair", "De ansatte velger; valg følger", ""),
    ("val. … *representant", "pair", "Val av styrerepresentantar", "Val av styrerepresentantar"),
    ("val. … *representant", "pair", "Valet av styrerepresentantar", ""),
    ("vernerunde", "stem", "Vernerundar i haust", "Vernerundar"),
    ("lederutvikling", "stem", "Leiarutviklinga", "Leiarutviklinga"),
    ("tilsetting", "compound", "Rektoransettelser", "Rektoransettelser"),
    ("etiske retningslinje", "phrase", "Nye etiske retningsliner", "etiske retningsliner"),
]
"""Term, mode, title, the words it finds there."""


@pytest.mark.parametrize(("term", "mode", "title", "words"), WAYS)
def test_a_term_is_found_in_its_way_and_in_both_languages(term: str, mode: str, title: str, words: str) -> None:
    vocabulary = build_vocabulary([Term("X", "nb", term, mode, 3, False)])
    assert [title[hit.start : hit.end] for hit in find_terms(title, vocabulary)] == ([words] if words else [])


def test_a_term_without_weight_takes_the_words_away() -> None:
    terms = [Term("X", "nb", "mangfold", "compound", 3, False), Term("X", "nb", "kulturelt mangfold", "phrase", 0, False)]
    vocabulary = build_vocabulary(terms)
    assert [hit.policy_area_id for hit in match_areas("Mangfold", "", vocabulary)] == ["X"]
    assert match_areas("Kulturelt mangfold", "", vocabulary) == ()


def test_a_weighty_term_is_heard_inside_a_longer_and_weaker_one() -> None:
    terms = [Term("X", "nb", "kurs … ansatte", "pair", 2, False), Term("X", "nb", "kursmidler", "stem", 3, False)]
    vocabulary = build_vocabulary(terms)
    assert [hit.term.weight for hit in drop_covered(find_terms("Kursmidler for ansatte", vocabulary))] == [2, 3]


def test_every_piece_of_a_word_that_has_other_spellings_is_found_whole() -> None:
    found = {form: build_pattern().match(form) for form in read_spellings()}
    assert {form: match and match[0] for form, match in found.items()} == {form: form for form in found}


def test_a_scheme_that_does_not_ship_has_no_terms() -> None:
    assert about("Sykefravær", scheme="another") == []


def rules(section: str) -> list[dict[str, str]]:
    """The rows of one section of tables/policy.toml."""
    found = tomllib.loads((Path(__file__).parents[2] / "pipeline/tables/policy.toml").read_text(encoding="utf-8"))[section]
    return found if isinstance(found, list) else [found]


SECTIONS = ["procedural", "routine", "elsewhere", "mask", "name", "outsiders", "insiders", "staff", "generic"]


@pytest.mark.parametrize(("section", "row"), [(name, row) for name in SECTIONS for row in rules(name)], ids=lambda v: str(v)[-40:])
def test_every_pattern_takes_its_own_example(section: str, row: dict[str, str]) -> None:
    pattern = re.compile(row["pattern"], re.IGNORECASE)
    assert pattern.match(row["example"]) if section in {"procedural", "routine", "elsewhere"} else pattern.search(row["example"])


def test_every_term_names_an_area_a_known_mode_and_a_weight() -> None:
    areas = {row["policy_area_id"] for row in read_table("policy_areas.csv")}
    rows = read_table("policy_terms.csv")
    assert {row["policy_area_id"] for row in rows} == areas
    assert {row["mode"] for row in rows} == set(MODES)
    assert {row["weight"] for row in rows} == {"0", "1", "2", "3"}
    keys = [(row["policy_area_id"], row["language"], row["term"]) for row in rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("scheme", [SCHEME, "alu-oppgaver"])
def test_every_plain_term_finds_itself(scheme: str) -> None:
    vocabulary = read_shipped(scheme).vocabulary
    plain = [term for term in vocabulary.terms if term.mode not in {"regex", "pair"}]
    assert [term.term for term in plain if term not in {hit.term for hit in find_terms(term.term, vocabulary)}] == []


def test_every_pair_finds_the_first_words_of_its_parts() -> None:
    vocabulary = read_shipped(SCHEME).vocabulary
    silent = []
    for term in (term for term in vocabulary.terms if term.mode == "pair"):
        first, _, rest = (re.sub(r"\{(\w+)\}", lambda match: read_groups()[match[1]][0], part) for part in term.term.partition(" … "))
        text = f"{first.split('/')[0].strip('*.')} {rest.split('/')[0].strip('*.')}"
        silent += [] if term in {hit.term for hit in find_terms(text, vocabulary)} else [term.term]
    assert silent == []


AREAS, NAMES = list(read_shipped(SCHEME).areas), list_names(read_tables(())[0], SCHEME)


def enumerate_areas(*names: str) -> list[Extracted[PolicyArea]]:
    """The areas that a memo numbers 1, 2 …"""
    return [
        Extracted(PolicyArea(f"memo/{n}", "", str(n), name, document_id="memo", source=f"memo:1:{n}")) for n, name in enumerate(names, 1)
    ]


def test_a_memo_that_enumerates_the_areas_becomes_their_source() -> None:
    areas, findings = merge_areas(AREAS, NAMES, enumerate_areas("Ledelse og medarbeiderskap", "Medverknad og medråderett"))
    assert [(area.policy_area_id, area.name, area.source) for area in areas[:3]] == [
        ("P1", "Ledelse og medarbeiderskap", "memo:1:1"),
        ("P2", "Medverknad og medråderett", "memo:1:2"),
        ("P3", "Arbeidsmiljø, helse og sikkerhet", ""),
    ]
    assert findings == []


def test_an_area_that_only_the_memo_has_is_kept_and_found() -> None:
    areas, findings = merge_areas(AREAS, NAMES, enumerate_areas("Ledelse og medarbeiderskap", "Bærekraft i arbeidslivet"))
    assert [(area.policy_area_id, area.name) for area in areas[8:]] == [("P2b", "Bærekraft i arbeidslivet")]
    assert [(found.code, found.subject_id, found.values) for found in findings] == [
        ("policy-area-unknown", "P2b", {"name": "Bærekraft i arbeidslivet"})
    ]


def test_a_list_of_other_things_does_not_become_part_of_the_scheme() -> None:
    areas, findings = merge_areas(AREAS, NAMES, enumerate_areas("Kaiplass", "Båtopptrekk"))
    assert areas == AREAS
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
