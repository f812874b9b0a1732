"""A small record set of an invented body, with what hurts: commas, quotes, line ends, æøå, cells like "NA" and "00123"."""

# ruff: noqa: E501 (one record a line)
from __future__ import annotations

from pipeline.records import (
    ActionItem,
    AgendaItem,
    Attendance,
    Body,
    CaseLink,
    Decision,
    DocumentRow,
    Evidence,
    FindingRow,
    Meeting,
    MeetingLink,
    Membership,
    Memo,
    PolicyArea,
    PolicyLink,
    Records,
)

NOTICE, MINUTES, MEMO = "aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"


def sample() -> Records:
    """Two meetings of the invented Fjordrådet, from a notice, two copies of minutes and a memo."""
    return Records(
        documents=[
            DocumentRow(MINUTES, "fjord/referat.pdf", "pdf", "minutes", "0.93", "nb", "Referat", "fjord", "Fjordrådet", "2025-09-10", "2", "310", "read"),
            DocumentRow(NOTICE, "fjord/innkalling.docx", "docx", "agenda", "0.9", "nb", "NA", "fjord", "", "", "1", "", "read", "open"),
            DocumentRow(MINUTES, "fjord/referat (2).pdf", "pdf", status="duplicate", duplicate_of="fjord/referat.pdf"),
            DocumentRow(MEMO, "fjord/notat.txt", "text", "memo", status="read"),
            DocumentRow("", "fjord/ødelagt.pdf", status="failed"),
        ],
        bodies=[Body("fjord", "Fjordrådet", "FR", "advisory", tasks="vann; vind")],
        memberships=[Membership("fjord-1", "fjord", "Kari Nes", "leader", unit="00123", valid_from="2025", source=f"{NOTICE}:1:2")],
        meetings=[
            Meeting("fjord-2025-09-10", "fjord", "2025-09-10", start_time="09:00", status="held", minutes_status="written"),
            Meeting("fjord-2025-W48", "fjord", "2025-W48", status="planned", raw_date="uke 48", suggested_date="2025-11-26"),
        ],
        meeting_links=[
            MeetingLink("fjord-2025-09-10", "notice", score="1.0", start_date="2025-09-10", document_id=NOTICE, source=NOTICE),
            MeetingLink("fjord-2025-09-10", "minutes", score="0.95", document_id=MINUTES, source=f"{MINUTES}:1:1"),
            MeetingLink("fjord-2025-W48", "paper", "fjord-2025-09-10-10", document_id=MEMO, source=MEMO),
        ],
        attendance=[Attendance("fjord-2025-09-10", "Ola Vik", "Havn", "partly", note="til sak 9", document_id=MINUTES, source=f"{MINUTES}:1:9")],
        agenda_items=[
            AgendaItem("fjord-2025-09-10-10", "fjord-2025-09-10", "10", "10/25", "2025/417", "Lønnsforhandlinger, «lokale»", "decision", outcome="decided", document_id=MINUTES, source=f"{MINUTES}:1:20"),
            AgendaItem("fjord-2025-09-10-9", "fjord-2025-09-10", "9", "9/25", "", 'Årslønn\nog "tillegg"', "discussion", duration_minutes="15", document_id=MINUTES, source=f"{MINUTES}:1:12"),
            AgendaItem("fjord-2025-09-10-10", "fjord-2025-09-10", "10", "10/25", "", "Lønnsforhandlinger, «lokale»", "decision", document_id=NOTICE, source=f"{NOTICE}:1:8"),
        ],
        decisions=[Decision("fjord-d1", "fjord-2025-09-10-10", "fjord-2025-09-10", "10/25", "Rådet tilrår en pott på 1,5 %.", "advice", "decided", "7", "1", "0", "false", document_id=MINUTES, source=f"{MINUTES}:1:22")],
        actions=[ActionItem("fjord-t1", "fjord-2025-09-10-9", "fjord-2025-09-10", "Lage oversikt over havnene", "Ola Vik", "Ola", "2025-10", "utgangen av oktober", "month", "open", "", document_id=MINUTES, source=f"{MINUTES}:1:14")],
        memos=[Memo(MEMO, "2025-08-30", sender="Kystavdelingen", subject="Ny mal for seilingsplan", requests="Vi ber om at malen drøftes.", requested_for="2025-11", source=MEMO)],
        policy_areas=[PolicyArea(f"vann-{n}", "vann", str(n), f"Område {n}") for n in (10, 9, 1)],
        policy_links=[PolicyLink("item", "fjord-2025-09-10-9", "vann-9", "0.8", "lønn", "Årslønn og tillegg", document_id=MINUTES, source=f"{MINUTES}:1:12")],
        case_links=[CaseLink("fjord-2025-09-10-10", "fjord-2025-09-10-9", "follows-up", "0.7", "nevnt i teksten", document_id=MINUTES, source=f"{MINUTES}:1:21")],
        findings=[FindingRow("empty-file", "error", "", "Filen fjord/ødelagt.pdf er tom.", "Hent papiret på nytt.")],
        evidence=[
            Evidence("agenda_items", "fjord-2025-09-10-10|bbbbbbbbbbbb", "number", "10/25", MINUTES, 1, 20, "1.0 2.0 3.0 4.0", "Sak 10/25", "numbered_item", 0.9),
            Evidence("agenda_items", "fjord-2025-09-10-9|bbbbbbbbbbbb", "number", "9/25", MINUTES, 1, 12, quote="Sak 9/25", rule="numbered_item"),
            Evidence("memos", MEMO, "subject", "Ny mal for seilingsplan", MEMO, 1, 3),
        ],
    )  # fmt: skip
