"""Pairs of titles: one matter, or two that only sound alike."""

from __future__ import annotations

import pytest

from pipeline.language.likeness import ALIKE, SAME, rate_likeness

ONE_MATTER = [
    ("Lokale lønnsforhandlinger 2025 – krav og prosess", "Lokale lønnsforhandlinger 2025 – forberedelser"),
    ("Prosjektportefølje 2026 – prioritering", "Prosjektportefølje 2026"),
    ("Prosjektporteføljen 2026", "Prosjektportefølje 2026 – ny behandling"),
    ("Budsjett 2026", "Budsjett 2026"),
    ("Budsjett 2026 – 1. gangs behandling", "Budsjett 2026 – 2. gangs behandling"),
    ("Nytt lager på Holmen", "Nytt lager på Holmen – kostnadsoverslag"),
    ("Samlokalisering av studenttjenestene", "Samlokalisering av studenttenester og studenttjenestene"),
    ("Retningslinjer for bruk av kunstig intelligens", "Reviderte retningslinjer for bruk av kunstig intelligens"),
    ("Ny modell for fordeling av forskningsmidler", "Fordeling av forskningsmidlene – ny modell"),
    ("Flytting til Kaibakken (oppfølging av sak 12/25)", "Flytting til Kaibakken"),
    ("Åpen dag 5. mars", "Åpen dag 5. mars"),
    ("Eining for læringsstøtte – organisering", "Organiseringa av eining for læringsstøtte"),
    ("Parkering ved kaia", "Parkering ved kaia – utsett frå førre møte"),
    ("Campus parking scheme", "Campus parking scheme – second reading"),
    ("Guidelines for hybrid work", "Revised guidelines for hybrid work"),
    ("Møteplan våren 2026", "Møteplan vår 2026"),
    ("Strategi for samarbeid med næringslivet 2026–2030", "Strategi for samarbeid med næringslivet 2026-2030, endelig vedtak"),
]

TWO_MATTERS = [
    ("Lokale lønnsforhandlinger 2025 – krav", "Lokale lønnsforhandlinger 2026 – krav og prosess"),
    ("Kystmuseet – nye lokaler", "Kystmuseet – åpningstider"),
    ("Budsjett 2026 – drift", "Budsjett 2026 – investeringer"),
    ("Budsjett 2025", "Budsjett 2026"),
    ("Budsjettrammer for fakultetene 2025", "Budsjettrammer for fakultetene 2026"),
    ("Orienteringer", "Orienteringer"),
    ("Orientering fra tillitsvalgte og verneombud", "Orientering fra tillitsvalgte og verneombud"),
    ("Nytt frå fagråda og sekretariatet", "Nytt frå fagråda og sekretariatet"),
    ("Oppfølging av tidligere saker og tiltak", "Oppfølging av tidligere saker og tiltak"),
    ("HMS-rapport 1. kvartal", "HMS-rapport 2. kvartal"),
    ("HMS-rapport 1. kvartal 2025", "HMS-rapport første kvartal 2026"),
    ("Sykefravær 1. halvår 2025", "Sykefravær 2. halvår 2025"),
    ("Sykefravær 1. halvår 2025", "Plan for oppfølging av sykefravær"),
    ("Økonomirapport 1. tertial", "Økonomirapport 2. tertial"),
    ("Økonomirapport per april 2025", "Økonomirapport per august 2025"),
    ("Rekneskap 2024", "Rekneskap 2025"),
    ("Økonomiplan 2025–2028", "Økonomiplan 2026–2029"),
    ("Møteplan våren 2026", "Møteplan høsten 2026"),
    ("Møteplan vår 2025", "Møteplan vår 2026"),
    ("Ansettelse av professor i organisk kjemi", "Ansettelse av professor i fysikk"),
    ("Tilsetting i stilling som førsteamanuensis i historie", "Tilsetting i stilling som førsteamanuensis i norsk"),
    ("Søknad om permisjon – Åse Vik", "Søknad om permisjon – Per Moe"),
    ("Valg av leder", "Valg av leder"),
    ("Valg av styre", "Valg av styre"),
    ("Vedtektsendringer", "Vedtektsendringer"),
    ("Årsberetning", "Årsberetning"),
    ("Høring – forskrift om opptak til høyere utdanning", "Høring – forskrift om karakterer i høyere utdanning"),
    ("Plan for ombygging av bygg 4", "Plan for ombygging av bygg 7"),
    ("Utbygging på Neset, del II", "Utbygging på Neset, del III"),
    ("Byggesak gnr. 12 bnr. 3", "Byggesak gnr. 12 bnr. 7"),
    ("Annual report 2024", "Annual report 2025"),
    ("Safety report Q1", "Safety report Q2"),
    ("Report from the safety delegate", "Report from the safety delegate"),
    ("Budsjett 2026", "Møteplan 2026"),
    ("Opptak hausten 2025", "Opptak hausten 2026"),
    ("Kantinedrift", "Kantinepriser"),
]

ONE_WHERE_SOMETHING_ELSE_TIES_THEM = [
    ("Hjemmekontor", "Hjemmekontor – evaluering av dagens retningslinjer"),
    ("Solceller", "Solceller på taket"),
    ("Kantinedrift", "Kantinedriften"),
    ("Prosjektportefølje 2026", "Prosjektportefølje"),
]


@pytest.mark.parametrize(("one", "other"), ONE_MATTER)
def test_one_matter_in_two_titles(one: str, other: str) -> None:
    assert rate_likeness(one, other) >= SAME
    assert rate_likeness(other, one) == rate_likeness(one, other)


@pytest.mark.parametrize(("one", "other"), TWO_MATTERS)
def test_two_matters_that_sound_alike(one: str, other: str) -> None:
    from pipeline.language.likeness import read_matter

    assert rate_likeness(one, other) < SAME or read_matter(one).standing


@pytest.mark.parametrize(("one", "other"), ONE_WHERE_SOMETHING_ELSE_TIES_THEM)
def test_one_matter_where_something_else_says_so(one: str, other: str) -> None:
    assert ALIKE <= rate_likeness(one, other) < SAME
