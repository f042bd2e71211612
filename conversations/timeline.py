"""Time somebody shared, newest first, with what was said where the reader may read it: a fixed number of queries."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from conversations.access import conversations_of, voicings_by_name
from conversations.models import Conversation, Voicing
from organizer.models import Membership
from relationships.access import activities_of
from relationships.lately import with_people
from relationships.models import Activity, Person

A_PAGE = 20
FURTHEST = 1_000_000  # no database is asked for more than it can count to


@dataclass(frozen=True)
class Entry:
    activity: Activity
    conversation: Conversation | None  # only where the reader may read the words
    voicings: list[Voicing]  # only those of which the reader may know who said it


@dataclass(frozen=True)
class Leaf:
    """One page of it. How many there are in all is not asked: nobody reads it, and counting would be a query more."""

    activities: list[Activity]
    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        return self.has_next or self.has_previous

    @property
    def next_page_number(self) -> int:
        return self.number + 1

    @property
    def previous_page_number(self) -> int:
        return self.number - 1


class Timeline:
    """Of one person, or of the time that several people shared."""

    def __init__(self, *people: Person, viewer: Membership, page: str | int | None = 1):
        self.people, self.viewer, self.number = people, viewer, page

    @cached_property
    def page(self) -> "Leaf":
        """Past the end is the beginning."""
        number = int(asked) if (asked := str(self.number)).isdecimal() else 1
        return self._leaf(max(number, 1)) or self._leaf(1) or Leaf([], 1, False)

    def _leaf(self, number: int) -> "Leaf | None":
        shared = activities_of(self.viewer)
        for person in self.people:
            shared = shared.with_person(person)
        start = min((number - 1) * A_PAGE, FURTHEST)
        rows = with_people(shared[start : start + A_PAGE + 1])
        return Leaf(rows[:A_PAGE], number, len(rows) > A_PAGE) if rows else None

    @cached_property
    def entries(self) -> list[Entry]:
        activities = self.page.activities
        said = {row.activity_id: row for row in conversations_of(self.viewer).filter(activity__in=activities)}
        voiced: dict[UUID, list[Voicing]] = {}
        for row in voicings_by_name(self.viewer, conversation__activity__in=activities):
            voiced.setdefault(row.conversation.activity_id, []).append(row)
        return [Entry(activity, said.get(activity.pk), voiced.get(activity.pk, [])) for activity in activities]
