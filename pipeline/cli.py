"""The command line: options in, one verb of run/ called, its last lines out. No logic lives here."""

from __future__ import annotations

import atexit
import gc
import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date, datetime
from getpass import getuser
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from pipeline import run
from pipeline.errors import EXIT_INTERRUPTED, EXIT_OK, EXIT_SOME_FAILED, EnvironmentFault, ReferentError, UsageError
from pipeline.finding_rows import format_doubts, hide_persons
from pipeline.outcomes import format_correction, format_findings, format_withheld
from pipeline.settings import Settings, read_passwords, read_settings

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)
settings_option = click.option(
    "--settings", "settings_path", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="Settings file."
)
as_of_option = click.option(
    "--as-of", "as_of", default="", help="The date from which statuses are seen (YYYY-MM-DD; default: settings, then today)."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")

atexit.register(gc.freeze)
"""A process that ends need not search all that it has made for cyclic garbage once more."""


class Verbs(click.Group):
    """The commands; one that is interrupted says so, also while it prints its outcome."""

    def invoke(self, ctx: click.Context) -> object:
        """What the command gives."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("referent: interrupted; run the same command again to go on", err=True)
            sys.exit(EXIT_INTERRUPTED)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="referent")
def main() -> None:
    """Referent reads a committee's papers into records and writes its next agenda and report.

    Exit codes: 0 all well, 1 some papers could not be stored or some publications not made, 2 usage, 3 another run holds the lock,
    4 disk or permission, 130 interrupted.
    """
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")  # a file or a pipe on Windows knows few letters


@main.command()
@click.argument("raw", default="raw")
@click.option("--out", type=FOLDER, default=Path("processed"), show_default=True, help="Where the tables go.")
@as_of_option
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="Where papers are read.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="The dask scheduler whose workers read papers (tcp://…).")
@click.option("--results", default="", metavar="ADDRESS", help="Also put the tables there, as CSV and as Parquet by body and year.")
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Processes that read papers (default: one a core).")
@click.option("--password-file", type=FILE, envvar="REFERENT_PASSWORD_FILE", help="Passwords of encrypted PDFs, one a line.")
@settings_option
@json_option
def ingest(
    raw: str,
    out: Path,
    as_of: str,
    engine: str,
    scheduler: str,
    results: str,
    jobs: int | None,
    password_file: Path | None,
    settings_path: Path | None,
    as_json: bool,
) -> None:
    """Read the papers in RAW, a folder or an address like s3://bucket/raw, into linked tables."""
    if (engine == "dask") != bool(scheduler):
        raise click.UsageError("--engine dask and --scheduler tcp://… belong together")
    with faults():
        settings = replace(open_settings(settings_path), passwords=read_passwords(password_file, raw))
        with progress(as_json) as step:
            day = choose_date(as_of, settings)
            summary = run.ingest(raw, out, settings, day, jobs=jobs or 0, scheduler=scheduler, step=step)
        if results:
            run.share(out, results)
    show_outcome(summary.lines(), summary.as_dict(), as_json)
    sys.exit(EXIT_SOME_FAILED if summary.failed else EXIT_OK)


@main.command()
@click.argument("processed", type=FOLDER, default=Path("processed"))
@as_of_option
@click.option("--body", default="", help="Only this body_id.")
@click.option("--meeting", default="", help="The meeting's date, where it is not the next one.")
@click.option("--plan", is_flag=True, help="Propose the next meeting plan even where none is due.")
@click.option("--period", default="", help="Only the report of a year (2025) or half-year (2025-1, 2025-2).")
@click.option("--public", is_flag=True, help="Write the public edition, without what is exempt from public access.")
@click.option("--out", type=FOLDER, default=None, help="Where publications go (default: PROCESSED/reports).")
@settings_option
@json_option
def reports(
    processed: Path,
    as_of: str,
    body: str,
    meeting: str,
    plan: bool,
    period: str,
    public: bool,
    out: Path | None,
    settings_path: Path | None,
    as_json: bool,
) -> None:
    """Write the next agenda, the report before the meeting and the calendar."""
    with faults():
        settings = tell_doubts(open_settings(settings_path))
        day, place = choose_date(as_of, settings), out or processed / "reports"
        published = run.reports(processed, settings, day, place, body=body, meeting=meeting, plan=plan, period=period, public=public)
    show_outcome(published.lines(), published.as_dict(), as_json)
    sys.exit(EXIT_SOME_FAILED if published.faults else EXIT_OK)


@main.command()
@click.argument("kind", type=click.Choice(run.EXPORTS))
@click.argument("processed", type=FOLDER, default=Path("processed"))
@click.option("--public", is_flag=True, help="Write the public edition, without what is exempt from public access.")
@as_of_option
@click.option("--out", type=FOLDER, default=None, help="Where the files go (default: PROCESSED).")
@settings_option
@json_option
def export(kind: str, processed: Path, public: bool, as_of: str, out: Path | None, settings_path: Path | None, as_json: bool) -> None:
    """Write the tables as a workbook (xlsx), as Parquet files (parquet) or, the public edition only, as CSV files (csv)."""
    with faults():
        settings = open_settings(settings_path)
        written = run.export(processed, kind, out or processed, settings, choose_date(as_of, settings), public=public)
    show_outcome(written.lines(), written.as_dict(), as_json)


@main.command()
@click.argument("processed", type=FOLDER, default=Path("processed"))
@json_option
def changes(processed: Path, as_json: bool) -> None:
    """List what the last run that changed the tables found new, changed and gone in them."""
    with faults():
        changed = run.changes(processed)
    show_outcome(changed.lines(), changed.as_dict(), as_json)


@main.command()
@click.argument("processed", type=FOLDER, default=Path("processed"))
@click.option("--public", is_flag=True, help="List what the public edition would leave out, by rule.")
@as_of_option
@settings_option
@json_option
def check(processed: Path, public: bool, as_of: str, settings_path: Path | None, as_json: bool) -> None:
    """List the findings of the last run, grouped, with advice; or what the public edition would leave out."""
    if public:
        with faults():
            settings = open_settings(settings_path)
            withheld = run.check_public(processed, settings, choose_date(as_of, settings))
        show_outcome(format_withheld(withheld), {"withheld": [asdict(row) for row in withheld]}, as_json)
        return
    with faults():
        open_settings(settings_path)
        findings = run.check(processed)
    show_outcome(format_findings(findings), {"findings": [asdict(row) for row in findings]}, as_json)


@main.command()
@click.argument("processed", type=FOLDER, default=Path("processed"))
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True)
@json_option
def verify(processed: Path, raw: Path, as_json: bool) -> None:
    """Hash tables, publications, papers and journal anew, and name what was changed, is missing or is not known."""
    with faults():
        verified = run.verify(processed, raw)
    show_outcome(verified.lines(), verified.as_dict(), as_json)
    sys.exit(EXIT_OK if verified.is_well else EXIT_SOME_FAILED)


@main.command()
@click.argument("processed", type=FOLDER, default=Path("processed"))
@click.option("--due", is_flag=True, help="Only the papers whose time is up.")
@as_of_option
@settings_option
@json_option
def retention(processed: Path, due: bool, as_of: str, settings_path: Path | None, as_json: bool) -> None:
    """List how long each paper is to be kept, by which rule. Nothing is deleted."""
    with faults():
        settings = tell_doubts(open_settings(settings_path))
        retained = run.retention(processed, settings, choose_date(as_of, settings), due=due)
    show_outcome(retained.lines(), retained.as_dict(), as_json)


@main.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--processed", type=FOLDER, default=Path("processed"), show_default=True)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@json_option
def search(text: tuple[str, ...], processed: Path, limit: int, as_json: bool) -> None:
    """Find items, decisions, actions and memos by their words."""
    with faults():
        hits = run.search(processed, " ".join(text), limit)
    lines = [f"{hit.date:<10}  {hit.kind:<8}  {hit.snippet}  [{hit.path}, {hit.source}]" for hit in hits] or ["nothing found"]
    show_outcome(lines, {"hits": [asdict(hit) for hit in hits]}, as_json)


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--processed", type=FOLDER, default=Path("processed"), show_default=True)
@settings_option
@json_option
def show(path: Path, processed: Path, settings_path: Path | None, as_json: bool) -> None:
    """Show what was read from one paper, line by line, with the values it gave."""
    with faults():
        shown = run.show(path, processed, open_settings(settings_path).ocr)
    show_outcome(shown.lines(), shown.as_dict(), as_json)


@main.command()
@click.argument("record")
@click.argument("field", default="")
@click.argument("value", default="")
@click.option("--add", "table", default="", help="Add RECORD (its key) to this table; set its fields with further commands.")
@click.option("--remove", is_flag=True, help="Remove RECORD.")
@click.option("--note", default="", help="Why; kept beside the value.")
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True)
@click.option("--processed", type=FOLDER, default=Path("processed"), show_default=True)
@json_option
def correct(record: str, field: str, value: str, table: str, remove: bool, note: str, raw: Path, processed: Path, as_json: bool) -> None:
    """Set FIELD of RECORD to VALUE in RAW/corrections.csv, above what the machine read."""
    if bool(field) == bool(table or remove) or (table and remove):
        raise click.UsageError("say FIELD and VALUE, or --add TABLE, or --remove")
    action = "add" if table else "remove" if remove else "set"
    with faults():
        lines = run.correct(raw, processed, record, action=action, field=field, value=value, table=table, note=note)
    told = [format_correction(line) for line in lines]
    show_outcome([*told, "`referent ingest` puts it into the tables"], {"corrections": [asdict(line) for line in lines]}, as_json)


@main.command()
@click.argument("name")
@click.option("--hold", is_flag=True, help="Hold back the record NAME, which no rule holds.")
@click.option("--field", default="", help="With --hold: only this column of it.")
@click.option("--by", default="", help="Who decides (default: the user's name).")
@click.option("--note", default="", help="Why; kept beside the decision.")
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True)
@click.option("--processed", type=FOLDER, default=Path("processed"), show_default=True)
@as_of_option
@settings_option
@json_option
def release(
    name: str, hold: bool, field: str, by: str, note: str, raw: Path, processed: Path, as_of: str, settings_path: Path | None, as_json: bool
) -> None:
    """Release the withheld passage or paper NAME (its id in `check --public`), hold the record NAME back, or undo that hold."""
    with faults():
        settings = open_settings(settings_path)
        said = {"by": by or find_user(), "date": date.today().isoformat(), "note": note}
        lines = run.release(raw, processed, name, settings, choose_date(as_of, settings), hold=hold, field=field, **said)
    told = [": ".join(part for part in (f"{line.decision} {line.record}", line.field) if part) for line in lines]
    show_outcome([*told, "`referent ingest` makes it known to `reports --public`"], {"releases": [asdict(line) for line in lines]}, as_json)


@main.command()
@click.argument("folder", type=FOLDER)
@json_option
def init(folder: Path, as_json: bool) -> None:
    """Make a working folder: raw/, processed/, templates/ and referent.toml."""
    with faults():
        made = run.init(folder)
    lines = [f"made {path}" for path in made] + [
        f"Next: put the body's papers into {made[0]}, then run `referent ingest` and `referent reports` in {folder}."
    ]
    show_outcome(lines, {"made": [str(path) for path in made]}, as_json)


def open_settings(path: Path | None) -> Settings:
    """The settings of --settings, else of referent.toml in the working folder, else none."""
    default = Path("referent.toml")
    return read_settings(path or (default if default.exists() else None))


def tell_doubts(settings: Settings) -> Settings:
    """The settings, after what means nothing in them is said: ingest makes findings of it, other verbs have no other place for it."""
    for line in format_doubts(settings.findings):
        click.echo(line, err=True)
    return settings


def find_user() -> str:
    """The name of who is at work. Raises UsageError where the system has none (a container)."""
    try:
        return getuser()
    except (KeyError, ImportError, OSError) as error:
        raise UsageError("this system does not say who you are; name who decides with --by") from error


def choose_date(as_of: str, settings: Settings) -> str:
    """--as-of, else the settings' date, else today, as ISO."""
    chosen = as_of or settings.as_of or date.today().isoformat()
    try:
        return datetime.strptime(chosen, "%Y-%m-%d").date().isoformat()
    except ValueError as error:
        raise click.UsageError(f"--as-of wants a date like 2025-11-19, not {chosen!r}") from error


@contextmanager
def faults() -> Iterator[None]:
    """Every fault that stops a run becomes one line and its exit code; a polite end from outside is an interruption."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except ReferentError as error:
        click.echo(hide_persons(f"referent: {error}"), err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        click.echo(hide_persons(f"referent: {error.strerror or error}: {error.filename or ''}"), err=True)
        sys.exit(EnvironmentFault.exit_code)


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A callback (what, done, total) that draws a progress bar on a terminal, and nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console  # only people at a terminal pay for it
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        tasks: dict[str, Any] = {}

        def step(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total, refresh=True)  # no thread of its own: workers are forked

        yield step


def show_outcome(lines: list[str], data: dict[str, Any], as_json: bool) -> None:
    """Print the outcome for people or for programs."""
    is_unicode = sys.stdout.encoding.lower().startswith("utf")
    click.echo(json.dumps(data, ensure_ascii=not is_unicode, indent=2) if as_json else "\n".join(lines))


if __name__ == "__main__":
    main()
