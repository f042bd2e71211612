"""The table that is the twin of a picture: it lists ties, never people by how many they have (method 2)."""

from __future__ import annotations

from collections.abc import Iterable

from relationships.maps.ground import PAST, KnownTie
from relationships.maps.naming import Naming
from relationships.maps.sheet import TieRow
from relationships.spelling import folded


def rows_of(ties: Iterable[KnownTie], naming: Naming) -> list[TieRow]:
    """The strongest band first, by name within it. Those that are past are in the picture alone."""
    found = []
    for tie in ties:
        if tie.state == PAST:
            continue
        one, other = sorted((tie.a, tie.b), key=lambda pk: (folded(naming.person(pk)), str(pk)))
        names = naming.person(one), naming.person(other)
        row = TieRow(*names, tie.band, tie.state, tie.dotted, address=naming.to("tie", one, other))
        found.append(row)
    return sorted(found, key=lambda row: (-row.band, folded(row.a), folded(row.b)))
