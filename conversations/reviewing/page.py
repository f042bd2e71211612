"""A review as its page tells it: the agenda in its order, and beneath each item what belongs there."""

from functools import cached_property
from uuid import UUID

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from conversations import access_reviews as access
from conversations.models import AgendaItem, Review
from conversations.reviewing import snapshot
from conversations.reviewing.changed import Changed
from conversations.reviewing.outcomes import Outcomes
from conversations.reviewing.said import Said
from organizer.access import circle_of
from organizer.models import Membership
from organizer.policies import may
from relationships import directory
from relationships.maps.naming import naming_for
from relationships.maps.one_scale import on_one_scale
from relationships.maps.picture import Picture


class Page:
    def __init__(self, review: Review, *, viewer: Membership):
        self.review, self.viewer = review, viewer

    @cached_property
    def items(self) -> list[AgendaItem]:
        return access.agenda_of(self.viewer, self.review)

    @property
    def taken_off(self) -> list[tuple[str, str]]:
        """Kinds of ours that do not stand on the agenda any more, each with its name."""
        there = {item.kind for item in self.items}
        return [(kind, str(label)) for kind, label in AgendaItem.Kind.choices if kind not in (*there, "own")]

    @cached_property
    def changed(self) -> Changed:
        """On one's own screen: by name."""
        return Changed(self.review, viewer=self.viewer, naming=naming_for(self.viewer, "names"))

    @cached_property
    def before(self) -> Review | None:
        return self.changed.before

    @cached_property
    def said(self) -> Said:
        return Said(self.viewer)

    @cached_property
    def outcomes(self) -> Outcomes:
        return Outcomes(self.changed)

    @property
    def picture(self) -> Picture:
        """The map of the day: as it was kept, once the review is finished."""
        return self._pictures[1]

    @property
    def picture_before(self) -> Picture | None:
        """As the last review kept it, however much has been forgotten since; on one scale with that of the day."""
        return self._pictures[0]

    @cached_property
    def _pictures(self) -> tuple[Picture | None, Picture]:
        kept, before = self.changed.snapshot, self.changed.snapshot_before
        now = kept.picture() if kept else snapshot.islands(self.viewer, self.changed.day)
        return on_one_scale(before.picture("then"), now) if before else (None, now)

    @property
    def there(self) -> str:
        """Ana, Tomas and Rosa."""
        return get_text_list(directory.of(self.viewer.workplace).names(self.review.people_ids), _("and"))

    @property
    def mine(self) -> bool:
        return may(self.viewer, "take back a review", self.review)

    @cached_property
    def alone(self) -> bool:
        """One pair of eyes: it works, and a second would help (method 22)."""
        return circle_of(self.viewer).circle().count() < 2


def who_might_be_there(member: Membership) -> list[UUID]:
    """Those of the circle who are on the map, and who was there the last time."""
    last = access.reviews_of(member).first()
    ours = [one.person_id for one in circle_of(member).circle() if one.person_id]
    return list(dict.fromkeys([*ours, *(last.people_ids if last else [])]))
