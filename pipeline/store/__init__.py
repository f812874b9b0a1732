"""Store: the linked record set as files that are whole, the same every time, and open in other tools; and the memory of runs."""

from __future__ import annotations

from pipeline.store.blocks import hash_database, is_hashed
from pipeline.store.cache import (
    decode_parsed,
    encode_linked,
    encode_parsed,
    find_head,
    find_heads,
    find_linked,
    read_cached,
    read_heads,
    read_linked,
    restore_heads,
    strip_parsed,
    write_cached,
    write_encoded,
    write_linked,
)
from pipeline.store.columns import find_misfit
from pipeline.store.database import DATABASE, read_evidence
from pipeline.store.difference import CHANGES, Difference, read_differences
from pipeline.store.digest import code_digest, list_files
from pipeline.store.export import EXPORTS
from pipeline.store.files import clear_asides, hash_file, write_whole
from pipeline.store.fragments import count_findings
from pipeline.store.journal import JOURNAL, find_break, find_last_run, read_journal, write_journal
from pipeline.store.load import load
from pipeline.store.lock import hold_lock, require_peace
from pipeline.store.partitions import format_partitions
from pipeline.store.pieces import Share, hand_out
from pipeline.store.public import PUBLIC, WITHHELD, format_public
from pipeline.store.published import PUBLISHED, Written, list_standing, name_places, write_published
from pipeline.store.released import RELEASES, read_released, remember_releases
from pipeline.store.search import Hit, search
from pipeline.store.sent import read_sent, remember_sent
from pipeline.store.shelves import START, Shelf, pack, read_shelves, unpack, write_shelves
from pipeline.store.state import (
    BY_FOLDER,
    MANIFEST,
    STATE,
    Stamp,
    digest_folders,
    digest_inputs,
    is_current,
    is_listed,
    read_manifest,
    write_current,
    write_manifest,
)
from pipeline.store.tables import OUTPUTS, Stored, read_tables, write_fragments, write_tables
from pipeline.store.ties import Book, Held, Known, open_book

__all__ = [
    "BY_FOLDER",
    "CHANGES",
    "DATABASE",
    "EXPORTS",
    "JOURNAL",
    "MANIFEST",
    "OUTPUTS",
    "PUBLIC",
    "PUBLISHED",
    "RELEASES",
    "START",
    "STATE",
    "WITHHELD",
    "Book",
    "Difference",
    "Held",
    "Hit",
    "Known",
    "Share",
    "Shelf",
    "Stamp",
    "Stored",
    "Written",
    "clear_asides",
    "code_digest",
    "count_findings",
    "decode_parsed",
    "digest_folders",
    "digest_inputs",
    "encode_linked",
    "encode_parsed",
    "find_break",
    "find_head",
    "find_heads",
    "find_last_run",
    "find_linked",
    "find_misfit",
    "format_partitions",
    "format_public",
    "hand_out",
    "hash_database",
    "hash_file",
    "hold_lock",
    "is_current",
    "is_hashed",
    "is_listed",
    "list_files",
    "list_standing",
    "load",
    "name_places",
    "open_book",
    "pack",
    "read_cached",
    "read_differences",
    "read_evidence",
    "read_heads",
    "read_journal",
    "read_linked",
    "read_manifest",
    "read_released",
    "read_sent",
    "read_shelves",
    "read_tables",
    "remember_releases",
    "remember_sent",
    "require_peace",
    "restore_heads",
    "search",
    "strip_parsed",
    "unpack",
    "write_cached",
    "write_current",
    "write_encoded",
    "write_fragments",
    "write_journal",
    "write_linked",
    "write_manifest",
    "write_published",
    "write_shelves",
    "write_tables",
    "write_whole",
]
