"""Clusters at the edges of a picture, which cannot be panned: one that would be cut is counted with the next one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from timeline_app.layout.scene import Cluster, Scene


def clusters_inside(scene: Scene) -> tuple[Cluster, ...]:
    """The scene's clusters, none of which crosses its left or right edge unless it is the only one of its lane."""
    inside: list[Cluster] = []
    for _, of_lane in groupby(scene.clusters, key=lambda cluster: cluster.lane):
        clusters = list(of_lane)
        if len(clusters) > 1 and _left_px(clusters[0]) < 0:
            clusters[:2] = [_joined(*clusters[:2], width_px=scene.width_px)]
        if len(clusters) > 1 and _left_px(clusters[-1]) + clusters[-1].width_px > scene.width_px:
            clusters[-2:] = [_joined(*clusters[-2:], width_px=scene.width_px)]
        inside += clusters
    return tuple(inside)


def _left_px(cluster: Cluster) -> float:
    return cluster.middle_px - cluster.width_px / 2


def _joined(first: Cluster, second: Cluster, *, width_px: float) -> Cluster:
    joined = replace(
        first,
        count=first.count + second.count,
        hi_s=second.hi_s,
        last_s=second.last_s,
        middle_px=(max(0.0, first.from_px) + min(width_px, second.to_px)) / 2,
        to_px=second.to_px,
    )
    # Where the two were, as far as that is inside: no other one is near.
    half_px = joined.width_px / 2
    lo_px = max(0.0, _left_px(first)) + half_px
    hi_px = min(width_px, _left_px(second) + second.width_px) - half_px
    return replace(joined, middle_px=max(lo_px, min(joined.middle_px, hi_px)))
