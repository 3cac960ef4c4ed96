"""Dates as people write them and as EDTF does, and what they mean on the time axis."""
