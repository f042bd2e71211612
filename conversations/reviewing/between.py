"""Who came and who left between the last review and this one, and where none of us is known yet (method 21, 31)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conversations import rhythm
from conversations.access_reviews import review_before
from conversations.models import Review
from organizer.access import circle_of
from organizer.models import Membership
from relationships.directory import Entry
from relationships.maps.changes import Changes
from relationships.maps.filters import Filters
from relationships.maps.ground import Standing
from relationships.maps.naming import Naming
from relationships.maps.words import Sayer
from relationships.since import PeopleSince, TiesSince

WELCOMED, WELCOMING = 6, 3  # newcomers who are named, and who might welcome each
LOOKED_THROUGH = 300  # people: of more, what hung on those who left is for the map


@dataclass(frozen=True)
class Newcomer:
    id: UUID
    words: SafeString


class Between(Sayer):
    def __init__(self, review: Review, *, viewer: Membership, naming: Naming):
        self.review, self.viewer, self.naming = review, viewer, naming
        self.day = min(review.on, viewer.workplace.today())

    @cached_property
    def before(self) -> Review | None:
        return review_before(self.viewer, self.review.on)

    @property
    def then(self) -> date | None:
        return self.before.on if self.before else None

    @cached_property
    def people(self) -> PeopleSince:
        return PeopleSince(self.viewer, self.then, self.day)

    @cached_property
    def ties(self) -> TiesSince:
        return TiesSince(self.people)

    def called(self, pk: UUID) -> SafeString:
        address = self.naming.to("person", pk)
        name = self.naming.person(pk)
        return format_html('<a class="name" href="{}">{}</a>', address, name) if address else format_html("{}", name)

    @cached_property
    def newcomers(self) -> list[Newcomer]:
        """By name while they are few, each with some who might welcome them (method 31)."""
        return [Newcomer(pk, self._welcome(pk)) for pk in self.people.came[:WELCOMED]]

    @property
    def more_newcomers(self) -> str:
        more = len(self.people.came) - WELCOMED
        words = ngettext("And %(count)d other who is new.", "And %(count)d others who are new.", more)
        return words % {"count": more} if more > 0 else ""

    def _welcome(self, pk: UUID) -> SafeString:
        near = self._near(pk)
        if not near:
            return format_html(_("{person} is new here."), person=self.called(pk))
        welcoming = self.listed(near)
        return format_html(
            _("{person} is new here. Close by at work: {people}."), person=self.called(pk), people=welcoming
        )

    def _near(self, pk: UUID) -> list[UUID]:
        """A few who have been here longer and work beside them, drawn by lot and not for anything they are."""
        new = self.people.names.people[pk]
        beside = self._in_department[new.department_id] if new.department_id else []
        beside = [one for one in beside if one.shift_id == new.shift_id] or beside
        drawn = sorted(beside, key=lambda one: rhythm.lot("welcome", self.day, pk, one.id))[:WELCOMING]
        return self.naming.in_order([one.id for one in beside if one in drawn])

    @cached_property
    def _in_department(self) -> dict[UUID | None, list[Entry]]:
        """Those who have been here longer, by name."""
        came, found = frozenset(self.people.came), defaultdict(list)
        for pk in self.people.here:
            if pk not in came:
                entry = self.people.names.people[pk]
                found[entry.department_id].append(entry)
        return found

    @cached_property
    def left(self) -> list[SafeString]:
        """Who left, and what hung on them (method 31)."""
        if not self.people.left:
            return []
        who = format_html(_("Gone since: {people}. What they were to you stays."), people=self.some(self.people.left))
        return [who, *self._parted]

    @property
    def _parted(self) -> list[SafeString]:
        if not self.then or len(self.people.here) > LOOKED_THROUGH:
            return []
        today = self.viewer.workplace.today()
        then, now = (Standing(self.viewer, Filters(today, day)) for day in (self.then, self.day))
        return Changes(self.naming, then, now, then.ties(), now.ties()).parted

    @cached_property
    def not_into(self) -> str:
        """Departments into which none of us has a tie (method 21)."""
        ours = {one.person_id for one in circle_of(self.viewer).circle() if one.person_id}
        names = [self.people.names.departments[pk].name for pk in self.ties.no_tie_into(ours)]
        listed = _(", ").join(names)
        return _("Where none of us has a tie yet: %(departments)s.") % {"departments": listed} if names else ""
