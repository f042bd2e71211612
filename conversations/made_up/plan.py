"""Who would know whom in a made-up workplace: pure, over numbers, the same for the same seed.

People stand in a row, department after department. Every five in a row may keep a table together, all of them tied;
the other ties go mostly to people nearby, some of them anywhere.
"""

from dataclasses import dataclass
from itertools import combinations
from random import Random

A_DEPARTMENT, A_TABLE, NEARBY = 150, 5, 40

Pair = tuple[int, int]


class TooManyTies(Exception):
    """More ties than this many people can have and still be believable: a quarter of all pairs."""


@dataclass(frozen=True)
class Plan:
    departments: int
    tables: list[tuple[int, ...]]
    ties: list[Pair]  # each once, the lower number first

    def department(self, number: int) -> int:
        return number // A_DEPARTMENT % self.departments


def most_ties(people: int) -> int:
    return people * (people - 1) // 4


def plan(people: int, ties: int | None, seed: object) -> Plan:
    """Exactly `ties` pairs among the numbers 0 to `people` - 1, about half of them at tables of five; unless told, four
    for each of the people, or as many as so few can have."""
    if ties is None:
        ties = min(4 * people, most_ties(people))
    if ties > most_ties(people):
        raise TooManyTies(f"{people} people cannot have {ties} ties")
    random = Random(f"{seed} ties")
    tables = [tuple(range(first, first + A_TABLE)) for first in range(0, people - A_TABLE + 1, A_TABLE)]
    tables = tables[: ties // 20]
    known = {pair for table in tables for pair in combinations(table, 2)}
    while len(known) < ties:
        one = random.randrange(people)
        other = random.randrange(people) if random.random() < 0.25 else one + random.randint(-NEARBY, NEARBY)
        if one != other and 0 <= other < people:
            known.add((min(one, other), max(one, other)))
    in_order = sorted(known)
    random.shuffle(in_order)
    return Plan(max(3, -(-people // A_DEPARTMENT)), tables, in_order)
