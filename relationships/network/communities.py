"""Groups that people make by their ties, whatever department they are in: found, not given.

Leiden (Traag, Waltman and van Eck 2019) by igraph, over modularity with a tie as heavy as its band. For the picture
alone: a community is no claim about anybody.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping

import igraph

from .graph import Id, in_order


def communities(
    ties_with_bands: Iterable[tuple[Id, Id, int]], *, last: Mapping[Id, int] | None = None, seed: int = 1
) -> dict[Id, int]:
    """The number of the community of everybody with a tie, from 1 on.

    `last`: the numbers they had. A community keeps the number that most of its people had, so that colours and names
    stay; a new one takes the lowest that is free.
    """
    ties = in_order((a, b, band) for a, b, band in ties_with_bands)
    people = in_order({end for a, b, _ in ties for end in (a, b)})
    if not people:
        return {}
    index = {person: number for number, person in enumerate(people)}
    graph = igraph.Graph(n=len(people), edges=[(index[a], index[b]) for a, b, _ in ties])
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - a picture, no secret
    try:
        found = graph.community_leiden(
            objective_function="modularity", weights=[band for _, _, band in ties], n_iterations=10
        )
    finally:
        igraph.set_random_number_generator(random)
    return _numbered([[people[number] for number in group] for group in found], last or {})


def _numbered(groups: list[list[Id]], last: Mapping[Id, int]) -> dict[Id, int]:
    groups = sorted(groups, key=lambda group: (-len(group), group))
    shared = [
        (-count, place, number)
        for place, group in enumerate(groups)
        for number, count in Counter(last[person] for person in group if person in last).items()
    ]
    numbers: dict[int, int] = {}
    for _, place, number in sorted(shared):
        if place not in numbers and number not in numbers.values():
            numbers[place] = number
    free = (number for number in range(1, 2 * len(groups) + len(last) + 2) if number not in set(numbers.values()))
    for place in range(len(groups)):
        if place not in numbers:
            numbers[place] = next(free)
    return {person: numbers[place] for place, group in enumerate(groups) for person in group}
