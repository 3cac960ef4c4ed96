"""What was measured against what, as rows of one Markdown table."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from decoding import Decoding
    from filtering import Filterings
    from first_picture import FirstPicture
    from frames import Frames
    from table_view import Tablings

HEAD: Final = (
    "| events | figure | measured | floor | measured | ratio | target | reached |\n"
    "| ---: | --- | ---: | --- | ---: | ---: | ---: | --- |"
)
TARGET_COUNT: Final = 1_000_000
"""The targets are for this many events; of other files the same figures are shown without."""
START_TARGET_COUNT: Final = 10_000


class Figure(NamedTuple):
    """A measured value beside its floor, in the same unit."""

    events: int
    name: str
    value: float
    unit: str
    floor: float
    floor_name: str
    targets: tuple[float, ...] = ()
    """The ratios that it must not exceed; none for a figure that is only shown."""

    @property
    def ratio(self) -> float:
        """How many times its floor."""
        return self.value / self.floor

    @property
    def row(self) -> str:
        """A line of the table."""
        targets = ", ".join(f"≤ {target:g}" for target in self.targets)
        reached = ", ".join("yes" if self.ratio <= target else "**no**" for target in self.targets)
        value, floor = (f"{number:,.{0 if number >= 100 else 1}f} {self.unit}" for number in (self.value, self.floor))
        return (
            f"| {self.events:,} | {self.name} | {value} | {self.floor_name} | {floor} | {self.ratio:.2f} "
            f"| {targets or '–'} | {reached or '–'} |"
        )


def frame_figures(count: int, frames: Frames) -> list[Figure]:
    """Median and 95th percentile of both journeys, against the median bare frame."""
    bare_ms = statistics.median(frames["bare"])
    figures = []
    for journey, times_ms in (("first journey", frames["cold"]), ("second journey", frames["warm"])):
        median_ms, p95_ms = statistics.median(times_ms), statistics.quantiles(times_ms, n=20)[-1]
        for word, value, target in (("median", median_ms, 2), ("p95", p95_ms, 4)):
            name = f"frame, {journey}, {word}"
            figures.append(Figure(count, name, value, "ms", bare_ms, "bare frame", _at_target_count(count, target)))
    return figures


def growth_figures(few: list[Figure], many: list[Figure]) -> list[Figure]:
    """The frames of many events against the same of a few."""
    return [
        Figure(
            figure.events,
            figure.name,
            figure.value,
            "ms",
            other.value,
            f"{other.events:,} events",
            _at_target_count(figure.events, 1.5) if "median" in figure.name else (),
        )
        for figure, other in zip(many, few, strict=True)
    ]


def filter_figures(count: int, times_ms: Filterings) -> list[Figure]:
    """A country chosen, and all again; labels are settled at once, so both targets are for the one figure."""
    bare_ms, targets = statistics.median(times_ms["bare"]), _at_target_count(count, 15, 150)
    return [
        Figure(count, name, statistics.median(values), "ms", bare_ms, "bare frame", targets)
        for name, values in (
            ("one country chosen to picture", times_ms["one"]),
            ("all countries again to picture", times_ms["all"]),
        )
    ]


def picture_figures(
    count: int, pictures: list[FirstPicture], decodings: list[Decoding], file_bytes: int
) -> list[Figure]:
    """The file to its first picture, and the memory that stays: the target is for the stricter floor."""
    picture_ms = statistics.median([picture["ms"] for picture in pictures])
    floors = [
        (statistics.median([decoding["as_it_comes"] for decoding in decodings]), "msgspec, as it comes"),
        (statistics.median([decoding["warm"] for decoding in decodings]), "msgspec, memory warm, no GC"),
    ]
    strictest = min(floors)
    figures = [
        Figure(
            count, "file to picture", picture_ms, "ms", *floor, _at_target_count(count, 5) if floor == strictest else ()
        )
        for floor in floors
    ]
    growths_kb = [picture["growth_kb"] for picture in pictures if picture["growth_kb"] is not None]
    peaks_kb = [picture["peak_kb"] for picture in pictures if picture["peak_kb"] is not None]
    for name, values_kb, targets in (
        ("memory growth", growths_kb, _at_target_count(count, 2)),
        ("memory growth, peak", peaks_kb, ()),
    ):
        if values_kb:
            value_mb = statistics.median(values_kb) * 1024 / 1e6
            figures.append(Figure(count, name, value_mb, "MB", file_bytes / 1e6, "file", targets))
    return figures


def table_figures(count: int, times_ms: Tablings) -> list[Figure]:
    """Showing and sorting the table, and how long the window stands still meanwhile."""
    bare, bounds, titles = (
        (statistics.median(values), name)
        for values, name in (
            (times_ms["bare"], "bare frame"),
            (times_ms["bounds"], "NumPy, two bounds"),
            (times_ms["titles"], "titles sorted in Python"),
        )
    )
    return [
        Figure(count, name, statistics.median(values), "ms", *floor)
        for name, values, floor in (
            ("table, rows to picture", times_ms["shown"], bare),
            ("table, sorted by date", times_ms["by_date"], bounds),
            ("table, sorted by title", times_ms["by_title"], titles),
            ("table, longest pause meanwhile", times_ms["pause"], bare),
        )
    ]


def start_figure(count: int, empty_ms: float, program_ms: float) -> Figure:
    """From process start to the first painted frame of the window."""
    targets = (2.0,) if count == START_TARGET_COUNT else ()
    return Figure(count, "start to picture in window", program_ms, "ms", empty_ms, "empty QMainWindow", targets)


def _at_target_count(count: int, *targets: float) -> tuple[float, ...]:
    return targets if count == TARGET_COUNT else ()
