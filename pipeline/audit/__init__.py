"""Audit: what verifies that nothing was changed behind the program's back, and what says which papers' time is up. Neither writes."""

from __future__ import annotations

from pipeline.audit.retention import list_kept
from pipeline.audit.told import Retained, Verified
from pipeline.audit.verify import verify_files

__all__ = ["Retained", "Verified", "list_kept", "verify_files"]
