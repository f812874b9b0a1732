"""The order of things: what each verb does, from files to files. The only room that knows all others."""

from __future__ import annotations

from pipeline.run.asking import changes, check, check_public, retention, search, verify
from pipeline.run.ingesting import ingest, share
from pipeline.run.publishing import EXPORTS, export, reports
from pipeline.run.saying import correct, init, release
from pipeline.run.showing import show

__all__ = [
    "EXPORTS",
    "changes",
    "check",
    "check_public",
    "correct",
    "export",
    "ingest",
    "init",
    "release",
    "reports",
    "retention",
    "search",
    "share",
    "show",
    "verify",
]
