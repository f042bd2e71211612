"""How many separate ties join a group to the others (method 3, "groups joined")."""

from collections.abc import Iterable

from .graph import Id, Neighbours, Tie, neighbours


def matching(group: Iterable[Id], rest: Iterable[Id], ties: Iterable[Tie], most: int | None = None) -> int:
    """The size of a largest matching: as many ties between `group` and `rest` as can be picked, nobody in two of them.

    `most`: stop there; whether two are to be had is quickly known. Who is in both counts to the group.
    """
    ours = set(group)
    theirs = set(rest) - ours
    crossing = [(a, b) for a, b in ties if (a in ours and b in theirs) or (a in theirs and b in ours)]
    beside = neighbours(ours | theirs, crossing)
    partner: dict[Id, Id] = {}  # both ways
    found = 0
    while True:
        seen: set[Id] = set()
        before = found
        for person in beside:
            if found == most:
                return found
            if person in ours and person not in partner:
                found += _find_partner(person, beside, partner, seen)
        if found == before:
            return found


def _find_partner(first: Id, beside: Neighbours, partner: dict[Id, Id], seen: set[Id]) -> bool:
    """Whether `first` can be given a partner, others changing theirs if need be (an augmenting path, Berge 1957).

    `seen`: those whom an earlier search of this round has reached in vain, or for somebody else.
    """
    trail = [(first, iter(beside[first]))]
    asked: list[Id] = []
    while trail:
        other = next((other for other in trail[-1][1] if other not in seen), None)
        if other is None:
            trail.pop()
            asked = asked[:-1]
            continue
        seen.add(other)
        asked.append(other)
        if other in partner:
            trail.append((partner[other], iter(beside[partner[other]])))
            continue
        for (one, _), new in zip(trail, asked, strict=True):
            partner[one], partner[new] = new, one
        return True
    return False
