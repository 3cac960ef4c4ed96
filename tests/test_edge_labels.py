"""At the edges of a picture, words are moved inside or cut with an ellipsis; they never cross the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import lay_out, make_file
from msgspec.structs import replace

from timeline_app.layout.edge_labels import labels_inside

if TYPE_CHECKING:
    from timeline_app.layout.scene import Label, Mark, Scene

WIDTH_PX = 1000.0


@pytest.fixture
def scene() -> Scene:
    layout = lay_out(make_file(["2020-01-01"]))
    return replace(layout.scene(layout.fit), width_px=WIDTH_PX)


def with_labels(scene: Scene, *places: tuple[float, float]) -> Scene:
    """Events in one row, each a marker of 10 px with words of some width under it, as (left_px, width_px)."""
    (mark,), (label,) = scene.marks, scene.labels

    def moved(row: int, left_px: float, width_px: float) -> tuple[Mark, Label]:
        return (
            mark._replace(row=row, left_px=left_px, right_px=left_px + 10),
            label._replace(row=row, left_px=left_px, width_px=width_px),
        )

    events = [moved(row, *place) for row, place in enumerate(places)]
    return replace(scene, marks=tuple(one for one, _ in events), labels=tuple(one for _, one in events))


@pytest.mark.parametrize(
    ("places", "inside"),
    [
        ([(100, 200)], [(100, 200)]),
        ([(900, 200)], [(800, 200)]),
        ([(-50, 200)], [(0, 200)]),
        ([(-50, 2000)], [(0, 1000)]),
        # Another event in the row leaves less room than the words need.
        ([(700, 150), (900, 200)], [(700, 150), (864, 136)]),
        ([(-50, 200), (164, 100)], [(0, 150), (164, 100)]),
        # Short words stay as they are.
        ([(100, 15)], [(100, 15)]),
        # However near the one before is, words stay under their mark.
        ([(700, 245), (950, 200)], [(700, 245), (950, 50)]),
        # Too little room for a word: the mark stands alone.
        ([(800, 180), (985, 200)], [(800, 180)]),
    ],
)
def test_words_stay_inside_of_the_picture(
    scene: Scene, places: list[tuple[float, float]], inside: list[tuple[float, float]]
) -> None:
    labels = labels_inside(with_labels(scene, *places))
    assert [(label.left_px, label.width_px) for label in labels] == inside


def test_what_stands_beside_a_title_is_left_out_before_the_title_is_cut(scene: Scene) -> None:
    beside = with_labels(scene, (600, 100), (800, 100))
    labels = [label._replace(aside="in 2020", aside_px=108.0, aside_width_px=60.0) for label in beside.labels]
    assert labels_inside(replace(beside, labels=tuple(labels))) == tuple(labels)
    labels[1] = labels[1]._replace(aside_width_px=100.0)
    kept, bare = labels_inside(replace(beside, labels=tuple(labels)))
    assert kept == labels[0]
    assert (bare.left_px, bare.width_px, bare.aside) == (800, 100, "")


def test_words_in_other_rows_are_not_in_the_way(scene: Scene) -> None:
    crowded = with_labels(scene, (700, 150), (900, 200))
    higher = crowded.labels[0]._replace(top_px=crowded.labels[0].top_px - 50)
    marks = (crowded.marks[0]._replace(top_px=crowded.marks[0].top_px - 50), crowded.marks[1])
    labels = labels_inside(replace(crowded, marks=marks, labels=(higher, crowded.labels[1])))
    assert labels[1].left_px == 800
