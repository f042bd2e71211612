"""Time somebody shared, newest first, with what was said where the reader may read it: a fixed number of queries."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet

from conversations.access import conversations_of, voicings_at
from conversations.models import Conversation, Voicing
from conversations.models.conversations import ConversationQuerySet
from organizer.leaves import Leaf, turn_to
from organizer.models import Membership
from organizer.prepared import prepared
from relationships.access import activities_of
from relationships.lately import by_activity, there_at
from relationships.models import Activity, Person, Presence

A_PAGE = 20


@dataclass(frozen=True)
class Entry:
    activity: Activity
    conversation: Conversation | None  # only where the reader may read the words
    voicings: list[Voicing]  # only those of which the reader may know who said it


class Timeline:
    """Of one person, or of the time that two people shared. `talks`: what the viewer may read of it, if that is at
    hand."""

    def __init__(
        self,
        *people: Person,
        viewer: Membership,
        page: str | int | None = 1,
        talks: Collection[Conversation] | None = None,
    ):
        self.people, self.viewer, self.number, self.talks = people, viewer, page, talks

    @cached_property
    def page(self) -> Leaf:
        one, other = self.people[0].pk, self.people[1].pk if len(self.people) > 1 else None
        return turn_to(lambda *some: by_activity(_there(self.viewer, one, other, *some)), self.number, A_PAGE)

    @cached_property
    def entries(self) -> list[Entry]:
        activities = self.page.object_list
        ids = [activity.pk for activity in activities]
        talks = _said(self.viewer, ids) if self.talks is None else self.talks
        said = {row.activity_id: row for row in talks}
        voiced: dict[UUID, list[Voicing]] = {}
        for row in voicings_at(self.viewer, ids):
            voiced.setdefault(row.conversation.activity_id, []).append(row)
        return [Entry(activity, said.get(activity.pk), voiced.get(activity.pk, [])) for activity in activities]


@prepared
def _there(member, one: UUID, other: UUID | None, start: int, end: int) -> QuerySet[Presence]:
    shared = activities_of(member).with_person(one)
    return there_at((shared.with_person(other) if other else shared)[start:end])


@prepared
def _said(member, activities: Collection[UUID]) -> ConversationQuerySet:
    return conversations_of(member).filter(activity__in=activities)
