"""Where bodies hang on one person or on one tie: one walk in depth, then back along it (Tarjan 1972)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic

from .bodies import bodies
from .graph import Id, Neighbours, Tie, in_order, largest_first, neighbours


@dataclass(frozen=True)
class Parting(Generic[Id]):
    """What would be left of a person's body if they left: `sizes`, the largest piece first; `smaller`: who is in all
    pieces but the largest, or nobody's names if these are more people than were asked for."""

    person: Id
    sizes: tuple[int, ...]
    smaller: tuple[frozenset[Id], ...]


class Walk(Generic[Id]):
    """A walk in depth through every body.

    `order`: everybody as they were reached; those reached by way of somebody follow them directly, `size` many, the
    one they came by included. `low`: the earliest place that anybody among these is tied to, but for their way in.
    """

    def __init__(self, beside: Neighbours):
        self.order: list[Id] = []
        self.place: dict[Id, int] = {}
        self.came_by: dict[Id, Id | None] = {}
        self.first: dict[Id, Id] = {}  # the one at whom the walk through their body began
        for person in beside:
            if person not in self.place:
                self._reach(person, beside)
        self._go_back(beside)

    def _reach(self, first: Id, beside: Neighbours) -> None:
        trail: list[tuple[Id, Iterator[Id]]] = []
        person: Id | None = first
        came_by: Id | None = None
        while True:
            if person is not None:
                self.place[person] = len(self.order)
                self.order.append(person)
                self.came_by[person], self.first[person] = came_by, first
                trail.append((person, iter(beside[person])))
            elif len(trail) > 1:
                trail.pop()
            else:
                return
            came_by, others = trail[-1]
            person = next((other for other in others if other not in self.place), None)

    def _go_back(self, beside: Neighbours) -> None:
        self.low: dict[Id, int] = dict(self.place)
        self.size: dict[Id, int] = dict.fromkeys(self.order, 1)
        for person in reversed(self.order):
            by = self.came_by[person]
            for other in beside[person]:
                if other != by:
                    self.low[person] = min(self.low[person], self.place[other])
            if by is not None:
                self.low[by] = min(self.low[by], self.low[person])
                self.size[by] += self.size[person]

    def hanging(self) -> dict[Id, list[Id]]:
        """By cut person: the first of each piece that the walk reached through them, and that hangs on them alone."""
        found: dict[Id, list[Id]] = {}
        for person in self.order:
            by = self.came_by[person]
            if by is not None and self.low[person] >= self.place[by]:
                found.setdefault(by, []).append(person)
        return {
            person: pieces for person, pieces in found.items() if self.came_by[person] is not None or len(pieces) > 1
        }

    def reached_through(self, person: Id) -> slice:
        return slice(self.place[person], self.place[person] + self.size[person])


def bridges(people: Iterable[Id], ties: Iterable[Tie]) -> list[Tie]:
    """The ties without which a body falls into two."""
    return splitting_ties(people, ties, either_side=1)


def splitting_ties(people: Iterable[Id], ties: Iterable[Tie], either_side: int = 2) -> list[Tie]:
    """Bridges, in any body, with at least two people on either side (method 3)."""
    walk: Walk = Walk(neighbours(people, ties))
    found = []
    for person, by in walk.came_by.items():
        if by is None or walk.low[person] < walk.place[person]:
            continue
        beyond = walk.size[person]
        if min(beyond, walk.size[walk.first[person]] - beyond) >= either_side:
            found.append((person, by) if person < by else (by, person))
    return in_order(found)


def cut_people(people: Iterable[Id], ties: Iterable[Tie]) -> frozenset[Id]:
    """Those without whom the rest of their body falls apart."""
    return frozenset(Walk(neighbours(people, ties)).hanging())


def pieces_without(people: Iterable[Id], ties: Iterable[Tie], person: Id) -> list[frozenset[Id]]:
    """What is left of the person's body without them: one piece if it holds, several if they are a cut person."""
    ties = list(ties)
    body = next((body for body in bodies(people, ties) if person in body), frozenset())
    return bodies(body - {person}, ties)


def partings(people: Iterable[Id], ties: Iterable[Tie], named: int = 200) -> list[Parting]:
    """The pieces that each cut person would leave behind, all from one walk. Pieces beside the largest are named while
    they are `named` people at most: in a long row of people naming all would take its length squared."""
    walk: Walk = Walk(neighbours(people, ties))
    return [_parting(walk, person, hanging, named) for person, hanging in sorted(walk.hanging().items())]


def _parting(walk: Walk, person: Id, hanging: list[Id], named: int) -> Parting:
    body = walk.reached_through(walk.first[person])
    away = sorted((walk.reached_through(first) for first in hanging), key=lambda piece: piece.start)
    rest = walk.size[walk.first[person]] - 1 - sum(piece.stop - piece.start for piece in away)
    sizes = sorted([piece.stop - piece.start for piece in away] + [rest] * (rest > 0), reverse=True)
    if sum(sizes[1:]) > named:
        return Parting(person, tuple(sizes), ())
    pieces = [[piece] for piece in away] + [list(_between(body, walk.place[person], away))] * (rest > 0)
    pieces.remove(max(pieces, key=lambda spans: sum(span.stop - span.start for span in spans)))
    return Parting(
        person,
        tuple(sizes),
        tuple(largest_first([one for span in spans for one in walk.order[span]] for spans in pieces)),
    )


def _between(body: slice, place: int, away: list[slice]) -> Iterator[slice]:
    """The stretches of a body that are left beside one place and the pieces cut away after it."""
    start = body.start
    for stretch in [slice(place, place + 1), *away]:
        yield slice(start, stretch.start)
        start = stretch.stop
    yield slice(start, body.stop)
