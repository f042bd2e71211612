"""Time somebody shared, newest first, with what was said where the reader may read it: a fixed number of queries."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from conversations.access import conversations_of, voicings_by_name
from conversations.models import Conversation, Voicing
from organizer.leaves import Leaf, turn
from organizer.models import Membership
from relationships.access import activities_of
from relationships.lately import with_people
from relationships.models import Activity, Person

A_PAGE = 20


@dataclass(frozen=True)
class Entry:
    activity: Activity
    conversation: Conversation | None  # only where the reader may read the words
    voicings: list[Voicing]  # only those of which the reader may know who said it


class Timeline:
    """Of one person, or of the time that several people shared."""

    def __init__(self, *people: Person, viewer: Membership, page: str | int | None = 1):
        self.people, self.viewer, self.number = people, viewer, page

    @cached_property
    def page(self) -> Leaf:
        shared = activities_of(self.viewer)
        for person in self.people:
            shared = shared.with_person(person)
        return turn(shared, self.number, A_PAGE, read=with_people)

    @cached_property
    def entries(self) -> list[Entry]:
        activities = self.page.object_list
        said = {row.activity_id: row for row in conversations_of(self.viewer).filter(activity__in=activities)}
        voiced: dict[UUID, list[Voicing]] = {}
        for row in voicings_by_name(self.viewer, conversation__activity__in=activities):
            voiced.setdefault(row.conversation.activity_id, []).append(row)
        return [Entry(activity, said.get(activity.pk), voiced.get(activity.pk, [])) for activity in activities]
