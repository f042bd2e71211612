"""What the islands are: departments, shifts, the places where people gather, or communities that were found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from relationships.maps.naming import Naming


@dataclass(frozen=True)
class Group:
    """`which` is its id in addresses; the last one of a grouping may be those in none (`others`)."""

    which: str
    name: str
    people: tuple[UUID, ...]
    tint: int | None = None
    others: bool = False


@dataclass(frozen=True)
class Grouping:
    by: str
    groups: tuple[Group, ...]

    @property
    def of(self) -> dict[UUID, tuple[int, ...]]:
        """Person to the numbers of their islands; more than one only by gathering place."""
        found: dict[UUID, tuple[int, ...]] = {}
        for number, group in enumerate(self.groups):
            for pk in group.people:
                found[pk] = (*found.get(pk, ()), number)
        return found

    def group(self, which: str) -> Group | None:
        return next((group for group in self.groups if group.which == which), None)


def grouping(by: str, naming: Naming, people: Collection[UUID]) -> Grouping:
    """Islands of those among `people`; an island nobody is on is left out."""
    names = naming.names
    if by == "places":
        at: dict[UUID, list[UUID]] = {place: [] for place in names.gathering_places}
        for pk in people:
            for place in names.usual_people.get(pk, ()):
                at[place].append(pk)
        named = [Group(str(place), naming.gathering_place(place), tuple(at[place])) for place in at]
        return Grouping(by, tuple(group for group in named if group.people))
    kinds = names.shifts if by == "shifts" else names.departments
    inside: dict[UUID | None, list[UUID]] = {pk: [] for pk in (*kinds, None)}
    for pk in people:
        entry = names.people[pk]
        own = entry.shift_id if by == "shifts" else entry.department_id
        inside[own if own in kinds else None].append(pk)
    groups = [Group(str(pk), kinds[pk].name, tuple(inside[pk]), getattr(kinds[pk], "tint", None)) for pk in kinds]
    nowhere = _("No shift yet") if by == "shifts" else _("No department yet")
    groups.append(Group("others", nowhere if kinds else _("Everybody"), tuple(inside[None]), others=True))
    return Grouping(by, tuple(group for group in groups if group.people))


def by_itself(naming: Naming, people: Collection[UUID]) -> str:
    """The grouping that says most if none was asked for: departments, unless there is only one that people are in."""
    names = naming.names
    for by, kinds, own in (("departments", names.departments, "department_id"), ("shifts", names.shifts, "shift_id")):
        if len({getattr(names.people[pk], own) for pk in people} & set(kinds)) > 1:
            return by
    return "departments"
