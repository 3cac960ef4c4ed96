"""Dates as people write them and as EDTF does, and what they mean on the time axis."""

from timeline_app.dates.edtf import EdtfError, parse_edtf
from timeline_app.dates.fast import read_bounds

__all__ = ["EdtfError", "parse_edtf", "read_bounds"]
