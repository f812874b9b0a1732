"""What is counted from the record set as of a date: policy areas dealt with, attendance, and how well meetings are documented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.overviews.attendance import count_attendance
from pipeline.overviews.completeness import count_completeness
from pipeline.overviews.coverage import count_coverage
from pipeline.overviews.held import gather_held
from pipeline.records import Records
from pipeline.settings import Profile
from pipeline.statuses import drop_superseded, split_later


def count_overviews(records: Records, as_of: str, profiles: Mapping[str, Profile] | None = None) -> Records:
    """The records with the tables coverage, attendance_counts and completeness as they stand on `as_of` (ISO date).

    The statuses of meetings must be those of that date. Papers dated later and papers superseded are not counted.
    A body's profile says which scheme of policy areas holds for it.
    """
    known = drop_superseded(split_later(records, as_of)[0])
    held = gather_held(known, as_of)
    return replace(
        records,
        coverage=count_coverage(known, held, as_of, profiles or {}),
        attendance_counts=count_attendance(known, held),
        completeness=count_completeness(known, held, as_of),
    )
