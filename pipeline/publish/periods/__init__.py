"""The term report and the year report of a body: what a half-year or a year of meetings came to, out of one view."""

from __future__ import annotations

from pipeline.publish.periods.report import compose_period_report
from pipeline.publish.periods.spans import Period, find_meetings, find_period, list_periods

__all__ = ["Period", "compose_period_report", "find_meetings", "find_period", "list_periods"]
