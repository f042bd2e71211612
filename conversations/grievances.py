"""A grievance as its page and its line in the list tell it: people and their ties first, then the rest (method 1)."""

from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator

from conversations import access, voices_in_words
from conversations.before import Before, before_each
from conversations.bonds import Bands, Bound, bands_among, bound
from conversations.models import Grievance, Step, Voicing
from conversations.naming import how_told
from conversations.voices import Voices
from organizer.models import Membership
from relationships import directory

A_PAGE = 30


class Line:
    """In the list: it begins with the people and how they are bound."""

    def __init__(self, grievance: Grievance, voices: Voices, ties: Bands):
        self.grievance, self.voices = grievance, voices
        self.who = voices_in_words.who_feel_it(voices, ties)

    @property
    def day(self):
        return max((row.conversation.activity.on for row in self.voices.named), default=None)


class Grievances:
    """The list, the last talked about first: the same few queries for one and for a page of them."""

    def __init__(self, viewer: Membership, page: str | None = None):
        self.viewer, self.number = viewer, page

    @cached_property
    def page(self) -> Page:
        """Ids in the order of the last day that the viewer knows of each: the day of what is told without a name is not
        used, since it leads to where it was said."""
        facts, days = access.voicing_facts_of(self.viewer)
        told = how_told(facts, self.viewer.pen_name)
        last = {fact.grievance_id: date.min for fact in facts}
        for fact in facts:
            if fact.id in told and told[fact.id].by_name:
                last[fact.grievance_id] = max(last[fact.grievance_id], days[fact.id])
        ids = sorted(last, key=lambda pk: (-last[pk].toordinal(), pk))
        return Paginator(ids, A_PAGE).get_page(self.number)

    @cached_property
    def lines(self) -> list[Line]:
        known = access.grievances_of(self.viewer).in_bulk(self.page.object_list)
        grievances = [known[pk] for pk in self.page.object_list if pk in known]
        told: dict[UUID, list[Voicing]] = {}
        for row in access.voicings_of(self.viewer, grievances):
            told.setdefault(row.grievance_id, []).append(row)
        names = directory.of(self.viewer.workplace)
        voices = [Voices(told[grievance.pk], names) for grievance in grievances]
        ties = bands_among(self.viewer, {pk for one in voices for pk in one.people})
        return [Line(grievance, one, ties) for grievance, one in zip(grievances, voices, strict=True)]


class GrievanceTelling:
    """One page, for one viewer."""

    def __init__(self, grievance: Grievance, *, viewer: Membership):
        self.grievance, self.viewer = grievance, viewer

    @cached_property
    def voices(self) -> Voices:
        return Voices(access.voicings_of(self.viewer, [self.grievance]), directory.of(self.viewer.workplace))

    @cached_property
    def _bands(self) -> Bands:
        return bands_among(self.viewer, self.voices.people)

    @cached_property
    def ties(self) -> list[Bound]:
        return bound(self.viewer, self._bands)

    @property
    def who(self) -> str:
        return voices_in_words.who_feel_it(self.voices, self._bands)

    @cached_property
    def before(self) -> list[Before]:
        return before_each(self.viewer, self.voices.named)

    @property
    def separately(self) -> str:
        return voices_in_words.separately_in_words(self.voices)

    @property
    def came_up(self) -> str:
        return voices_in_words.how_it_came_up(self.voices)

    @cached_property
    def steps(self) -> list[dict[str, Any]]:
        """Oldest first. Of a few people, the day of what somebody else wrote would lead to the talk it rests on."""
        rows = access.steps_of(self.viewer, self.grievance)
        return [{"step": row, "mine": (mine := self._mine(row)), "dated": mine or not self.voices.few} for row in rows]

    @property
    def fears(self) -> list[Voicing]:
        return [row for row in (*self.voices.named, *self.voices.nameless) if row.fears]

    def _mine(self, row: Step | Voicing) -> bool:
        return row.written_by == self.viewer.pen_name
