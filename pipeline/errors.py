"""The few faults that stop a run, each with its exit code. Everything else is a Finding.

ReferentError (1) ── UsageError (2) · LockedError (3) · EnvironmentFault (4) · LimitError (1)
"""

from __future__ import annotations


class ReferentError(Exception):
    """Base of all: its message says what to do next."""

    exit_code = 1


class UsageError(ReferentError):
    """The command or its settings ask for something that is not there."""

    exit_code = 2


class LockedError(ReferentError):
    """Another run holds the lock of processed/."""

    exit_code = 3


class EnvironmentFault(ReferentError):
    """Disk full, no permission, a folder that cannot be made."""

    exit_code = 4


class LimitError(ReferentError):
    """A job asks for more of the machine than it may take. Never leaves publish/: it names the template at fault."""


class UnreadableError(ReferentError):
    """A paper that cannot be read; `code` names the finding. Never leaves read/: it becomes a finding."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


EXIT_OK, EXIT_SOME_FAILED, EXIT_INTERRUPTED = 0, 1, 130
