"""Referent: a committee's papers in, linked records, the next agenda and report out."""

from __future__ import annotations

from pipeline.store.load import load

__all__ = ["load"]
