"""Who is behind a grievance, as one member may know: some by name, others only as a number (S10).

Everything here rests on the voicings the member may read. What is told without a name adds to the count and its words,
and to nothing else: no date, no tie, no conversation.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from conversations.models import Voicing
from conversations.naming import A_GROUP
from relationships import directory
from relationships.network import matching


@dataclass
class Voices:
    """Of one grievance. `told` are its voicings as `access.voicings_of` gives them to the member."""

    told: list[Voicing]
    names: directory.Directory

    @property
    def behind(self) -> int:
        return self.told[0].told.behind

    @property
    def few(self) -> bool:
        return self.behind < A_GROUP

    @cached_property
    def named(self) -> list[Voicing]:
        """In the order of their days, then of names."""
        rows = [row for row in self.told if row.told.by_name]
        return sorted(rows, key=lambda row: (row.conversation.activity.on, self._place(row.person_id), row.pk))

    @cached_property
    def nameless(self) -> list[Voicing]:
        """In an order that says nothing."""
        return sorted((row for row in self.told if not row.told.by_name), key=lambda row: row.pk)

    @cached_property
    def people(self) -> list[UUID]:
        """Those who may be named, in the order of their names."""
        return sorted({row.person_id for row in self.named}, key=self._place)

    @property
    def others(self) -> int:
        """How many more there are."""
        return self.behind - len(self.people)

    @cached_property
    def separately(self) -> int:
        """How many voiced it in a conversation of their own: shared is what different people said apart (method 19).
        Only of those who are named: whether somebody else was in one of these talks would lead to it."""
        said = {(("a person", row.person_id), ("a talk", row.conversation_id)) for row in self.named}
        people, talks = {one for one, _talk in said}, {talk for _one, talk in said}
        return matching(people, talks, said)

    @property
    def shared(self) -> bool:
        return self.separately > 1

    @cached_property
    def came_up(self) -> Counter[str]:
        """How it came up, how often; of a few people only as far as they may be named."""
        return Counter(row.came_up for row in (self.named if self.few else self.told))

    def _place(self, person_id: UUID) -> tuple[str, str]:
        return directory.folded(self.names.name(person_id)), str(person_id)
