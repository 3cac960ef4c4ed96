"""The look of a house: colours, typeface and page of its pictures, from a small TOML file."""

from __future__ import annotations

from timeline_app.house_style.faults import Fault, HouseStyleError
from timeline_app.house_style.reading import read_house_style
from timeline_app.house_style.style import HouseStyle

__all__ = ["Fault", "HouseStyle", "HouseStyleError", "read_house_style"]
