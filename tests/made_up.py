"""Made-up files of events through the real reader, and a text measure that needs no fonts."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from hypothesis import strategies as st

from timeline_app.layout.arrangement import USUAL, LaneArrangement
from timeline_app.layout.building import LayoutRequest, build_layout
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.readers.json_reader import read_json
from timeline_app.ticks import axis_ticks_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.facets.facet import Facet
    from timeline_app.layout.footprint import Pixels
    from timeline_app.layout.lane import Lane
    from timeline_app.layout.lanes import GroupBy
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.table import Bools, EventFile, Rows
    from timeline_app.ticks import AxisTicks

CHARACTER_PX: Final = 7.0
CATEGORIES: Final = (
    {"id": "a", "name": "Alpha", "color": "#0072b2"},
    {"id": "b", "name": "Beta", "color": "#d55e00"},
    {"id": "c"},
)


class ConstantMeasure:
    """Every character is `CHARACTER_PX` wide."""

    def title_px(self, text: str) -> float:
        return CHARACTER_PX * len(text)

    def titles_px(self, texts: Sequence[str]) -> Pixels:
        return CHARACTER_PX * np.fromiter(map(len, texts), dtype=np.float64)

    def date_px(self, text: str) -> float:
        return CHARACTER_PX * len(text)


def make_file(events: Sequence[dict[str, Any] | str], **head: Any) -> EventFile:
    """A file of these events; one that is only a text is a date, its title the date too."""
    whole = [{"title": event, "date": event} if isinstance(event, str) else event for event in events]
    document = {"title": "Made up", "categories": CATEGORIES, **head, "events": whole}
    return read_json(json.dumps(document).encode(), "made-up.json")


def lay_out(
    file: EventFile,
    *,
    matches: Bools | None = None,
    group_by: GroupBy = "category",
    width_px: float = 1000.0,
    height_px: float = 600.0,
    span_s: tuple[int, int] | None = None,
    all_rows_max_events: int = 0,
    arrangement: LaneArrangement = USUAL,
) -> TimelineLayout:
    """The layout of a file's matching events, all of them by default; a few events make clusters as many would."""
    if matches is None:
        matches = np.ones(len(file.table), dtype=np.bool_)
    prepared = PreparedFile.of(file, ConstantMeasure())
    request = LayoutRequest(group_by, width_px, height_px, span_s, all_rows_max_events, arrangement)
    return build_layout(prepared, matches, request)


def rows_of(layout: TimelineLayout, lane: Lane) -> Rows:
    """The events of a lane in order of time."""
    return layout.placement.boxes.rows[lane.first : lane.end]


def axis_ticks(lo_s: int, hi_s: int, width_px: float, min_spacing_px: float) -> AxisTicks:
    """The marks of the span from `lo_s` to `hi_s` on an axis `width_px` wide."""
    return axis_ticks_at(lo_s, hi_s, width_px / max(1, hi_s - lo_s), min_spacing_px)


def far_year(random: Random) -> str:
    year = random.choice((-13_800_000_000, random.randint(-9999, 9999), random.randint(-(10**10), 10**10)))
    return f"Y{year}" if abs(year) > 9999 else f"{'-' * (year < 0)}{abs(year):04}"


def touching_bar(random: Random) -> str:
    first, last = sorted((random.randint(1, 29), random.randint(1, 29)))
    return f"2024-02-{first:02}/2024-02-{last:02}{random.choice(('', '?'))}"


def nested(random: Random) -> str:
    years = random.randint(0, 900)
    return f"{1000 - years:04}/{1000 + years:04}"


def open_date(random: Random) -> str:
    forms = (
        "{}/..",
        "../{}",
        "{}/",
        "/{}",
        "[{}..]",
        "[..{}]",
        "{}~/..",
        "{}?/..",
        "{}?",
        "{}~",
        "{}-05-17?",
        "[..{}?]",
    )
    return random.choice(forms).format(random.randint(1990, 2030))


def any_date(random: Random) -> str:
    others = [make_date for name, make_date in DATE_KINDS.items() if name not in ("any", "billions of years apart")]
    return random.choice(others)(random)


DATE_KINDS: Final[dict[str, Callable[[Random], str]]] = {
    "one day": lambda _: "2024-05-17",
    "days": lambda random: f"{random.randint(1, 9999):04}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
    "near days": lambda random: f"2024-02-{random.randint(1, 28):02}",
    "uncertain days": lambda random: f"2024-02-{random.randint(1, 28):02}{random.choice('?~%')}",
    "times": lambda random: f"2024-05-17T{random.randint(0, 23):02}:{random.randint(0, 59):02}:00Z",
    "bars that touch": touching_bar,
    "nested": nested,
    "ten thousand years among days": lambda random: random.choice(
        ("-5000/5000", f"2024-02-{random.randint(1, 28):02}")
    ),
    "billions of years apart": far_year,
    "open": open_date,
    "any": any_date,
}


def random_events(kind: str, count: int, seed: int) -> list[dict[str, Any]]:
    """Events of one kind of dates, of any or of equal importance, their titles up to absurd lengths."""
    random = Random(seed)
    same_importance = random.random() < 0.3
    return [
        {
            "title": "x" * random.choice((1, 8, 20, 60)),
            "date": DATE_KINDS[kind](random),
            "importance": 3 if same_importance else random.randint(0, 10),
            "countries": random.sample(("LT", "FR", "PL"), random.choice((0, 0, 1, 1, 2, 3))),
            **({"category": random.choice("ab")} if random.random() < 0.8 else {}),
            **({"status": "planned"} if random.random() < 0.2 else {}),
        }
        for _ in range(count)
    ]


def event_lists() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Random and adversarial lists of events. Made from a seed: drawing each field would take longer than the tests."""
    return st.builds(
        random_events, st.sampled_from(sorted(DATE_KINDS)), st.sampled_from([0, 1, 2, 7, 20, 40]), st.integers(0, 10**6)
    )


def values_of_row(facet: Facet, row: int) -> list[str]:
    """The values of the event at a row, in its own order."""
    if facet.begin is not None:
        return [facet.values[code] for code in facet.code[facet.begin[row] : facet.begin[row + 1]]]
    return [] if facet.code[row] == -1 else [facet.values[facet.code[row]]]
