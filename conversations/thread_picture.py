"""Where the knots of a thread stand and how its lines run, the newest on top: plain figures for an SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

WIDTH, ROW, EDGE, GAP, ROOM = 360, 64, 16, 22, 96
MOST = 24  # knots in a picture; the list beside it has them all


@dataclass(frozen=True)
class Spot:
    knot: Any
    x: float
    y: float


@dataclass(frozen=True)
class Picture:
    spots: list[Spot]
    lines: list[tuple[str, bool]]  # an SVG path, and whether it only says what came before
    words_x: float
    height: int
    width: int = WIDTH


def draw(knots: Sequence) -> Picture:
    """`knots` from top to bottom, each with `id` and `after`, the ids of knots further down.

    Lanes as in the picture of a river: a knot stands in the lane that the first thing above it left for it; what has
    nothing below it frees its lane.
    """
    shown = list(knots) if len(knots) <= MOST else [*knots[: MOST - 6], *knots[-6:]]
    rows = {knot.id: number for number, knot in enumerate(shown)}
    lane_of: dict[UUID, int] = {}
    free: list[int] = []
    lanes, edges = 0, []

    def take() -> int:
        nonlocal lanes
        if free:
            free.sort()
            return free.pop(0)
        lanes += 1
        return lanes - 1

    for number, knot in enumerate(shown):
        lane = lane_of.setdefault(knot.id, -1)
        if lane < 0:
            lane = lane_of[knot.id] = take()
        below = [pk for pk in dict.fromkeys(knot.after) if rows.get(pk, -1) > number]
        handed_on = False
        for pk in below:
            first = pk not in lane_of
            if first:
                lane_of[pk] = take() if handed_on else lane
                handed_on = True
            edges.append((knot.id, pk, first))
        if not handed_on:
            free.append(lane)
    gap = min(GAP, ROOM / max(lanes - 1, 1))

    def at(pk: UUID) -> tuple[float, float]:
        return EDGE + gap * lane_of[pk], ROW * rows[pk] + ROW / 2

    lines = [(_path(at(one), at(other), early), False) for one, other, early in edges]
    loose = [knot for knot in shown if knot.kind == "time"]
    above = [knot for knot in shown if knot.kind != "time"]
    chain = [*above[-1:], *loose]
    lines += [(_path(at(one.id), at(other.id), True), True) for one, other in pairwise(chain)]
    words_x = EDGE + gap * max(lanes - 1, 0) + 20
    return Picture([Spot(knot, *at(knot.id)) for knot in shown], lines, words_x, ROW * len(shown))


def _path(one: tuple[float, float], other: tuple[float, float], early: bool) -> str:
    """Straight down, or over into another lane: at once, or just before it ends."""
    (x1, y1), (x2, y2) = one, other
    if x1 == x2:
        return f"M{x1:g} {y1:g}V{y2:g}"
    if early:
        return f"M{x1:g} {y1:g}C{x1:g} {y1 + 40:g} {x2:g} {y1 + 24:g} {x2:g} {y1 + ROW:g}V{y2:g}"
    bend = y2 - ROW
    return f"M{x1:g} {y1:g}V{bend:g}C{x1:g} {bend + 40:g} {x2:g} {bend + 24:g} {x2:g} {y2:g}"
