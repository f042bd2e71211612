"""The mark of a person, and the small one of an island at the edge: the same in every picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from relationships.maps.naming import Naming
from relationships.maps.picture import Mark


def of_person(
    naming: Naming,
    key: str,
    pk: UUID,
    at: tuple[float, float],
    r: float,
    *,
    address: str = "",
    kinds: Iterable[str] = (),
) -> Mark:
    """`address` is that of a page from `naming.to`, which gives none where nothing may lead anywhere."""
    entry = naming.names.people.get(pk)
    manner = " ".join(
        [*kinds, *(["supervisor"] if entry and entry.supervisor and naming.manner != "pseudonyms" else [])]
    )
    label, inside = naming.written(pk, r)
    says = naming.person(pk)
    leads: dict[str, Any] = {"address": address, "card": naming.to("map-card", pk)} if address else {}
    tint = naming.tint(pk)
    return Mark(key, *at, r, label=label, inside=inside, says=says, **leads, tint=tint, manner=manner)


def of_group(
    key: str, name: str, at: tuple[float, float], r: float, *, address: str = "", tint: int | None = None
) -> Mark:
    """A department or another island, where a picture shows only that it is there."""
    return Mark(key, *at, r, "island small", name, says=name, address=address, tint=tint)
