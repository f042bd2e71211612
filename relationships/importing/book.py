"""What is in the book already, as far as the rows of a batch must know it."""

from collections import defaultdict
from functools import cached_property
from typing import Any
from uuid import UUID

from organizer.models import Membership
from relationships import directory
from relationships.importing import cells
from relationships.models import Person


class Book:
    """For one reading of one batch. `met` and `named` are what its rows have said so far."""

    def __init__(self, member: Membership):
        self.member, self.workplace = member, member.workplace
        self.directory = directory.of(member.workplace)
        self.today = member.workplace.today()
        self.met: dict[Any, int] = {}
        self.named: dict[tuple[str, ...], int] = {}

    def alike(self, name: str) -> list[UUID]:
        """Who may be meant, the likeliest first."""
        return self.directory.alike(name)

    @cached_property
    def reached_by(self) -> dict[str, list[UUID]]:
        found: dict[str, list[UUID]] = defaultdict(list)
        rows = Person.objects.filter(workplace=self.workplace).exclude(reach=b"").only("workplace", "reach")
        for person in rows.iterator(chunk_size=1000):
            for way in cells.ways(person.reach):
                found[way].append(person.pk)
        return found
