"""Where the people of one island stand, and how far its shore is. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from relationships import network
from relationships.maps import placing

SIDE = 720.0
MIDDLE = SIDE / 2
ROUND = 44  # up to so many people stand in a ring, so that every name has room beside it
CLOSE = 8  # up to so many in a small one


class Places(NamedTuple):
    """The radius of a mark, the middle of each, in the order they were asked for, and how far the shore is."""

    size: float
    points: list[placing.Point]
    shore: float


def by_itself(count: int) -> Places:
    """In a ring while names have room, then as seeds."""
    if count <= CLOSE:
        points = [placing.on_ring(n / count, MIDDLE, MIDDLE, 130.0) for n in range(count)]
        return Places(24.0, [(MIDDLE, MIDDLE)] if count == 1 else points, 168.0)
    if count <= ROUND:
        down = min(MIDDLE - 34, 12.0 * count)
        r = min(22.0, 0.88 * down / math.ceil(count / 2))
        return Places(r, placing.ladder(count, MIDDLE, MIDDLE, 172.0, down), 172.0 + r + 12)
    around = MIDDLE - 40
    r = max(4.0, min(15.0, around / math.sqrt(count) * 0.52))
    return Places(r, placing.sunflower(count, MIDDLE, MIDDLE, around), MIDDLE - 12)


def as_saved(
    people: Sequence[UUID], known: Mapping[UUID, placing.Point], tied_to: Mapping[UUID, Sequence[UUID]]
) -> Places:
    """As they were laid out (`known`, at least two), with room for names; who came since amid those they are tied to;
    along the shore those to whom nobody is tied."""
    r = max(4.5, min(24.0, MIDDLE / math.sqrt(len(known)) * 0.42))
    shore = MIDDLE - 12 if len(known) > 7 else 250.0
    others = [pk for pk in people if pk not in known and pk not in tied_to]
    inner = shore - 16 - (2 * r + 20 if others else 0)
    across = 2 * inner
    at = dict(zip(known, placing.spread([*known.values()], across, across, r), strict=True))
    room = r + min(18.0, 0.6 * r)
    laid = placing.apart([*at.values()], [room] * len(at), across, across, gap=0, round=True)
    at = dict(zip(at, laid, strict=True))
    for pk in (pk for pk in people if pk not in known and pk in tied_to):
        point = network.middle(tied_to[pk], at) or (inner, inner)
        at[pk] = placing.beside(point, [*at.values()], 2 * r + 4, inner)
    at = {pk: (x + MIDDLE - inner, y + MIDDLE - inner) for pk, (x, y) in at.items()}
    rim = shore - r - 10
    at |= {pk: placing.on_ring((n + 0.5) / len(others), MIDDLE, MIDDLE, rim) for n, pk in enumerate(others)}
    return Places(r, [at[pk] for pk in people], shore)
