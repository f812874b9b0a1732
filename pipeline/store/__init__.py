"""Store: the linked record set as files that are whole, the same every time, and open in other tools; and the memory of runs."""

from __future__ import annotations

from pipeline.store.cache import decode_parsed, encode_parsed, read_cached, read_linked, write_cached, write_linked
from pipeline.store.columns import find_misfit
from pipeline.store.database import DATABASE, read_evidence
from pipeline.store.difference import CHANGES, Difference, read_differences
from pipeline.store.digest import code_digest
from pipeline.store.export import EXPORTS
from pipeline.store.files import write_whole
from pipeline.store.journal import read_journal, write_journal
from pipeline.store.load import load
from pipeline.store.lock import hold_lock
from pipeline.store.published import Written, write_published
from pipeline.store.search import Hit, search
from pipeline.store.sent import read_sent, remember_sent
from pipeline.store.state import Stamp, digest_inputs, is_current, read_manifest, write_current, write_manifest
from pipeline.store.tables import OUTPUTS, read_tables, write_tables

__all__ = [
    "CHANGES",
    "DATABASE",
    "EXPORTS",
    "OUTPUTS",
    "Difference",
    "Hit",
    "Stamp",
    "Written",
    "code_digest",
    "decode_parsed",
    "digest_inputs",
    "encode_parsed",
    "find_misfit",
    "hold_lock",
    "is_current",
    "load",
    "read_cached",
    "read_differences",
    "read_evidence",
    "read_journal",
    "read_linked",
    "read_manifest",
    "read_sent",
    "read_tables",
    "remember_sent",
    "search",
    "write_cached",
    "write_current",
    "write_journal",
    "write_linked",
    "write_manifest",
    "write_published",
    "write_tables",
    "write_whole",
]
