"""A committee as its page tells it: first how its people are bound, then where it came from, then what it does."""

from functools import cached_property
from itertools import combinations
from uuid import UUID

from conversations import access
from conversations.bonds import Bands, Bound, bands_among, bound
from conversations.deeds import Deed
from conversations.models import Committee, Grievance
from conversations.models.seats import marks
from organizer.access import circle_of
from organizer.models import Membership
from organizer.policies import may
from relationships import directory
from relationships.models.ties import ordered


class Gathered:
    def __init__(self, committee: Committee, *, viewer: Membership):
        self.committee, self.viewer = committee, viewer
        self.mine = may(viewer, "change a committee", committee)
        self.inside = committee.seats_member(viewer)
        self.people = committee.people_ids

    @property
    def sitting(self) -> list:
        return [seat for seat in self.committee.seats.all() if seat.until is None]

    @property
    def stepped_back_names(self) -> str:
        names = directory.of(self.viewer.workplace)
        return ", ".join(names.names(dict.fromkeys(seat.person_id for seat in self.committee.stepped_back)))

    @cached_property
    def _bands(self) -> Bands:
        return bands_among(self.viewer, self.people)

    @cached_property
    def ties(self) -> list[Bound]:
        return bound(self.viewer, self._bands)

    @property
    def some_do_not_know_each_other(self) -> bool:
        return any(ordered(*pair) not in self._bands for pair in combinations(self.people, 2))

    @cached_property
    def grievance(self) -> Grievance | None:
        """What it is around, if that was voiced and the viewer may see it."""
        if not self.committee.grievance_id:
            return None
        return access.grievances_of(self.viewer).filter(pk=self.committee.grievance_id).first()

    @cached_property
    def actions(self) -> list[Deed]:
        """What came out of it, as far as the viewer may read it."""
        rows = access.actions_of(self.viewer).filter(out_of=self.committee, reads=True)
        return [Deed(action, viewer=self.viewer) for action in rows]

    @cached_property
    def _circle(self) -> list[Membership]:
        here = set(self.people)
        return [member for member in circle_of(self.viewer).circle() if member.person_id in here]

    @cached_property
    def readers(self) -> list[str]:
        """What the members among its people are called: they read what is shared with it."""
        return [member.called for member in self._circle if self.committee.seats_member(member)]

    @cached_property
    def unrecognised(self) -> list[tuple[str, UUID | None]]:
        """Members who say they are one of its people, and who were not when that person came in."""
        if not self.mine:
            return []
        mark = marks(self.viewer.workplace, self.people)
        sure = {seat.person_id for seat in self.committee.seats.all() if seat.mark == mark.get(seat.person_id)}
        return [(one.called, one.person_id) for one in self._circle if one.person_id not in sure]
