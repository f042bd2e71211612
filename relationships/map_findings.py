"""What a map says in words beside it, as facts about ids (method 17, 21, 31): never a rank, never who is central.

`find` works it out from people and ties; the worker calls it, since no page computes the network of a whole workplace.
How parts hang together is told of ties that count (method 3: live, first-hand, no supervisors). That there is no tie is
said only where none is drawn, whoever it would be with.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from itertools import combinations
from typing import Literal
from uuid import UUID

from relationships import network
from relationships.network import Parting

Pair = tuple[UUID, UUID]
NEW = timedelta(days=183)
"""Since they came: a newcomer's first months (method 17)"""
LATELY = timedelta(days=92)
"""Since somebody left, as long as what that loosened is pointed out (method 31)"""


@dataclass(frozen=True, slots=True)
class Somebody:
    id: UUID
    department: UUID | None
    supervisor: bool
    came_on: date | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tie as it is drawn at a band. `counts`: live and first-hand."""

    a: UUID
    b: UUID
    band: int
    counts: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody who left lately. `ties`: on their last day, those that counted, as (whom, band)."""

    id: UUID
    ties: tuple[tuple[UUID, int], ...]


@dataclass(frozen=True)
class Loosened:
    """Who left lately, and those they were tied to, by the parts that they joined and that nobody joins since; the
    largest part of the map first (method 31)."""

    person: UUID
    parts: tuple[frozenset[UUID], ...]


@dataclass(frozen=True)
class Side:
    kind: Literal["department", "place"]
    id: UUID


@dataclass(frozen=True)
class Invitation:
    """At `place` people of two sides meet who otherwise have nothing to do with each other: no tie between the two
    departments, nobody who is usually at both of the two places."""

    place: UUID
    one: Side
    other: Side


@dataclass(frozen=True)
class Findings:
    """All of one band.

    `partings`: for everybody whose leaving would part a body, the pieces; so for "without me" look yourself up, and
    whoever is not in it holds nothing together alone. `splitting`: ties that hold two parts of at least two people
    together alone. `apart`: departments, two and two, without a tie between them. `unknown`: newcomers whom nobody
    knows yet. `loosened`: what hung on those who left lately.
    """

    partings: dict[UUID, Parting] = field(default_factory=dict)
    splitting: list[Pair] = field(default_factory=list)
    apart: list[Pair] = field(default_factory=list)
    unknown: list[UUID] = field(default_factory=list)
    invitations: list[Invitation] = field(default_factory=list)
    loosened: list[Loosened] = field(default_factory=list)

    @property
    def parting(self) -> Parting | None:
        """The one whose leaving would take most people from the largest piece with it, if they are more than one, and
        if nobody else would take as many (method 3)."""
        lost = sorted(((sum(p.sizes[1:]), p.person) for p in self.partings.values()), reverse=True)
        if not lost or lost[0][0] < 2 or (len(lost) > 1 and lost[1][0] == lost[0][0]):
            return None
        return self.partings[lost[0][1]]

    def as_text(self) -> str:
        words = asdict(self)
        words["partings"] = [
            [p.person, p.sizes, [sorted(piece) for piece in p.smaller]] for p in self.partings.values()
        ]
        words["loosened"] = [[one.person, [sorted(part) for part in one.parts]] for one in self.loosened]
        return json.dumps(words, default=lambda one: one.hex, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> "Findings":
        words = json.loads(text)
        partings = [
            Parting(UUID(person), tuple(sizes), tuple(frozenset(map(UUID, piece)) for piece in smaller))
            for person, sizes, smaller in words["partings"]
        ]
        return cls(
            {parting.person: parting for parting in partings},
            [(UUID(a), UUID(b)) for a, b in words["splitting"]],
            [(UUID(a), UUID(b)) for a, b in words["apart"]],
            [UUID(person) for person in words["unknown"]],
            [
                Invitation(UUID(one["place"]), *(Side(one[s]["kind"], UUID(one[s]["id"])) for s in ("one", "other")))
                for one in words["invitations"]
            ],
            [
                Loosened(UUID(person), tuple(frozenset(map(UUID, part)) for part in parts))
                for person, parts in words.get("loosened", [])
            ],
        )


def find(
    people: Iterable[Somebody],
    ties: Iterable[Drawn],
    usual: dict[UUID, set[UUID]],
    gone: Iterable[Gone] = (),
    *,
    band: int,
    today: date,
) -> Findings:
    """`people`: who is here; `ties`: all that are drawn among them, of any band; `usual`: the people of each place;
    `gone`: who left lately and was no supervisor."""
    here = sorted(people, key=lambda one: one.id)
    drawn = [tie for tie in ties if tie.band >= band]
    coworkers = [one.id for one in here if not one.supervisor]
    counted = [(tie.a, tie.b) for tie in drawn if tie.counts]
    apart = list(_apart(here, drawn))
    tied = {end for tie in drawn for end in (tie.a, tie.b)}
    new = [one.id for one in here if one.came_on and one.came_on >= today - NEW and not one.supervisor]
    return Findings(
        {parting.person: parting for parting in network.partings(coworkers, counted)},
        network.splitting_ties(coworkers, counted),
        apart,
        [person for person in new if person not in tied],
        list(_invitations(here, usual, set(apart))),
        list(_loosened(gone, network.bodies(coworkers, counted), band)),
    )


def _loosened(gone: Iterable[Gone], bodies: list[frozenset[UUID]], band: int) -> Iterator[Loosened]:
    """Only if a part of at least two is left: who of a few stands alone now is not said of each."""
    body = {person: number for number, people in enumerate(bodies) for person in people}
    for one in sorted(gone, key=lambda one: one.id):
        parts: dict[int, set[UUID]] = defaultdict(set)
        for other, at in one.ties:
            if at >= band and other in body:
                parts[body[other]].add(other)
        if len(parts) > 1 and len(bodies[min(parts)]) > 1:
            yield Loosened(one.id, tuple(frozenset(parts[number]) for number in sorted(parts)))


def _apart(here: list[Somebody], drawn: list[Drawn]) -> Iterator[Pair]:
    department = {one.id: one.department for one in here if one.department}
    joined = {frozenset((department.get(tie.a), department.get(tie.b))) for tie in drawn}
    for one, other in combinations(sorted(set(department.values())), 2):
        if frozenset((one, other)) not in joined:
            yield one, other


def _invitations(here: list[Somebody], usual: dict[UUID, set[UUID]], apart: set[Pair]) -> Iterator[Invitation]:
    """One a place at most, in the order of the places: between the two sides that are larger together than others."""
    department = {one.id: one.department for one in here}
    there = {place: {person for person in people if person in department} for place, people in usual.items()}
    places_of: dict[UUID, set[UUID]] = defaultdict(set)
    for place, people in there.items():
        for person in people:
            places_of[person].add(place)
    size = Counter(department.values()) + Counter({place: len(people) for place, people in there.items()})
    for place in sorted(there):
        groups = sorted({group for person in there[place] if (group := department[person])})
        tables = sorted({other for person in there[place] for other in places_of[person]} - {place})
        pairs = [(Side("department", a), Side("department", b)) for a, b in combinations(groups, 2) if (a, b) in apart]
        pairs += [
            (Side("place", a), Side("place", b)) for a, b in combinations(tables, 2) if there[a].isdisjoint(there[b])
        ]
        if pairs:
            yield Invitation(place, *max(pairs, key=lambda pair: size[pair[0].id] + size[pair[1].id]))
