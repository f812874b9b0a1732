"""What tells the kinds of paper apart: all cues, and what lists and names with offices look like."""

from __future__ import annotations

import re

from pipeline.grammar.gates import Gated
from pipeline.grammar.kinds_meetings import MEETING_CUES
from pipeline.grammar.kinds_papers import PAPER_CUES

CUES = (*MEETING_CUES, *PAPER_CUES)
"""All cues of all kinds."""
SUPPLEMENT = next(row.rule.pattern for row in MEETING_CUES if row.rule.name == "supplement_title")
"""A line that calls the paper an addition to a notice: its title wherever it stands at the head."""
LETTERHEAD_BELOW = Gated(
    rf"(?:{SUPPLEMENT.pattern})|\W*(?:møte|styremøte)?(?:innkalling|innkallelse|indkaldelse|kallelse|protokoll?|referat|møtebok|saksframlegg|saksfremlegg)(?:\W|$)(?:\s?(?:til|fra|frå|til|av)\s.{{0,60}})?$",
    re.IGNORECASE,
)
"""A line that is nothing but the paper's own title: what stands above it is a letterhead."""
NOTICE_TITLE = Gated(r"innkal\w*|inkal\w*|indkald\w*|kallelse|varsel|invitasjon|notice|call to meeting|nytt? dato", re.I)
"""The title of a paper that calls a meeting."""

FORMAL_ITEM = Gated(
    r"(?:valg av|val av|godkjenn\w* av|godkjenning|godkännande av|upprättande av|fråga(?:n)? om|beslut om|föredrag av|mötet (?:öppnas|avslutas)|öppnande av|motioner|vedtagelse af|fastsættelse af|valg af|årsberättelse|verksamhetsberättelse|godkendelse af|fastställande av|konstituering|årsberetning|årsmelding|styrets beretning|beretning|årsrapport|regnskap|rekneskap"
    r"|årsregnskap|budsjett|budget|innkomne (?:saker|forslag)|vedtektsendring\w*|valg\b|val\b|eventuelt|ymse|övriga frågor|mötets öppnande|mötets avslutande|indkomne forslag|formandens beretning"
    r"|approval of|adoption of|election of|treasurer's report|any other business|aob|call to order|roll call|åpning|opning|opening|registrering)\b",
    re.IGNORECASE,
)
"""An item that every assembly has."""
OFFICE = Gated(
    r"(?:styrets?\s|sportslig\s|administrativ\s|daglig\s)?[\wæøåäö/-]*(?:leder|leiar|nesteleder|kasserer|kasserar|kassör|sekretær|sekretar|sekreterare|sekeretær|medlem|formann|formand|ordförande|ansvarlig|ansvarleg|ansvarig|sjef|oppmann|vara|suppleant"
    r"|ledamot|revisor|president|chair(?:person|man|woman)?|treasurer|secretary|member|director|trustee|forretningsfører|styrerep|vararep|koordinator|redaktør|observatør|webmaster)(?:\s(?:for|i)\s.{2,30})?",
    re.IGNORECASE,
)
"""An office, alone."""
SEAT_BREAK = re.compile(r"\s*[:,(|\t]\s*|\s+[-–—]\s+")
"""What stands between a name and an office."""
