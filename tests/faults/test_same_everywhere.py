"""F25 and F26: the same papers give the same bytes in every zone, on every day of the clock, in any folder, locale and order."""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.faults.commands import COMMAND, ROOT
from tests.publish.test_same_bytes import FORMATS, Machine, lay_out_and_run

ZONES = ("Europe/Oslo", "UTC", "Pacific/Kiritimati", "America/Los_Angeles")
HEAD = "Referat fra møte i Rådet for fjellvett\n{when}, Fjellstua\n\nTil stede: Kari Nes (leder), Ola Dal\nReferent: Ola Dal\n\n"
PAPERS = {
    "plan-host.txt": """Rådet for fjellvett

Møteplan høst 2025

27. august 2025 kl. 09.00
24.09.25
26. oktober 2025
17.2.25
31.12.2025
""",
    "plan-aar.txt": """Rådet for fjellvett

Møteplan 2023-2024

25. oktober
13. desember
25.januar
7. mars
""",
    "nyttaar.txt": HEAD.format(when="31.12.2025 kl. 22.00-23.30")
    + """Sak 9/25 Budsjett
Vedtak: Budsjettet godkjennes.
Oppfølging: Ola Dal sender regnskapet innen uke 1.

Sak 10/25 Plan
Vedtak: Planen godkjennes.
Oppfølging: Kari Nes svarer innen 31.12.26.

Neste møte: 1. januar 2026 kl. 12.30.
""",
    "sommertid.txt": HEAD.format(when="30.03.2025 kl. 09.00-11.30") + "Sak 1/25 Budsjett\nVedtak: Utsettes.\n",
    "vintertid.txt": HEAD.format(when="26.10.25 kl. 09.00-11.30")
    + """Sak 7/25 Langtidsplan
Vedtak: Planen godkjennes.
Oppfølging: Ola Dal sender planen innen uke 53.
""",
    "uke53.txt": """Innkalling til møte i Rådet for fjellvett
Tid: 29. desember 2026 kl. 09.00-11.00
Sted: Fjellstua

Sak 1/26 Budsjett
Sak 2/26 Eventuelt
""",
}
MEETINGS = {
    "2023-10-25", "2023-12-13", "2024-01-25", "2024-03-07", "2025-02-17", "2025-03-30", "2025-08-27", "2025-09-24", "2025-10-26",
    "2025-12-31", "2026-01-01", "2026-12-29",
}  # fmt: skip
"""The year of a plan over two years turns at New Year; «17.2.25» stands as it is written."""


def publish(folder: Path, zone: str, **environment: str) -> dict[str, str]:
    """The digests of all that is written in a folder by the clock of a zone."""
    for name, text in PAPERS.items():
        path = folder / "raw/raad" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TZ": zone, **environment}
    for arguments in (("ingest", "--jobs", "1"), ("reports",)):
        command = [*COMMAND, *arguments, "--as-of", "2025-12-31"]
        subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    files = [path for path in (folder / "processed").rglob("*") if path.is_file() and ".state" not in path.parts]
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def read_rows(folder: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table."""
    with (folder / f"processed/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def oslo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder published in Oslo, and what stands there."""
    folder = tmp_path_factory.mktemp("oslo")
    return folder, publish(folder, "Europe/Oslo")


@pytest.mark.faults
@pytest.mark.parametrize("zone", ZONES[1:])
def test_every_zone_gives_the_same_bytes(oslo: tuple[Path, dict[str, str]], tmp_path: Path, zone: str) -> None:
    assert publish(tmp_path, zone) == oslo[1]


def test_days_at_new_year_and_when_the_clocks_turn_are_the_papers_own(oslo: tuple[Path, dict[str, str]]) -> None:
    rows = {row["start_date"]: row for row in read_rows(oslo[0], "meetings")}
    assert rows.keys() == MEETINGS
    times = {day: (row["start_time"], row["end_time"]) for day, row in rows.items() if row["end_time"]}
    assert times["2025-03-30"] == times["2025-10-26"] == ("09:00", "11:30")
    assert times["2025-12-31"] == ("22:00", "23:30") and rows["2026-01-01"]["start_time"] == "12:30"
    assert rows["2025-12-31"]["status"] != "unknown" and rows["2026-01-01"]["status"] == "planned"


def test_week_1_and_week_53_are_the_calendars_own(oslo: tuple[Path, dict[str, str]]) -> None:
    due = {row["due_raw"]: (row["due_date"], row["status"]) for row in read_rows(oslo[0], "actions")}
    assert due["innen uke 1"] == ("2026-W01", "open")
    assert due["innen 31.12.26"] == ("2026-12-31", "open")
    # 2025 has no week 53: the next year that has one is 2026, or nothing is said
    assert due["innen uke 53"][0] in {"", "2026-W53"}


def test_a_date_outside_its_headings_term_is_flagged_and_not_changed(oslo: tuple[Path, dict[str, str]]) -> None:
    row = next(row for row in read_rows(oslo[0], "meetings") if row["raw_date"] == "17.2.25")
    assert row["start_date"] == "2025-02-17"
    (finding,) = [one for one in read_rows(oslo[0], "findings") if one["code"].startswith("date-out-of-term")]
    assert finding["subject_id"] == row["meeting_id"] and "17.2.25" in finding["message"] and finding["suggestion"]
    told = {one["subject_id"] for one in read_rows(oslo[0], "findings") if one["code"] == "year-inferred"}
    assert {"raad-2024-01-25", "raad-2023-12-13"} <= told


def test_the_calendar_file_says_local_time_on_days_when_clocks_turn(oslo: tuple[Path, dict[str, str]]) -> None:
    text = (oslo[0] / "processed/reports/raad.ics").read_text(encoding="utf-8")
    assert "TZID=Europe/Oslo:20250330T090000" in text and "TZID=Europe/Oslo:20251026T090000" in text


@pytest.mark.faults
def test_the_day_of_the_clock_changes_nothing_where_a_date_is_named(oslo: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    """A clock that stands in another year, by a module that Python loads first."""
    (tmp_path / "lib").mkdir()
    shift = "import time\n_now = time.time\ntime.time = lambda: _now() + 86400 * 900\n"
    (tmp_path / "lib/sitecustomize.py").write_text(shift, encoding="utf-8")
    path = os.pathsep.join((str(tmp_path / "lib"), str(ROOT)))
    assert publish(tmp_path, "UTC", PYTHONPATH=path) == oslo[1]


def make_machine(number: int) -> Machine:
    """A machine that differs from the others in all that must leave no trace."""
    rng = random.Random(number)
    environment = {
        "TZ": rng.choice(ZONES), "PYTHONHASHSEED": str(rng.randint(0, 4_000_000_000)),
        "USER": f"bruker{number}", "LOGNAME": f"bruker{number}",
        "LC_ALL": rng.choice(("C", "C.UTF-8", "POSIX", "nb_NO.UTF-8", "tr_TR.UTF-8")), "LANG": rng.choice(("C", "nb_NO.UTF-8", "de_DE")),
        "SOURCE_DATE_EPOCH": str(rng.randint(0, 2_000_000_000)), "COLUMNS": str(rng.randint(20, 200)), "HOME": f"/nowhere/{number}",
        "PYTHONUTF8": rng.choice("01"), "RAYON_NUM_THREADS": str(rng.randint(1, 4)),
    }  # fmt: skip
    folder = rng.choice(("a", "møter og saker", "x" * 60, "b/c/d", "Ærlig råd (2)")) + f"/{number}"
    umask = rng.choice(("022", "077", "002"))
    return Machine(
        folder,
        umask,
        rng.random() < 0.5,
        rng.randint(10**8, 17 * 10**8),
        rng.random() < 0.5,
        rng.random() * 2,
        str(rng.randint(1, 3)),
        environment,
    )


@pytest.mark.faults
def test_twenty_machines_write_the_same_bytes(root: Path, tmp_path: Path) -> None:
    runs = int(os.environ.get("RUNS", "20"))
    first: dict[str, str] = {}
    for number in range(runs):
        machine = make_machine(number)
        made = lay_out_and_run(root, tmp_path / machine.folder, machine)
        first = first or made
        assert {Path(name).suffix.removeprefix(".") for name in made} == FORMATS
        assert {name for name in made.keys() | first.keys() if made.get(name) != first.get(name)} == set(), machine
    print(f"{runs} of {runs} the same, {len(first)} files, Python {sys.version.split()[0]}")
