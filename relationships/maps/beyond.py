"""A ring too full to draw stands as its departments, a mark each, further out than those who are drawn one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from uuid import UUID

from relationships.maps import placing
from relationships.maps.ground import KnownTie
from relationships.maps.marks import of_group
from relationships.maps.naming import Naming
from relationships.maps.picture import Line, Mark

MOST_GROUPS = 80


class Beyond:
    """`people`: those who are not drawn one by one; `ties`: all of the picture."""

    def __init__(self, naming: Naming, people: list[UUID], ties: list[KnownTie]):
        self.naming, self.people, self.ties = naming, people, ties

    @cached_property
    def groups(self) -> dict[UUID, list[UUID]]:
        """Department to its people; none if these are too many as well, or if nobody is to be singled out by a
        department of one (S19)."""
        if self.naming.hides:
            return {}
        found: dict[UUID, list[UUID]] = {pk: [] for pk in self.naming.names.departments}
        for pk in self.people:
            if (group := self._group(pk)) in found:
                found[group].append(pk)
        found = {pk: some for pk, some in found.items() if some}
        return found if len(found) <= MOST_GROUPS else {}

    @property
    def others(self) -> bool:
        """Whether some are in none of these."""
        return len(self.people) > sum(map(len, self.groups.values()))

    def _group(self, pk: UUID) -> UUID | None:
        return self.naming.names.people[pk].department_id

    def marks(self, drawn: Mapping[UUID, Mark], middle: placing.Point, edge: tuple[float, float]) -> dict[UUID, Mark]:
        """On the outermost ring, in the direction of those through whom they are known."""
        ways: dict[UUID, list[float]] = {pk: [] for pk in self.groups}
        for known, group, _tie in self._ties(drawn):
            ways[group].append(placing.turn_of(drawn[known].point, *middle))
        turns = placing.turns([placing.mean_turn(each) for each in ways.values()], len(ways))
        names, found = self.naming.names.departments, {}
        for number, (pk, turn) in enumerate(zip(ways, turns, strict=True)):
            at, address = placing.on_ring(turn, *middle, *edge), self.naming.to("map-department", pk)
            found[pk] = of_group(f"i{number}", names[pk].name, at, 11, address=address, tint=names[pk].tint)
        return found

    def lines(self, drawn: Mapping[UUID, Mark], groups: Mapping[UUID, Mark]) -> list[Line]:
        """One to a department each, as strong as the strongest."""
        bands: dict[tuple[str, str], int] = {}
        for pk, group, tie in self._ties(drawn):
            key = drawn[pk].key, groups[group].key
            bands[key] = max(tie.band, bands.get(key, 0))
        return [Line(one, other, band, "across") for (one, other), band in bands.items()]

    def _ties(self, drawn: Mapping[UUID, Mark]) -> Iterable[tuple[UUID, UUID, KnownTie]]:
        """(who is drawn, the department of the other, the tie)"""
        for tie in self.ties:
            for pk in tie.pair:
                group = self._group(tie.other(pk))
                if pk in drawn and tie.other(pk) not in drawn and group in self.groups:
                    yield pk, group, tie
