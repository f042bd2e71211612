"""How people are called in a picture: by name on one's own screen; on a projector by initials or a number of the day.

The pictures take every word about a person from here, and every address, so that what a projector is sent cannot hold
a name or lead to one (S19).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from organizer import access, encryption
from organizer.templatetags.house import initials
from relationships import directory

FEWEST = 3  # people in a group that stands by itself where nobody is to be singled out


class Naming:
    """By name, with links."""

    manner = "names"
    hides = False  # whether a picture shows people without saying who they are

    def __init__(self, member):
        self.member, self.names = member, directory.of(member.workplace)

    def person(self, person_id: UUID) -> str:
        return self.names.name(person_id) or _("somebody")

    def initials(self, person_id: UUID) -> str:
        return initials(self.person(person_id))

    def written(self, person_id: UUID, r: float) -> tuple[str, str]:
        """What is written beside a mark of that size, and what within it."""
        return self.person(person_id), self.initials(person_id) if r >= 15 else ""

    def gathering_place(self, place_id: UUID) -> str:
        return self.names.gathering_places[place_id]

    def tint(self, person_id: UUID) -> int | None:
        return self.names.tint(person_id)

    def in_order(self, people: Iterable[UUID]) -> list[UUID]:
        """In which they stand in a ring or a row: here as they come, by name."""
        return list(people)

    def to(self, name: str, *args) -> str:
        """The address of a page, or nothing."""
        return access.url(self.member, name, *args)


class Initials(Naming):
    manner = "initials"
    hides = True

    def tint(self, person_id: UUID) -> int | None:
        """None for those of a department so small that its colour says who they are."""
        entry = self.names.people.get(person_id)
        return super().tint(person_id) if entry and self._large.get(entry.department_id) else None

    @cached_property
    def _large(self) -> dict[UUID | None, bool]:
        counts = Counter(entry.department_id for entry in self.names.people.values())
        return {department: count >= FEWEST for department, count in counts.items()}

    def person(self, person_id: UUID) -> str:
        return initials(super().person(person_id))

    def initials(self, person_id: UUID) -> str:
        return self.person(person_id)

    def written(self, person_id: UUID, r: float) -> tuple[str, str]:
        """So short that it stands within, if the mark is not too small."""
        return ("", self.person(person_id)) if r >= 18 else (self.person(person_id), "")

    def gathering_place(self, place_id: UUID) -> str:
        """People call a table after somebody, so here it has a number."""
        return _("Place %(number)s") % {"number": list(self.names.gathering_places).index(place_id) + 1}

    def to(self, name: str, *args) -> str:
        return ""


class Pseudonyms(Initials):
    """A number each, another one every day: two pictures of different days cannot be laid over each other by number.
    They stand in the order of their numbers, since in the order of names a list of the staff would tell who is who."""

    manner = "pseudonyms"

    @cached_property
    def numbers(self) -> dict[UUID, int]:
        pen, day = encryption.ring(self.member.workplace_id).pen_name, self.member.workplace.today()
        order = sorted(self.names.people, key=lambda pk: pen(f"{day} {pk}"))
        return {pk: number for number, pk in enumerate(order, start=1)}

    def in_order(self, people: Iterable[UUID]) -> list[UUID]:
        return sorted(people, key=lambda pk: self.numbers.get(pk, 0))

    def person(self, person_id: UUID) -> str:
        return str(self.numbers.get(person_id, "?"))


def naming_for(member, manner: str) -> Naming:
    return {"initials": Initials, "pseudonyms": Pseudonyms}.get(manner, Naming)(member)
