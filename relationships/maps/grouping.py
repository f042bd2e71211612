"""What the islands are: departments, shifts, the places where people gather, languages, or communities that were
found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from relationships.maps.languages import languages_of
from relationships.maps.naming import FEWEST, Naming
from relationships.models import Department

OVERLAPPING = {"places", "languages"}  # whose people may be on several of them


@dataclass(frozen=True)
class Group:
    """`which` is its id in addresses; the last one of a grouping may be those in none (`others`)."""

    which: str
    name: str
    people: tuple[UUID, ...]
    tint: int | None = None
    others: bool = False
    uncounted: bool = False  # too few to be shown one by one where nobody is to be singled out
    short: str = ""  # where there is little room


@dataclass(frozen=True)
class Grouping:
    by: str
    groups: tuple[Group, ...]

    @property
    def of(self) -> dict[UUID, tuple[int, ...]]:
        """Person to the numbers of their islands; more than one only where they overlap."""
        found: dict[UUID, tuple[int, ...]] = {}
        for number, group in enumerate(self.groups):
            for pk in group.people:
                found[pk] = (*found.get(pk, ()), number)
        return found

    def group(self, which: str) -> Group | None:
        return next((group for group in self.groups if group.which == which), None)


def grouping(
    by: str, naming: Naming, people: Collection[UUID], communities: Mapping[UUID, int] | None = None
) -> Grouping:
    """Islands of those among `people`; an island nobody is on is left out. `communities`: the numbers found. Where
    people are not to be singled out, small groups stand together (S19)."""
    groups = [group for group in _groups(by, naming, people, communities or {}) if group.people]
    return Grouping(by, tuple(_together(groups) if naming.hides else groups))


def _together(groups: list[Group]) -> list[Group]:
    """A department of one, with its name beside it, says who that is: so the small ones are one, with the next larger
    if they are still too few and two others stay. Else they are a few, uncounted."""
    if all(len(group.people) >= FEWEST for group in groups):
        return groups
    rest = sorted((group for group in groups if not group.others), key=lambda group: len(group.people))
    small, people = [], {pk: None for group in groups if group.others for pk in group.people}
    while rest and (len(rest[0].people) < FEWEST or (len(people) < FEWEST and len(rest) > 2)):
        small.append(rest.pop(0))
        people |= dict.fromkeys(small[-1].people)
    left = [group for group in groups if not group.others and group not in small]
    return [*left, Group("others", _("Others"), tuple(people), others=True, uncounted=len(people) < FEWEST)]


def _groups(by: str, naming: Naming, people: Collection[UUID], communities: Mapping[UUID, int]) -> list[Group]:
    names = naming.names
    if by == "communities":
        return list(_communities(naming, people, communities))
    if by == "languages":
        return _languages(naming, people)
    if by == "places":
        at: dict[UUID, list[UUID]] = {place: [] for place in names.gathering_places}
        for pk in people:
            for place in names.usual_people.get(pk, ()):
                at[place].append(pk)
        return [Group(str(place), naming.gathering_place(place), tuple(at[place])) for place in at]
    kinds = names.shifts if by == "shifts" else names.departments
    inside: dict[UUID | None, list[UUID]] = {pk: [] for pk in (*kinds, None)}
    for pk in people:
        entry = names.people[pk]
        own = entry.shift_id if by == "shifts" else entry.department_id
        inside[own if own in kinds else None].append(pk)
    groups = [Group(str(pk), kinds[pk].name, tuple(inside[pk]), getattr(kinds[pk], "tint", None)) for pk in kinds]
    nowhere = _("No shift yet") if by == "shifts" else _("No department yet")
    return [*groups, Group("others", nowhere if kinds else _("Everybody"), tuple(inside[None]), others=True)]


def _languages(naming: Naming, people: Collection[UUID]) -> list[Group]:
    place = {pk: number for number, pk in enumerate(people)}
    known = languages_of(naming.member)
    groups = [
        Group(one.which, one.name, tuple(sorted(one.people & place.keys(), key=place.__getitem__))) for one in known
    ]
    told = {pk for group in groups for pk in group.people}
    rest = tuple(pk for pk in people if pk not in told)
    return [*groups, Group("others", _("Their language we do not know"), rest, others=True)]


def by_itself(naming: Naming, people: Collection[UUID]) -> str:
    """The grouping that says most if none was asked for: departments, unless there is only one that people are in."""
    names = naming.names
    for by, kinds, own in (("departments", names.departments, "department_id"), ("shifts", names.shifts, "shift_id")):
        if len({getattr(names.people[pk], own) for pk in people} & set(kinds)) > 1:
            return by
    return "departments"


MUCH, SOME = 0.6, 0.25
"""The share of a community's people from which on it is called after what they have in common: that alone, or with
another"""


def _communities(naming: Naming, people: Collection[UUID], number_of: Mapping[UUID, int]) -> list[Group]:
    """In the order of their numbers, which they keep from one layout to the next."""
    inside: dict[int, list[UUID]] = {number: [] for number in sorted(set(number_of.values()))}
    for pk in people:
        if number := number_of.get(pk):
            inside[number].append(pk)
    called = community_names(naming, number_of)
    groups = [
        Group(str(number), called[number], tuple(some), _tint(naming, some), short=_short(naming, some))
        for number, some in inside.items()
    ]
    alone = tuple(pk for pk in people if pk not in number_of)
    groups.append(Group("others", _("Not close to anybody yet, as far as we know"), alone, others=True))
    return [group for group in groups if group.people]


def community_names(naming: Naming, number_of: Mapping[UUID, int]) -> dict[int, str]:
    """After the departments or the gathering places that many of its people have in common; else by number. Of
    everybody, whoever is shown, so that a filter renames nothing."""
    inside: dict[int, list[UUID]] = {}
    for pk, number in number_of.items():
        if pk in naming.names.people:
            inside.setdefault(number, []).append(pk)
    rooms = naming.names.departments
    if len({naming.names.people[pk].department_id for some in inside.values() for pk in some}) < 2:
        rooms = {}  # all are in one: that tells nobody apart
    called = {number: _around(naming, some, rooms) for number, some in inside.items()}
    often = Counter(called.values())
    numbered = {number: _("Group %(number)s") % {"number": number} for number in set(number_of.values())}
    for number, name in called.items():
        if name:
            alike = often[name] > 1
            numbered[number] = f"{name} {number}" if alike else name
    return numbered


def _short(naming: Naming, people: list[UUID]) -> str:
    rooms = Counter(naming.names.people[pk].department_id for pk in people)
    common = _in_common(rooms, naming.names.departments, len(people))
    return naming.names.departments[common[0]].name if common else ""


def _around(naming: Naming, people: list[UUID], rooms: Mapping[UUID, Department]) -> str:
    names = naming.names
    of_rooms = Counter(names.people[pk].department_id for pk in people)
    tables = Counter(place for pk in people for place in names.usual_people.get(pk, ()))
    common = [rooms[pk].name for pk in _in_common(of_rooms, rooms, len(people))]
    if not common:
        common = [naming.gathering_place(pk) for pk in _in_common(tables, names.gathering_places, len(people))]
    if len(common) == 2:
        return _("Around %(one)s and %(other)s") % {"one": common[0], "other": common[1]}
    return _("Around %(one)s") % {"one": common[0]} if common else ""


def _in_common(counts: Counter[UUID] | Counter[UUID | None], known: Iterable[UUID], people: int) -> list[UUID]:
    """One that most are in, or the two that most are in, in the order of the house."""
    order = list(known)
    found = sorted((pk for pk in order if counts[pk] >= SOME * people), key=lambda pk: -counts[pk])[:2]
    if found and counts[found[0]] >= MUCH * people:
        found = found[:1]
    return sorted(found, key=order.index)


def _tint(naming: Naming, people: list[UUID]) -> int | None:
    """That of the department most of them are in, if it is half of them."""
    tints = Counter(naming.names.tint(pk) for pk in people)
    tint, count = max(tints.items(), key=lambda each: (each[1], str(each[0])), default=(None, 0))
    return tint if 2 * count >= len(people) else None
