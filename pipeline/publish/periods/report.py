"""The term report and the year report of a body: one context for both."""

from __future__ import annotations

from pipeline.language.formats import format_dates
from pipeline.publish.doubts import find_making
from pipeline.publish.edition import format_edition
from pipeline.publish.facts import format_body
from pipeline.publish.periods.ages import compose_ages, compose_left, find_left, format_finished
from pipeline.publish.periods.areas import compose_areas, compose_terms, list_areas
from pipeline.publish.periods.board import compose_board, compose_meetings, compose_period_doubts, find_sources, find_unread_papers
from pipeline.publish.periods.contexts import Grid, PeriodReportContext
from pipeline.publish.periods.presence import compose_presence
from pipeline.publish.periods.register import compose_register, format_undecided
from pipeline.publish.periods.spans import Period, close_view, find_meetings
from pipeline.publish.periods.summary import find_summary
from pipeline.publish.periods.threads import compose_threads, compose_timeline, find_threads, format_note, format_timeline_note
from pipeline.publish.periods.untouched import compose_untouched, find_requests
from pipeline.publish.texts import format_count
from pipeline.publish.views import View
from pipeline.records import day_of


def compose_period_report(whole: View, period: Period, left_out: tuple[str, ...] = ()) -> PeriodReportContext:
    """The report of one period out of a body's view, as things stood at the period's end or as of the view's day."""
    view = close_view(whole, period)
    t = view.t
    meetings = [m for m in find_meetings(view, period) if day_of(m) <= view.as_of]
    read = any(m.meeting_id in view.minutes for m in meetings)
    left, older = find_left(view, period)
    threads = find_threads(view, period)
    timeline = compose_timeline(view, period, threads)
    untouched = tuple(compose_untouched(view, period))
    doubts = compose_period_doubts(view, period)
    return PeriodReportContext(
        t=t,
        language=view.language,
        title=t["year_title" if period.is_year else "term_title"].format(
            body=view.profile.short_name or format_body(view), period=period.format(view.language)
        ),
        body_name=view.profile.name or view.body.body_id,
        short_name=view.profile.short_name,
        date=format_dates(period.first, period.last, view.language, "plain"),
        as_of=view.date(whole.as_of),
        notices=(t["period_running"].format(date=view.date(whole.as_of)),) if whole.as_of <= period.last else (),
        until=view.date(view.as_of),
        summary=tuple(find_summary(view, period, untouched, doubts)),
        register=tuple(compose_register(view, meetings)),
        register_note=format_undecided(view, meetings) if read else t["areas_unknown"],
        actions=compose_left(view, whole, left),
        actions_note=format_count(t, "older_left", older) if older else "" if left or not read else t["left_none"],
        finished=format_finished(view, period) if read else t["areas_unknown"],
        ages=compose_ages(view),
        areas=compose_areas(view, period),
        terms=compose_terms(view, period),
        untouched=untouched,
        untouched_note="" if untouched or not view.profile.scheme else find_untouched_note(view, read),
        requests=find_requests(view) if untouched else (),
        threads=tuple(compose_threads(view, threads)),
        threads_note=format_note(view, threads) if threads or read else t["areas_unknown"],
        timeline=timeline,
        timeline_note=format_timeline_note(view, timeline, len(threads)),
        units=compose_presence(view, period, "unit"),
        members=compose_presence(view, period, "member") if not view.is_public else Grid((), (), None),
        board=compose_board(view, period),
        meetings=tuple(compose_meetings(view, period)),
        unread=find_unread_papers(view, period),
        left_out=left_out,
        doubts=doubts,
        making=tuple(find_making(whole)),
        sources=find_sources(view, period),
        edition=format_edition(view),
    )


def find_untouched_note(view: View, read: bool) -> str:
    """What stands where no untouched area does: that none is set up, that all were touched, or that no minutes were read."""
    return view.t["no_scheme" if not list_areas(view) else "all_touched" if read else "areas_unknown"]
