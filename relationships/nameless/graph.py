"""Who is tied to whom, so that no two files of it can be laid beside each other. Pure but for chance.

Everybody gets a name that is drawn anew, groups too, and people and ties stand in an order of their own. Nothing of a
row is in it: no id, no day, no place on the map. What it cannot hide is the shape (docs/safety.md).
"""

import random
import secrets
from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple

FEWEST = 3  # people in a group that is told apart
LETTERS = "abcdefghjkmnpqrstuvwxyz"
A_NAME = 12  # letters: two files of ten thousand people each share one less than once in a hundred million
LOT = random.SystemRandom()


class Somebody(NamedTuple):
    label: str
    group: str


class Line(NamedTuple):
    """`quiet`: gone quiet. `heard`: known from hearsay alone."""

    a: str
    b: str
    band: int
    quiet: bool
    heard: bool


class Nameless:
    """`people`: each with their group, or None. `ties`: (one, other, band, quiet, heard), as many as there are; of each
    is kept one number."""

    def __init__(self, people: Mapping[Hashable, Hashable], ties: Iterable[tuple], others: str):
        drawn = _names(len(people))
        order = list(people)
        LOT.shuffle(order)
        if len(order) < FEWEST:
            order = []
        at = {pk: number for number, pk in enumerate(order)}
        self.labels = [next(drawn) for _pk in order]
        self._groups = _called(Counter(people[pk] for pk in order), others)
        self._group_of = [self._groups[people[pk]] for pk in order]
        self._ties = array("Q", (_packed(at, *tie) for tie in ties if tie[0] in at and tie[1] in at))
        LOT.shuffle(self._ties)

    def __len__(self) -> int:
        return len(self.labels) + len(self._ties)

    @property
    def people(self) -> Iterator[Somebody]:
        for label, group in zip(self.labels, self._group_of, strict=True):
            yield Somebody(label, group)

    @property
    def ties(self) -> Iterator[Line]:
        """Which of the two stands first is a matter of chance as well."""
        for packed in self._ties:
            a, b = packed >> 40, packed >> 16 & 0xFFFFFF
            yield Line(self.labels[a], self.labels[b], packed >> 8 & 0xFF, bool(packed & 1), bool(packed & 2))


def _packed(at: Mapping, one, other, band: int, quiet: bool, heard: bool) -> int:
    a, b = (at[one], at[other]) if LOT.random() < 0.5 else (at[other], at[one])
    return a << 40 | b << 16 | band << 8 | heard << 1 | quiet


def _names(count: int) -> Iterator[str]:
    """Drawn, and none of them twice."""
    known: set[str] = set()
    while len(known) < count:
        name = "".join(secrets.choice(LETTERS) for _letter in range(A_NAME))
        if name not in known:
            known.add(name)
            yield name


def _called(sizes: Counter, others: str) -> dict[Hashable, str]:
    """What each group is called here. Small ones stand together, with the next larger while they are too few."""
    rest = sorted((key for key in sizes if key is not None), key=lambda key: (sizes[key], str(key)))
    together, people = [None], sizes[None]
    while rest and (sizes[rest[0]] < FEWEST or 0 < people < FEWEST):
        people += sizes[rest[0]]
        together.append(rest.pop(0))
    drawn = _names(len(rest))
    return {**dict.fromkeys(together, others), **{key: next(drawn) for key in rest}}
