"""The shape of the ties among a few people, in whole counts (method 3). What is compared is never rounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from relationships.network import bodies, braced, core, cut_people, matching, splitting_ties, ties_among

Id = Any  # of one kind, that can be hashed and put in order
Tie = tuple[Id, Id]

FEWEST_FOR_STANDING = 4


@dataclass(frozen=True)
class Joined:
    """How a group stands to the rest of the people.

    `matching`: how many ties between the two can be picked with nobody in two of them. `needed`: how many of these
    make it joined. `crossing`: how many ties there are between the two at all.
    """

    group: Id
    people: int
    matching: int
    needed: int
    crossing: int

    @property
    def holds(self) -> bool:
        return self.matching >= self.needed


@dataclass(frozen=True)
class Figures:
    """All counts are of people, unless said otherwise.

    `alone`: not tied to any other. `bodies`: the sizes of what hangs together, the largest first, those alone
    included. `together`: in the largest of them. `held`: in the largest body of those who are each held by two others
    (the 2-core). `standing`: of these, how many would be left held if the one whom it would cost most were missing;
    None for fewer than four people. `leaned_on`: that one, only if losing them takes another with them and nobody
    else would cost as much. `splitting`: ties that alone hold two parts of at least two people together. `ties`: how
    many there are; `braced`: how many of them close a triangle. `groups`: how each group is joined to the others.
    """

    people: int
    alone: int
    bodies: tuple[int, ...]
    held: int
    standing: int | None
    leaned_on: Id | None
    splitting: tuple[Tie, ...]
    ties: int
    braced: int
    groups: tuple[Joined, ...]

    @property
    def together(self) -> int:
        return self.bodies[0] if self.bodies else 0

    @property
    def groups_apart(self) -> tuple[Joined, ...]:
        return tuple(joined for joined in self.groups if not joined.holds)


def figures(people: Iterable[Id], ties: Iterable[Tie], groups: Mapping[Id, Collection[Id]] | None = None) -> Figures:
    """`ties` are pairs of ids; those with anybody else than the `people` are left out.

    `groups`: group to its members (departments), whoever else is in them. Empty groups, and one that is all of the
    people, are left out.
    """
    there = frozenset(people)
    among = ties_among(there, ties)
    found = bodies(there, among)
    held = _held(there, among)
    standing, leaned_on = _standing(there, among, held) if len(there) >= FEWEST_FOR_STANDING else (None, None)
    return Figures(
        people=len(there),
        alone=sum(len(body) == 1 for body in found),
        bodies=tuple(len(body) for body in found),
        held=held,
        standing=standing,
        leaned_on=leaned_on,
        splitting=tuple(splitting_ties(there, among)),
        ties=len(among),
        braced=len(braced(there, among)),
        groups=tuple(_joined(there, among, groups or {})),
    )


def _held(people: frozenset[Id], ties: list[Tie]) -> int:
    found = bodies(core(people, ties), ties)
    return len(found[0]) if found else 0


def _standing(people: frozenset[Id], ties: list[Tie], held: int) -> tuple[int, Id | None]:
    """How many would be left held if the one whom it would cost most were missing, and who that is if it is one.

    Only those who are held need to be taken out: without anybody else the same people are held as before. And the
    2-core of what is left lies within the 2-core there was, which alone is looked at.
    """
    inside = core(people, ties)
    within = ties_among(inside, ties)
    left = {person: _held(inside - {person}, within) for person in _critical(inside, within)}
    sizes = [(len(body), body) for body in bodies(inside, within)]
    for person in inside - left.keys():  # takes nobody along and parts nobody: only they are missing
        left[person] = max(size - (person in body) for size, body in sizes)
    least = min(left.values(), default=held)
    most_missed = [person for person, count in left.items() if count == least]
    takes_another = least < held - 1
    return least, most_missed[0] if takes_another and len(most_missed) == 1 else None


def _critical(inside: frozenset[Id], within: list[Tie]) -> set[Id]:
    """Of those who are held: on whom the body parts, or who holds somebody that has just two."""
    held_by = Counter(end for tie in within for end in tie)
    return set(cut_people(inside, within)) | {
        end for tie in within for end, other in (tie, tie[::-1]) if held_by[other] == 2
    }


def _joined(people: frozenset[Id], ties: list[Tie], groups: Mapping[Id, Collection[Id]]) -> Iterable[Joined]:
    for group, members in groups.items():
        ours = people & frozenset(members)
        rest = people - ours
        if ours and rest:
            needed = min(2, len(ours), len(rest))
            crossing = sum((a in ours) != (b in ours) for a, b in ties)
            yield Joined(group, len(ours), matching(ours, rest, ties, most=2), needed, crossing)
