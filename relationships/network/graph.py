"""People and ties as the rest of the package reads them: who stands beside whom, in order."""

from collections.abc import Iterable
from typing import TypeVar

Id = TypeVar("Id")
Tie = tuple[Id, Id]
Neighbours = dict[Id, list[Id]]
"""Everybody, in order, with those they are tied to, in order"""


def in_order(ids: Iterable[Id]) -> list[Id]:
    return sorted(ids)  # type: ignore[type-var]


def largest_first(sets: Iterable[Iterable[Id]]) -> list[frozenset[Id]]:
    """Of two as large, the one with the smallest id first."""
    return [frozenset(ids) for ids in sorted(map(in_order, sets), key=lambda ids: (-len(ids), ids[:1]))]


def ties_among(people: Iterable[Id], ties: Iterable[Tie]) -> list[Tie]:
    """The ties that count among `people`, each once."""
    there = set(people)
    return in_order({(a, b) if a < b else (b, a) for a, b in ties if a != b and a in there and b in there})


def neighbours(people: Iterable[Id], ties: Iterable[Tie]) -> Neighbours:
    beside: Neighbours = {person: [] for person in in_order(set(people))}
    for a, b in ties_among(beside, ties):
        beside[a].append(b)
        beside[b].append(a)
    for person, others in beside.items():
        beside[person] = in_order(others)
    return beside
