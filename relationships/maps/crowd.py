"""An island with more people than a picture holds stands in parts: an island each, with a page of its own."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from uuid import UUID

from django.utils.translation import gettext as _

from relationships.maps.filters import Filters
from relationships.maps.ground import Standing
from relationships.maps.grouping import Group, Grouping, grouping
from relationships.maps.islands import Islands, address_of
from relationships.maps.naming import Naming
from relationships.maps.sheet import Sheet

A_PART = 250  # people, where nothing else tells them apart
NARROWED = {"departments": "department", "shifts": "shift", "communities": "community"}
OTHERWISE = {
    "departments": ("shifts", "communities"),
    "shifts": ("departments", "communities"),
    "communities": ("departments", "shifts"),
}


class Crowd(Islands):
    """By shifts; by communities if that does not part them; else in the order of their names, a few hundred each."""

    def __init__(self, member, filters: Filters, naming: Naming, island_by: str, island: Group, people: list[UUID]):
        self.island_by, self.island, self.everyone = island_by, island, people
        own = NARROWED.get(island_by) if not island.others else None
        narrowed = {"department": UUID, "shift": UUID, "community": int}
        self.narrows = {own: narrowed[own](island.which)} if own else {}
        super().__init__(member, replace(filters, then=None, **self.narrows), naming)
        self.standing = Standing(member, self.filters, among=people)
        self.asked = filters

    @property
    def parts_of(self) -> str:  # type: ignore[override]
        return self.island.name

    @cached_property
    def by(self) -> str:
        for by in OTHERWISE[self.island_by] if self.narrows else ():
            groups = grouping(by, self.naming, self.everyone, self._numbers(by)).groups
            if len(groups) > 1 and max(len(group.people) for group in groups) < 0.9 * len(self.everyone):
                return by
        return "parts"

    def _numbers(self, by: str) -> dict[UUID, int]:
        return self.standing.communities if by == "communities" else {}

    @cached_property
    def ground_plan(self) -> Grouping:
        if self.by != "parts":
            return grouping(self.by, self.naming, self.everyone, self._numbers(self.by))
        tint = self.island.tint
        groups = [
            Group(str(n), _("Part %(number)s") % {"number": n}, tuple(some), tint)
            for n, some in enumerate(parts(self.everyone), start=1)
        ]
        return Grouping("parts", tuple(groups))

    @property
    def grouping(self) -> Grouping:
        return self.ground_plan

    def address(self, group: Group) -> str:
        if self.by != "parts":
            return super().address(group)
        query = self.asked.query(by="", steps=1, part=int(group.which))
        return address_of(self.naming, self.island_by, self.island, query)

    def across_address(self, a: int, b: int, *, past: bool = False) -> str:
        return "" if self.by == "parts" else super().across_address(a, b, past=past)

    def sheet(self) -> Sheet:
        """What is said of a whole workplace is not said of a part."""
        return Sheet(
            self.picture, self.line, [], self.rows, left_out=self.drawing.left_out, by=self.by, a_dot=self.drawing.a_dot
        )


def parts(people: list[UUID]) -> list[list[UUID]]:
    """As few as will do, as even as can be, in the order they come in."""
    count = -(-len(people) // A_PART)
    ends = [len(people) * n // count for n in range(count + 1)]
    return [people[first:last] for first, last in pairwise(ends)]
