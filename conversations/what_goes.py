"""What goes with somebody who is forgotten and what stays, as far as the one who asks may know of it (S9, S28)."""

from functools import cached_property

from conversations import access
from organizer.models import Membership
from relationships import access as people
from relationships.forgetting import others_at
from relationships.models import Activity, Person, Tie


class WhatGoes:
    def __init__(self, member: Membership, person: Person):
        self.member, self.person = member, person

    @cached_property
    def _left(self) -> list[int]:
        """Of each time they were there, how many others."""
        return [len(others) for others in others_at(self.person, Activity.objects.visible_to(self.member)).values()]

    @cached_property
    def alone(self) -> int:
        """Times with one other, of which nothing would be left."""
        return sum(others < 2 for others in self._left)

    @cached_property
    def together(self) -> int:
        """Times that stay for the others who were there."""
        return len(self._left) - self.alone

    @cached_property
    def ties(self) -> int:
        return Tie.objects.visible_to(self.member).of(self.person.pk).count()

    @cached_property
    def help(self) -> int:
        given = people.givings_of(self.member)
        return given.filter(giver=self.person).count() + given.filter(receiver=self.person).count()

    @cached_property
    def talks(self) -> int:
        return access.conversations_of(self.member).filter(activity__presences__person=self.person).count()
