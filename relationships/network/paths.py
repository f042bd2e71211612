"""Who could introduce two people to each other: the few strongest ways along ties."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Generic

from .graph import Id, in_order

Bands = dict[Id, dict[Id, int]]
"""Everybody with those they are tied to, in order, and how strong the tie is"""


@dataclass(frozen=True)
class Path(Generic[Id]):
    """`people` from one to the other, both included; `weakest`: the band of the weakest tie on the way."""

    people: tuple[Id, ...]
    weakest: int

    @property
    def between(self) -> tuple[Id, ...]:
        return self.people[1:-1]

    @property
    def ties(self) -> list[frozenset[Id]]:
        return [frozenset(two) for two in pairwise(self.people)]


def strongest_paths(
    ties_with_bands: Iterable[tuple[Id, Id, int]], one: Id, other: Id, most: int = 3, longest: int = 4
) -> list[Path]:
    """At most `most` ways of at most `longest` ties: the weakest tie as strong as can be, then the shortest.

    Ways through different people come first; only when there are no more of these, ways that share somebody.
    """
    if one == other:
        return []
    bands = _near(_bands(ties_with_bands), one, other, longest)
    found: list[Path] = []
    while len(found) < most:
        used = {person for path in found for person in path.between}
        direct = {tie for path in found if not path.between for tie in path.ties}
        path = _best(bands, one, other, longest, used, direct) or _another(bands, one, other, longest, found)
        if path is None:
            break
        found.append(path)
    return found


def _bands(ties_with_bands: Iterable[tuple[Id, Id, int]]) -> Bands:
    bands: Bands = {}
    for a, b, band in ties_with_bands:
        if a != b:
            bands.setdefault(a, {})[b] = bands.setdefault(b, {})[a] = band
    return bands


def _near(bands: Bands, one: Id, other: Id, longest: int) -> Bands:
    """Only those who lie on a way short enough: else every question would walk through a whole workplace."""
    here, there = _steps(bands, one, longest - 1), _steps(bands, other, longest - 1)
    near = {person for person in here.keys() & there.keys() if here[person] + there[person] <= longest} | {one, other}
    return {
        person: {beside: bands[person][beside] for beside in in_order(bands[person].keys() & near)}
        for person in in_order(near & bands.keys())
    }


def _steps(bands: Bands, person: Id, most: int) -> dict[Id, int]:
    """How many ties away everybody is who is `most` away or nearer."""
    steps = {person: 0}
    for member in (reached := [person]):
        if steps[member] < most:
            for beside in bands.get(member, {}):
                if beside not in steps:
                    steps[beside] = steps[member] + 1
                    reached.append(beside)
    return steps


def _best(bands: Bands, one: Id, other: Id, longest: int, without: set[Id], untied: set[frozenset[Id]]) -> Path | None:
    """The best way that meets nobody of `without` and takes no tie of `untied`."""
    for least in sorted({band for ties in bands.values() for band in ties.values()}, reverse=True):
        came_by: dict[Id, Id | None] = {one: None}
        steps = {one: 0}
        for person in (reached := [one]):
            if person == other:
                return Path(_way(came_by, other), least)
            for beside, band in bands.get(person, {}).items():
                new = beside not in came_by and beside not in without and steps[person] < longest
                if new and band >= least and frozenset((person, beside)) not in untied:
                    came_by[beside], steps[beside] = person, steps[person] + 1
                    reached.append(beside)
    return None


def _way(came_by: dict[Id, Id | None], last: Id) -> tuple[Id, ...]:
    way: list[Id] = []
    person: Id | None = last
    while person is not None:
        way.append(person)
        person = came_by[person]
    return tuple(reversed(way))


def _another(bands: Bands, one: Id, other: Id, longest: int, found: list[Path]) -> Path | None:
    """The best way that is none of those found: it lacks at least one tie of each."""
    choices = product(*(path.ties for path in found))
    paths = (_best(bands, one, other, longest, set(), set(untied)) for untied in choices)
    return min(
        (path for path in paths if path),
        key=lambda path: (-path.weakest, len(path.people), path.people),
        default=None,
    )
