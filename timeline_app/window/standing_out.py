"""Which events stand out on the timeline, and how they do in what is just shown of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from timeline_app.layout.hidden_rows import clusters_with
from timeline_app.layout.raised import raise_event
from timeline_app.painting.timeline import Emphasis
from timeline_app.relations import named_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.layout.found_boxes import FoundBoxes
    from timeline_app.layout.scene import Scene
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.painting.lane_names import LaneGrip
    from timeline_app.table import Bools, EventTable
    from timeline_app.timescale import TimeScale

_LOOKED_FOR: Final = 8
"""Selected events; of more, only the cluster of the one that counts most is looked for in a frame."""


class StandingOut:
    """The selected events, the one under the pointer and a search's hits."""

    def __init__(self) -> None:
        self.emphasis = Emphasis()
        """Without what depends on the scene; see `in_scene`."""
        self._found_boxes: FoundBoxes | None = None
        """Counts the hits among the layout's boxes; None where it has to be made anew."""

    def start_over(self) -> None:
        """Let nothing stand out: another file's rows say nothing here."""
        self.emphasis = Emphasis()

    def forget_places(self) -> None:
        """The events stand elsewhere, in another layout."""
        self._found_boxes = None

    def select(self, rows: Sequence[int], table: EventTable | None) -> None:
        """Mark events of a table as the selected ones, the one that counts most last."""
        # Lines from one of several would be taken for lines between them.
        named = named_rows(table, rows[0]) if table is not None and len(rows) == 1 else []
        main = rows[-1] if rows else None
        self.emphasis = replace(self.emphasis, selected=frozenset(rows), main=main, related=frozenset(named))

    def hover(self, row: int | None) -> bool:
        """Mark the event under the pointer; whether that is another one than before."""
        is_other = row != self.emphasis.hovered
        if is_other:
            self.emphasis = replace(self.emphasis, hovered=row)
        return is_other

    def show_found(self, found: Bools | None) -> None:
        """Mark the events that are hits, by their rows; None for no search."""
        self.emphasis = replace(self.emphasis, found=found)
        self._found_boxes = None

    def in_scene(self, layout: TimelineLayout, scene: Scene, scale: TimeScale, grip: LaneGrip) -> Emphasis:
        """What stands out; selected events that have no room of their own here stand out in their clusters.

        The one that counts most is raised over them.
        """
        hits = self._hits_in_clusters(layout, scene, scale)
        emphasis = replace(self.emphasis, grip=grip, found_in_clusters=hits)
        main = emphasis.main
        if main is None:
            return emphasis
        looked_for = emphasis.selected if len(emphasis.selected) <= _LOOKED_FOR else {main}
        clusters = [one for row in looked_for for one in clusters_with(layout, row, scene.clusters, scale.px_per_s)]
        raised = raise_event(layout, main, scale) if layout.table.is_dated(main) else ()
        return replace(emphasis, clusters=tuple(clusters), raised=tuple(raised))

    def _hits_in_clusters(self, layout: TimelineLayout, scene: Scene, scale: TimeScale) -> tuple[int, ...]:
        """How many hits each cluster of the scene counts; empty where nothing is searched for."""
        if self.emphasis.found is None:
            return ()
        if self._found_boxes is None:
            from timeline_app.layout.found_boxes import FoundBoxes  # noqa: PLC0415  # the first picture has no hits

            self._found_boxes = FoundBoxes.of(layout.placement, self.emphasis.found)
        return self._found_boxes.in_clusters(scene.clusters, layout.level_at(scale.px_per_s))
