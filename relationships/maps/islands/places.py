"""Where islands stand, and how large they are. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from relationships.maps import placing

WIDTH = 720.0
HEAD, FOOT = 58.0, 86.0  # room for names above and below islands
ROUND, COLUMNS = 16, 5  # up to so many islands stand in a ring; more in rows


class Places(NamedTuple):
    """Of each island its radius and its middle; how high the sheet is that they stand on."""

    height: float
    sizes: list[float]
    points: list[placing.Point]


def in_ring(counts: Sequence[int]) -> Places:
    """`counts`: how many people are on each."""
    two = len(counts) == 2
    height, sizes = (460.0 if two else 700.0), _fitting(counts)
    ring = placing.ring(sizes, WIDTH, height - HEAD - FOOT, 20.0, lying=two)
    return Places(height, sizes, [(x, y + HEAD) for x, y in ring])


def in_rows(counts: Sequence[int]) -> Places:
    cell = 132.0
    points = [(x, y - 18) for x, y in placing.grid(len(counts), WIDTH, cell, COLUMNS)]
    return Places(cell * -(-len(counts) // COLUMNS), _sizes(counts, 40.0), points)


def as_saved(saved: Sequence[placing.Point | None], counts: Sequence[int]) -> Places:
    """As the map was laid out; at the foot those with no place of theirs."""
    known = [n for n, point in enumerate(saved) if point]
    few = len(saved) <= ROUND
    sizes = _sizes(counts, 104.0 if few else 32.0)
    room = [size + (44.0 if few else 29.0) for size in sizes]
    height = max(640.0, 1.15 * sum((2 * r) ** 2 for r in room) / WIDTH)
    placed = placing.spread([point for point in saved if point], WIDTH, height - 40, max(room, default=0) * 0.8)
    points = dict(zip(known, placing.apart(placed, [room[n] for n in known], WIDTH, height - 40, gap=0), strict=True))
    rest = [n for n in range(len(saved)) if n not in points]
    for place, n in enumerate(rest):
        points[n] = (WIDTH * (place + 0.5) / len(rest), height + sizes[n])
    height += max((2 * sizes[n] + 60 for n in rest), default=0)
    return Places(height, sizes, [(points[n][0], points[n][1] - 12) for n in range(len(saved))])


def _fitting(counts: Sequence[int]) -> list[float]:
    """As large as lets all stand in a ring with their names between them."""
    few = int(34 + 22 * max(counts, default=1) ** 0.5)  # an island of a handful is not drawn like a city
    for largest in range(min(150, few), 20, -5):
        sizes = _sizes(counts, float(largest))
        if len(counts) < 3 or sum(2 * r + 74 for r in sizes) <= 6.0 * (WIDTH / 2 - 20 - max(sizes)):
            return sizes
    return _sizes(counts, 20.0)


def _sizes(counts: Sequence[int], largest: float) -> list[float]:
    """Area in proportion to how many people there are, none too small to touch."""
    most = max(counts, default=1)
    return [max(largest * (count / most) ** 0.5, largest * 0.3, 16.0) for count in counts]
