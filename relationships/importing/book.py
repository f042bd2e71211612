"""What is in the book already, as far as the rows of a batch must know it."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from organizer.models import Membership
from relationships import directory, doubles
from relationships.importing import cells
from relationships.importing.who import Who
from relationships.models import Activity, Giving, Person, Presence, Tie

Pair = tuple[UUID, UUID]


class Book:
    """For one reading of one batch. `met` and `named` are what its rows have said so far."""

    def __init__(self, member: Membership):
        self.member, self.workplace = member, member.workplace
        self.directory = directory.of(member.workplace)
        self.today = member.workplace.today()
        self.who = Who(self.directory)
        self.met: dict[Any, int] = {}
        self.named: dict[tuple[str, ...], int] = {}

    def alike(self, name: str) -> list[UUID]:
        """Who may be meant, the likeliest first."""
        return doubles.alike(self.directory, name)

    @cached_property
    def words_of_ties(self) -> dict[Pair, str]:
        """How they know each other, of every pair that has a tie; empty where only evidence speaks of them."""
        rows = Tie.objects.visible_to(self.member).only("workplace", "a", "b", "how")
        return {(tie.a_id, tie.b_id): tie.how for tie in rows.iterator(chunk_size=2000)}

    @cached_property
    def times_together(self) -> dict[tuple[date, frozenset[UUID]], set[str]]:
        """Day and people to the kinds of what they did, as far as the one who brings the file may know (S9)."""
        there: dict[UUID, set[UUID]] = defaultdict(set)
        activities = Activity.objects.visible_to(self.member)
        for activity, person in Presence.objects.filter(activity__in=activities).values_list("activity", "person"):
            there[activity].add(person)
        found: dict[tuple[date, frozenset[UUID]], set[str]] = defaultdict(set)
        for pk, on, kind in activities.values_list("pk", "on", "kind"):
            found[on, frozenset(there[pk])].add(kind)
        return found

    @cached_property
    def givings(self) -> set[tuple]:
        rows = Giving.objects.visible_to(self.member).values_list("giver", "receiver", "on", "kind")
        return {(giver, receiver, on.isoformat(), kind) for giver, receiver, on, kind in rows}

    @cached_property
    def reached_by(self) -> dict[str, list[UUID]]:
        found: dict[str, list[UUID]] = defaultdict(list)
        rows = Person.objects.filter(workplace=self.workplace).exclude(reach=b"").only("workplace", "reach")
        for person in rows.iterator(chunk_size=1000):
            for way in cells.ways(person.reach):
                found[way].append(person.pk)
        return found
