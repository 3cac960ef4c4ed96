"""Layouts that are asked for one after the other: the kept one is the same as a new one."""

from __future__ import annotations

import numpy as np
from made_up import ConstantMeasure, make_file

from timeline_app.layout.building import LayoutRequest, build_layout
from timeline_app.layout.layouts import Layouts
from timeline_app.layout.prepared_file import PreparedFile

REQUEST = LayoutRequest("category", 800, 400)


def prepared() -> PreparedFile:
    return PreparedFile.of(make_file([f"{year}" for year in range(1900, 2000)]), ConstantMeasure())


def test_all_events_come_back_as_they_were_after_a_filter() -> None:
    file, layouts = prepared(), Layouts()
    everything = np.ones(100, dtype=np.bool_)
    some = np.arange(100) % 2 == 0
    whole = layouts.build(file, everything, REQUEST)
    assert list(layouts.build(file, some, REQUEST).rows_in_time) == list(np.flatnonzero(some))
    again = layouts.build(file, everything, REQUEST)
    assert again is whole
    fresh = build_layout(file, everything, REQUEST)
    for scale in (fresh.fit.zoomed(8, 400), fresh.fit, fresh.fit.zoomed(3, 100)):
        assert again.scene(scale) == fresh.scene(scale)


def test_another_size_or_file_gets_a_layout_of_its_own() -> None:
    file, layouts = prepared(), Layouts()
    everything = np.ones(100, dtype=np.bool_)
    first = layouts.build(file, everything, REQUEST)
    wider = layouts.build(file, everything, LayoutRequest("category", 900, 400))
    assert wider.fit.width_px == 900
    other = layouts.build(prepared(), everything, REQUEST)
    assert other is not first
    assert other.prepared is not first.prepared
