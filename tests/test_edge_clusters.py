"""At the edges of a picture no count is cut, and none is lost for that."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import event_lists, lay_out, make_file
from msgspec.structs import replace

from timeline_app.layout.edge_clusters import clusters_inside


@settings(max_examples=60, deadline=None)
@given(events=event_lists(), zoom=st.floats(1, 50), at_px=st.floats(0, 1000))
def test_clusters_at_the_edges_of_a_picture_are_counted_with_the_next(
    events: list[dict[str, object]], zoom: float, at_px: float
) -> None:
    layout = lay_out(make_file(events), height_px=150)
    scene = layout.scene(layout.fit.zoomed(zoom, at_px))
    inside = clusters_inside(scene)
    for lane in range(len(scene.lanes)):
        before, after = ([one for one in of if one.lane == lane] for of in (scene.clusters, inside))
        assert sum(one.count for one in before) == sum(one.count for one in after)
        for first, second in pairwise(after):
            assert first.middle_px + first.width_px / 2 <= second.middle_px - second.width_px / 2 + 1e-6
        for one in after if len(after) > 1 else []:
            assert one.middle_px - one.width_px / 2 >= -1e-6
            assert one.middle_px + one.width_px / 2 <= scene.width_px + 1e-6


def test_a_cluster_that_is_cut_is_joined_with_its_neighbour() -> None:
    layout = lay_out(make_file([{"title": "x" * 40, "date": "2024-05-17"}] * 30), height_px=120)
    scene = layout.scene(layout.fit)
    (one,) = scene.clusters
    cut = replace(one, count=7, middle_px=scene.width_px - 5, from_px=scene.width_px - 5, to_px=scene.width_px - 5)
    (joined,) = clusters_inside(replace(scene, clusters=(one, cut)))
    assert joined.count == one.count + 7
    assert joined.middle_px + joined.width_px / 2 <= scene.width_px
