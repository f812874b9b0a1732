"""The command line as tests ask it: in this process, so that a fault of ours shows its traceback."""

from __future__ import annotations

from click.testing import CliRunner, Result

from pipeline.cli import main


def referent(*arguments: str) -> Result:
    """What a command says and ends with. Raises whatever the command does not turn into an exit code itself."""
    return CliRunner().invoke(main, [*arguments], catch_exceptions=False)
