"""Where islands stand, and how large they are. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from relationships.maps import labels, placing

WIDTH = 720.0
NAMED = 86.0  # room for a name above or below an island
ROUND, COLUMNS = 16, 5  # up to so many islands stand in a ring; more in rows
GAP, NAME = 64.0, 84.0  # between two islands at least; half as wide as most names
FRAMES = [
    (WIDTH / 2 * wide, WIDTH / 2 * high) for high in (0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3) for wide in (0.75, 0.97)
]


class Places(NamedTuple):
    """Of each island its radius and its middle; how high the sheet is that they stand on, and the middle between
    them, to which ribbons lean."""

    height: float
    sizes: list[float]
    points: list[placing.Point]
    middle: float


def in_ring(counts: Sequence[int]) -> Places:
    """As large as lets all stand in a ring with their names, on a sheet no higher than they need. `counts`: how many
    people are on each."""
    few = int(34 + 22 * max(counts, default=1) ** 0.5)  # an island of a handful is not drawn like a city
    rings = (
        (name, sizes, placing.ring(sizes, *frame))
        for name in (NAME, 0.0)  # among many there is no room for every name: those too long are shortened
        for largest in range(min(150, few), 20, -5)
        for sizes in [_sizes(counts, largest)]
        for frame in (FRAMES if name else FRAMES[1::2])
    )
    smallest = 0.0, (small := _sizes(counts, 20.0)), placing.ring(small, *FRAMES[-1])
    _name, sizes, points = next((each for each in rings if _clear(*each)), smallest)
    top = min((y - r for (_x, y), r in zip(points, sizes, strict=True)), default=0) - NAMED
    foot = max((y + r for (_x, y), r in zip(points, sizes, strict=True)), default=0) + NAMED
    return Places(foot - top, sizes, [(WIDTH / 2 + x, y - top) for x, y in points], -top)


def _clear(name: float, sizes: Sequence[float], points: Sequence[placing.Point]) -> bool:
    """Whether a ribbon can be seen between any two, and no name, half as wide as that, lies over another."""
    boxes = []
    for (x, y), r in zip(points, sizes, strict=True):
        wide, up = max(r, name), y < 0
        boxes.append((x - wide, y - r - NAMED * up, x + wide, y + r + NAMED * (not up)))
    return all(
        math.dist(points[a], points[b]) >= sizes[a] + sizes[b] + GAP and not labels.overlap(boxes[a], boxes[b])
        for a, b in combinations(range(len(sizes)), 2)
    )


def in_rows(counts: Sequence[int]) -> Places:
    cell = 132.0
    points = [(x, y - 18) for x, y in placing.grid(len(counts), WIDTH, cell, COLUMNS)]
    height = cell * -(-len(counts) // COLUMNS)
    return Places(height, _sizes(counts, 40.0), points, height / 2)


def as_saved(saved: Sequence[placing.Point | None], counts: Sequence[int]) -> Places:
    """As the map was laid out; at the foot those with no place of theirs."""
    known = [n for n, point in enumerate(saved) if point]
    few = len(saved) <= ROUND
    sizes = _sizes(counts, 104.0 if few else 32.0)
    room = [size + (52.0 if few else 29.0) for size in sizes]
    height = max(640.0, 1.15 * sum((2 * r) ** 2 for r in room) / WIDTH)
    placed = placing.spread([point for point in saved if point], WIDTH, height - 40, max(room, default=0) * 0.8)
    points = dict(zip(known, placing.apart(placed, [room[n] for n in known], WIDTH, height - 40, gap=0), strict=True))
    rest = [n for n in range(len(saved)) if n not in points]
    for place, n in enumerate(rest):
        points[n] = (WIDTH * (place + 0.5) / len(rest), height + sizes[n])
    height += max((2 * sizes[n] + 60 for n in rest), default=0)
    return Places(height, sizes, [(points[n][0], points[n][1] - 12) for n in range(len(saved))], height / 2)


def _sizes(counts: Sequence[int], largest: float) -> list[float]:
    """Area in proportion to how many people there are, none too small to touch."""
    most = max(counts, default=1)
    return [max(largest * (count / most) ** 0.5, largest * 0.3, 16.0) for count in counts]
