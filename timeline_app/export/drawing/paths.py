"""Outlines as SVG writes them, in as few characters as their precision allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QTransform

    Point = tuple[int, int]
    """In steps of the precision: what is rounded off of one place is then made good by the next."""
    Step = tuple[Point, ...]
    """From where the one before ended: a line to a point, or a curve by its control points to its last point."""

_MOVE: Final = QPainterPath.ElementType.MoveToElement
_LINE: Final = QPainterPath.ElementType.LineToElement
_CURVES: Final = {2: "q", 3: "c"}


def number(value: float, digits: int = 2) -> str:
    """A number with at most so many digits behind its point, none of them a needless zero."""
    text = f"{value:.{digits}f}"
    if digits:
        text = text.rstrip("0").rstrip(".")
    if text.startswith(("0.", "-0.")):
        text = text.replace("0.", ".", 1)
    return "0" if text == "-0" else text


def numbers(values: Iterable[float], digits: int = 2) -> str:
    """Numbers apart from each other; a minus does that too."""
    return " ".join(number(value, digits) for value in values).replace(" -", "-")


def matrix(transform: QTransform) -> str:
    """The attribute that moves an element."""
    parts = (transform.m11(), transform.m12(), transform.m21(), transform.m22())
    if parts == (1.0, 0.0, 0.0, 1.0):
        return f' transform="translate({numbers((transform.dx(), transform.dy()))})"'
    return f' transform="matrix({numbers(parts, 5)} {numbers((transform.dx(), transform.dy()))})"'


def path_data(path: QPainterPath, digits: int = 2) -> str:
    """The path as the `d` of a `<path>`: relative, so that most numbers are small."""
    scale = 10**digits
    written: list[str] = []
    here = (0, 0)
    for start, steps in _subpaths(path, scale):
        written.append("m" + numbers(((start[0] - here[0]) / scale, (start[1] - here[1]) / scale), digits))
        here = start
        is_closed = bool(steps) and steps[-1][-1] == start
        # What closes a path is a line anyway.
        for ends in steps[:-1] if is_closed and len(steps[-1]) == 1 else steps:
            written.append(_step(here, ends, scale, digits))
            here = ends[-1]
        if is_closed:
            written.append("z")
            here = start
    return "".join(written)


def _step(here: Point, ends: Step, scale: int, digits: int) -> str:
    moved = [(end - begin) / scale for point in ends for end, begin in zip(point, here, strict=True)]
    if len(ends) > 1:
        return _CURVES[len(ends)] + numbers(moved, digits)
    if moved[1] == 0:
        return "h" + number(moved[0], digits)
    return "v" + number(moved[1], digits) if moved[0] == 0 else "l" + numbers(moved, digits)


def _subpaths(path: QPainterPath, scale: int) -> Iterator[tuple[Point, list[Step]]]:
    """Where each begins, and how it goes on."""
    elements = [path.elementAt(index) for index in range(path.elementCount())]
    points = [(element.x * scale, element.y * scale) for element in elements]
    rounded = [(round(x), round(y)) for x, y in points]
    start, steps = (0, 0), list[tuple[tuple[int, int], ...]]()
    index = 0
    while index < len(elements):
        kind = elements[index].type
        if kind == _MOVE:
            if steps:
                yield start, steps
            start, steps = rounded[index], []
        elif kind == _LINE:
            # A step that is none would turn an end's cap.
            if rounded[index] != rounded[index - 1]:
                steps.append((rounded[index],))
        else:
            quadratic = _as_quadratic(*points[index - 1 : index + 3])
            steps.append((quadratic, rounded[index + 2]) if quadratic else tuple(rounded[index : index + 3]))
            index += 2
        index += 1
    if steps:
        yield start, steps


def _as_quadratic(*points: tuple[float, float]) -> Point | None:
    """The one control point of a curve that would do with one, as those of letters do before Qt makes them cubic."""
    begin, first, second, end = points
    from_begin = [(3 * control - at) / 2 for control, at in zip(first, begin, strict=True)]
    from_end = [(3 * control - at) / 2 for control, at in zip(second, end, strict=True)]
    if max(abs(one - other) for one, other in zip(from_begin, from_end, strict=True)) > 0.5:
        return None
    return round((from_begin[0] + from_end[0]) / 2), round((from_begin[1] + from_end[1]) / 2)
