"""Who is joined, who is held by two others, and which ties are braced by a third person (method 3)."""

from collections.abc import Iterable

from .graph import Id, Tie, in_order, largest_first, neighbours, ties_among


def bodies(people: Iterable[Id], ties: Iterable[Tie]) -> list[frozenset[Id]]:
    """The people fallen into bodies: between any two of one body there is a way along ties. Somebody alone is one."""
    beside = neighbours(people, ties)
    seen: set[Id] = set()
    found = []
    for person in beside:
        if person in seen:
            continue
        seen.add(person)
        body = [person]
        for member in body:  # grows while it is walked through
            for other in beside[member]:
                if other not in seen:
                    seen.add(other)
                    body.append(other)
        found.append(body)
    return largest_first(found)


def core(people: Iterable[Id], ties: Iterable[Tie], k: int = 2) -> frozenset[Id]:
    """Those who are left when everybody with fewer than `k` ties among those left has gone (the k-core)."""
    beside = neighbours(people, ties)
    held = {person: len(others) for person, others in beside.items()}
    gone = [person for person, count in held.items() if count < k]
    for person in gone:  # grows while it is walked through
        for other in beside[person]:
            held[other] -= 1
            if held[other] == k - 1:
                gone.append(other)
    return frozenset(beside.keys() - set(gone))


def braced(people: Iterable[Id], ties: Iterable[Tie]) -> list[Tie]:
    """The ties that close a triangle: the two have a third in common."""
    among = ties_among(people, ties)
    beside: dict[Id, set[Id]] = {}
    for a, b in among:
        beside.setdefault(a, set()).add(b)
        beside.setdefault(b, set()).add(a)
    return in_order((a, b) for a, b in among if not beside[a].isdisjoint(beside[b]))
