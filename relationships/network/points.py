"""Places of people on a map, without igraph: web processes put newcomers on it."""

import math
from collections.abc import Iterable, Mapping

from .graph import Id

Point = tuple[float, float]
Points = Mapping[Id, Point]


def middle(tied_to: Iterable[Id], points: Points) -> Point | None:
    """Where somebody new stands until the map is laid out again, so that nobody is moved: amid those they are tied to.
    None if none of these stands anywhere."""
    known = [points[person] for person in tied_to if person in points]
    return mean(known) if known else None


def mean(points: Iterable[Point]) -> Point:
    xs, ys = zip(*points, strict=True)
    return math.fsum(xs) / len(xs), math.fsum(ys) / len(ys)
