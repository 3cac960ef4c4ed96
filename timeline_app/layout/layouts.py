"""Layouts as they are asked for one after the other: filters come and go, and all events come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.layout.building import LayoutRequest, build_layout

if TYPE_CHECKING:
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.table import Bools


class Layouts:
    """Builds layouts and keeps the last one of a whole file: of a million events it takes a fifth of a second."""

    def __init__(self) -> None:
        self._whole: tuple[PreparedFile, LayoutRequest, TimelineLayout] | None = None

    def build(self, prepared: PreparedFile, matches: Bools, request: LayoutRequest) -> TimelineLayout:
        """See `build_layout`. A layout does not depend on what was shown before, so a kept one is as good as a new."""
        if self._whole is not None and self._whole[0] is not prepared:
            # Of another file, or folded in another way: it would only take memory.
            self._whole = None
        if not matches.all():
            return build_layout(prepared, matches, request)
        if self._whole is None or self._whole[1] != request:
            self._whole = (prepared, request, build_layout(prepared, matches, request))
        return self._whole[2]
