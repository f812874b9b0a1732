"""The linked records of the example: the two seed papers and the three invented minutes, as link/ and the statuses leave them."""

from __future__ import annotations

from pipeline.records import (
    ActionItem,
    AgendaItem,
    Body,
    CaseLink,
    Decision,
    DocumentRow,
    FindingRow,
    Meeting,
    MeetingLink,
    Membership,
    Memo,
    PolicyArea,
    PolicyLink,
    Records,
)
from pipeline.settings import Profile

PAGE, MEMO, SEPT, OCT, NOV, SCAN = "0a0a0a0a0a0a", "0b0b0b0b0b0b", "1a1a1a1a1a1a", "2b2b2b2b2b2b", "3c3c3c3c3c3c", "4d4d4d4d4d4d"
AS_OF = "2025-11-19"
UNITS = ("AD", "HF", "IE", "IV", "MH", "NV", "SU", "ØK", "VM")
HR = "HR- og HMS-avdelingen"
DEVELOPMENT = "Avdeling for utvikling og virksomhetsstyring"
PLAN = {"2025-08-27": 59, "2025-09-24": 60, "2025-10-15": 61, "2025-11-05": 62, "2025-11-26": 63}
MEETINGS = {"1": ("2025-09-24", SEPT), "2": ("2025-10-15", OCT), "3": ("2025-11-05", NOV)}
DISCUSSED, NOTED, APPROVAL, OTHER = "discussion", "information", "approval", "any-other"
ITEMS = (
    ("1", "24/25", "Godkjenning av saksliste og referat", APPROVAL, "decided", 22),
    ("1", "25/25", "Sykefravær 1. halvår 2025", NOTED, "noted", 25),
    ("1", "26/25", "Hjemmekontor – evaluering av dagens retningslinjer", DISCUSSED, "decided", 29),
    ("1", "27/25", "Prosjektportefølje 2026 – prioritering", DISCUSSED, "postponed", 34),
    ("1", "28/25", "Eventuelt", OTHER, "unknown", 37),
    ("2", "29/25", "Godkjenning av innkalling og saksliste. Referat fra 24.09.25", APPROVAL, "decided", 8),
    ("2", "30/25", "Prosjektportefølje 2026", "unknown", "decided", 11),
    ("2", "31/25", "Kompetansemidler og opplæringstilbud for administrativt ansatte", "unknown", "decided", 15),
    ("2", "32/25", "Budsjettfordeling 2026", NOTED, "noted", 19),
    ("2", "33/25", "Eventuelt", OTHER, "unknown", 22),
    ("3", "34/25", "Godkjenning av innkalling, saksliste og referat", APPROVAL, "decided", 9),
    ("3", "35/25", "Plan for oppfølging av sykefravær", "unknown", "decided", 12),
    ("3", "36/25", "Lokale lønnsforhandlinger 2025 – status", NOTED, "noted", 16),
    ("3", "37/25", "Ansettelsesstopp i administrative stillinger – unntak", DISCUSSED, "unknown", 19),
    ("3", "38/25", "Bruk av KI-verktøy i saksbehandlingen", NOTED, "noted", 22),
    ("3", "39/25", "Eventuelt", OTHER, "unknown", 25),
)
DECISIONS = (
    ("25/25", "Saken tas til orientering.", "noted", 26),
    ("26/25", "ALU ber HR- og HMS-avdelingen revidere retningslinjene og legge dem fram til møtet 26. november.", "decided", 31),
    ("30/25", "ALU tilrår den framlagte prioriteringen. Saken oversendes dekanmøtet.", "decided", 12),
    ("31/25", "HR- og HMS-avdelingen kartlegger behov. Frist 15. januar.", "decided", 17),
    ("34/25", "Innkalling og saksliste godkjennes. Referatet fra 15.10.25 godkjennes med den endring at sak 31/25 også gjelder "
     "teknisk ansatte.", "decided", 10),
    ("35/25", "ALU slutter seg til planen.", "decided", 13),
    ("36/25", "Til orientering.", "noted", 17),
)  # fmt: skip
ACTIONS = (
    ("25/25", "legger fram plan for sykefraværsoppfølging", HR, "2025-11-05", "Frist: 05.11.25", "day", "done", 27),
    ("26/25", "revidere retningslinjene og legge dem fram", HR, "2025-11-26", "møtet 26. november", "meeting", "open", 31),
    ("30/25", "sender notat til dekanmøtet", DEVELOPMENT, "2025-10-31", "innen 31. oktober", "day", "overdue", 13),
    ("31/25", "kartlegger behov", HR, "2026-01-15", "Frist 15. januar", "day", "open", 17),
    ("35/25", "rapporterer status til HR- og HMS-avdelingen", "Fakultetene og VM", "2025-12-17", "innen 17.12.25", "day", "open", 14),
    ("37/25", "legge fram forslag til kriterier", HR, "2025-11-26", "neste møte", "meeting", "open", 20),
    ("38/25", "Veiledning sendes ut", "IT-avdelingen", "2025-W48", "uke 48", "week", "open", 23),
)  # fmt: skip
MEMBERS = (
    ("Kristin Myraunet Hals", "AD"), ("Bernt Asle Arntsen", "IE"), ("Elin Cecilie Balstad", "NV"), ("Tor Christian Sletner", "MH"),
    ("Gunnar Bendheim", "ØK"), ("Rannveig Pedersen", "ØK"), ("Morten Ertzaas Sørlie", "HF"), ("Liv Alfhild Unhjem", "SU"),
    ("Anne Rossvoll", "IV"), ("Arve Sletten", "VM"), ("Frank Arntsen", "Eiendomsavdelingen"), ("Harald Bjørlykke", "Campus"),
    ("Arne Kr. Hestnes", HR), ("Håkon Alstad", "IT-avdelingen"), ("Sigrun Berge Engen", "Kommunikasjonsavdelingen"),
    ("Hege Brende", DEVELOPMENT), ("Ingrid Volden", "Økonomiavdelingen"),
    ("Annikken Løe", "Avdeling for utdanning"), ("Rannveig Tellemand Storeng", "Avdeling for forskning, innovasjon og eksterne relasjoner"),
    ("Sigurd Eriksson", "Universitetsbiblioteket"), ("Knut Aspås", "Rektors stab"),
)  # fmt: skip
AREAS = (
    "Ledelse og medarbeiderskap", "Medvirkning og medbestemmelse", "Arbeidsmiljø, helse og sikkerhet",
    "Fleksibilitet og digital omstilling", "Likestilling og mangfold", "Rekruttering og ansettelse",
    "Kompetanse og karriereutvikling", "Lønn",
)  # fmt: skip
TOUCHED = {"25/25": "P3", "35/25": "P3", "26/25": "P4", "38/25": "P4", "37/25": "P6", "31/25": "P7", "36/25": "P8"}
TASKS = (
    "Pådrivere i arbeidet med administrativ omstilling og utvikling", "Bidra til måloppnåelsen i strategien for administrasjonen",
    "Bidra til å prioritere og gjennomføre store administrative prosesser",
    "Bidra til å videreutvikle et godt og samlet administrativt støtteapparat til beste for NTNUs kjerneområder",
    "Bidra til helhetstenkning, blant annet i utnyttelse av ressurser og fordeling av ansvar på tvers av enheter og nivåer",
)  # fmt: skip
TASKED = {"37/25": "A1", "27/25": "A3", "30/25": "A3", "32/25": "A5"}
CADENCE = (
    "ALU møtes fast hver tredje uke, men møtehyppighet kan variere ut ifra behov og oppgaver. "
    "Det utarbeides årlige møteplaner med forslag til saker."
)
REQUEST = "Rektor ønsker også at politikken og temaene settes på dagsorden i ledergrupper og medvirkningsarenaer."


def profile() -> Profile:
    """ALU's profile in referent.toml."""
    return Profile(
        "alu", "Administrativt lederutvalg", "ALU", "advisory", language="nb", items_due_days=14, papers_due_days=7, notice_days=7,
        numbering="ALU-sak {n}/{yy}", minutes={"approval": 3, "information": 15, "discussion": 30, "decision": 10, "any-other": 5},
    )  # fmt: skip


def sample() -> Records:
    """The whole record set, fresh for each test to change."""
    areas = [
        PolicyArea(f"P{n}", "personalpolitikk", str(n), name, document_id=MEMO, source=f"{MEMO}:1:{29 + n}")
        for n, name in enumerate(AREAS, 1)
    ]
    tasks = [
        PolicyArea(f"A{n}", "alu-oppgaver", str(n), name, document_id=PAGE, source=f"{PAGE}:1:{10 + n}") for n, name in enumerate(TASKS, 1)
    ]
    return Records(
        documents=documents(),
        bodies=[Body("alu", "Administrativt lederutvalg", "ALU", "advisory", cadence=CADENCE, document_id=PAGE, source=f"{PAGE}:1:28")],
        memberships=memberships(),
        meetings=meetings(),
        meeting_links=meeting_links(),
        agenda_items=[item(*row) for row in ITEMS],
        decisions=[decision(*row) for row in DECISIONS],
        actions=[row for action in ACTIONS for row in spread(*action)],
        memos=[
            Memo(
                MEMO,
                sender=HR,
                subject="Rektor-vedtak: NTNUs personalpolitikk",
                requests=REQUEST,
                effective_from="2023",
                source=f"{MEMO}:1:41",
            )
        ],
        policy_areas=[*areas, *tasks],
        policy_links=[PolicyLink("item", item_id(n), area, "3") for n, area in (*TOUCHED.items(), *TASKED.items())],
        case_links=case_links(),
        findings=findings(),
    )


def documents() -> list[DocumentRow]:
    """The papers: page, memo, three minutes, and a scan that nobody could read."""
    rows = (
        (PAGE, "alu/alu-kunnskapsbasen.txt", "text", "committee_page", "Administrativt lederutvalg - ALU", ""),
        (MEMO, "alu/notat-personalpolitikk.txt", "text", "memo", "Rektor-vedtak: NTNUs personalpolitikk", ""),
        (SEPT, "alu/referat-2025-09-24.pdf", "pdf", "minutes", "Administrativt lederutvalg (ALU) 24.09.25", "2025-09-26"),
        (OCT, "alu/referat-2025-10-15.docx", "docx", "minutes", "Referat fra møte i Administrativt lederutvalg (ALU)", "2025-10-15"),
        (NOV, "alu/referat-2025-11-05.txt", "text", "minutes", "Referat ALU 5.11.25", "2025-11-05"),
    )
    read = [
        DocumentRow(i, path, form, kind, "1", "nb", title, "alu", "", day, "1", "200", "read", "open")
        for i, path, form, kind, title, day in rows
    ]
    return [*read, DocumentRow(SCAN, "alu/skannet-vedlegg.pdf", "pdf", body_id="alu", pages="2", status="needs-ocr", access="open")]


def memberships() -> list[Membership]:
    """The leader, the 21 members, and the seat that the page names without a person."""
    leader = Membership(
        "alu-leder", "alu", "Bjørn Haugstad", "leader", function="Direktør for organisasjon og infrastruktur", source=f"{PAGE}:1:33"
    )
    seat = Membership("alu-prorektor", "alu", "", "post", function="Prorektor for utdanning", document_id=PAGE, source=f"{PAGE}:1:20")
    rows = enumerate(MEMBERS, 34)
    members = [Membership(f"alu-{n}", "alu", name, "member", unit, document_id=PAGE, source=f"{PAGE}:1:{n}") for n, (name, unit) in rows]
    return [seat, leader, *members]


def meetings() -> list[Meeting]:
    """Autumn 2025 with its doubtful last date, and one meeting of 2023."""
    rows = [
        Meeting(f"alu-{day}", "alu", day, raw_date=day, status="held", document_id=PAGE, source=f"{PAGE}:1:{n}") for day, n in PLAN.items()
    ]
    states = {"2025-08-27": "approved", "2025-09-24": "approved", "2025-10-15": "approved", "2025-11-05": "draft"}
    said = [
        Meeting(m.meeting_id, "alu", m.start_date, status="held" if m.start_date in states else "planned",
                minutes_status=states.get(m.start_date, ""), document_id=m.document_id, source=m.source)
        for m in rows
    ]  # fmt: skip
    doubtful = Meeting("alu-2025-02-17", "alu", "2025-02-17", status="unknown", raw_date="17.2.25", suggested_date="2025-12-17",
                       document_id=PAGE, source=f"{PAGE}:1:64")  # fmt: skip
    old = Meeting(
        "alu-2023-10-18",
        "alu",
        "2023-10-18",
        "2023-10-19",
        status="held",
        minutes_status="not-written",
        document_id=PAGE,
        source=f"{PAGE}:1:73",
    )
    return [old, doubtful, *said]


def meeting_links() -> list[MeetingLink]:
    """The plan's rows and the three minutes."""
    plan = [MeetingLink(f"alu-{day}", "plan", start_date=day, document_id=PAGE, source=f"{PAGE}:1:{n}") for day, n in PLAN.items()]
    times = {"1": ("09:00", "11:30", "Teams"), "2": ("09:00", "11:30", "Rådssalen"), "3": ("", "", "")}
    return plan + [
        MeetingLink(f"alu-{day}", "minutes", start_date=day, start_time=times[n][0], end_time=times[n][1], place=times[n][2],
                    document_id=paper, source=f"{paper}:1:1")
        for n, (day, paper) in MEETINGS.items()
    ]  # fmt: skip


def meeting_of(number: str) -> tuple[str, str]:
    """Meeting id and paper of an item's number."""
    day, paper = MEETINGS[next(row[0] for row in ITEMS if row[1] == number)]
    return f"alu-{day}", paper


def item_id(number: str) -> str:
    """An item's id: its meeting and its number."""
    return f"{meeting_of(number)[0]}-{number.replace('/', '-')}"


def item(meeting: str, number: str, title: str, kind: str, outcome: str, line: int) -> AgendaItem:
    """One item of the minutes."""
    day, paper = MEETINGS[meeting]
    first = next(row[1] for row in ITEMS if row[0] == meeting)
    position = str(int(number.split("/")[0]) - int(first.split("/")[0]) + 1)
    closed = number == "36/25"
    return AgendaItem(item_id(number), f"alu-{day}", position, number, "", title, kind, "", "", outcome,
                      "withheld" if closed else "open", "offl. § 23" if closed else "",
                      document_id=paper, source=f"{paper}:1:{line}")  # fmt: skip


def decision(number: str, text: str, outcome: str, line: int) -> Decision:
    """One conclusion."""
    meeting, paper = meeting_of(number)
    return Decision(
        f"{item_id(number)}-d1",
        item_id(number),
        meeting,
        number,
        text,
        "conclusion",
        outcome,
        document_id=paper,
        source=f"{paper}:1:{line}",
    )


def spread(number: str, text: str, owner: str, due: str, raw: str, precision: str, status: str, line: int) -> list[ActionItem]:
    """One action, spread over nine units where its owner is «Fakultetene og VM»."""
    meeting, paper = meeting_of(number)
    closed = item_id("35/25") if status == "done" else ""
    owners = UNITS if owner == "Fakultetene og VM" else (owner,)
    return [
        ActionItem(f"{item_id(number)}-a1-{one.lower()}", item_id(number), meeting, text, one, owner, due, raw, precision, status, closed,
                   document_id=paper, source=f"{paper}:1:{line}")
        for one in owners
    ]  # fmt: skip


def case_links() -> list[CaseLink]:
    """What came back, and what was corrected."""
    return [
        CaseLink(item_id("30/25"), item_id("27/25"), "postponed-from", "0.9", "title", document_id=OCT, source=f"{OCT}:1:11"),
        CaseLink(item_id("34/25"), item_id("31/25"), "corrects", "1", "sak 31/25 også gjelder", document_id=NOV, source=f"{NOV}:1:10"),
    ]


def findings() -> list[FindingRow]:
    """Some of the example's data warnings, and one of another body."""
    rows = (
        (
            "date-out-of-term",
            "warning",
            "alu-2025-02-17",
            "«17.2.25» står sist i Møteplan Høst 2025; trolig 17.12.25.",
            "Bekreft datoen.",
            f"{PAGE}:1:64",
        ),
        ("minutes-missing", "warning", "alu-2025-08-27", "Referatet fra 27.08.25 er ikke mottatt.", "Legg det i raw/.", f"{PAGE}:1:59"),
        ("needs-ocr", "error", SCAN, "skannet-vedlegg.pdf har sider uten tekst.", "Kjør tekstgjenkjenning.", SCAN),
        ("year-inferred", "note", "", "«Frist 15. januar» har ikke årstall; 2026 er brukt.", "Rett om det er feil.", f"{OCT}:1:17"),
        ("minutes-missing", "warning", "upo-2025-01-01", "Noe om et annet utvalg.", "", ""),
    )
    return [FindingRow(code, grave, about, text, advice, at.split(":")[0], at) for code, grave, about, text, advice, at in rows]
