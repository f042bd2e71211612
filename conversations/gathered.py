"""A committee as its page tells it: first how its people are bound, then where it came from, then what it does."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from uuid import UUID

from conversations import access
from conversations.models import Committee
from conversations.models.seats import marks
from organizer.access import circle_of
from organizer.models import Membership
from organizer.policies import may
from relationships import directory
from relationships.access import spans_of
from relationships.models.ties import ordered
from relationships.readings import band_name


@dataclass(frozen=True)
class Bound:
    """Pairs that read the same, in words of one line: never counted, never ranked."""

    band: int
    pairs: list[tuple[UUID, UUID]]

    @property
    def words(self) -> str:
        return band_name(self.band).capitalize()


def ties_among(member: Membership, people: list[UUID]) -> list[Bound]:
    """The live ties between these people, the strongest band first; what has gone quiet is not told as if it held."""
    names = directory.of(member.workplace)
    spans = spans_of(member).on(member.workplace.today()).live().filter(tie__a__in=people, tie__b__in=people)
    groups: dict[int, list[tuple[UUID, UUID]]] = {}
    for span in spans:
        if span.band:
            pair = sorted((span.tie.a_id, span.tie.b_id), key=lambda pk: directory.folded(names.name(pk)))
            groups.setdefault(span.band, []).append((pair[0], pair[1]))
    by_name = lambda pair: [directory.folded(names.name(pk)) for pk in pair]  # noqa: E731
    return [Bound(band, sorted(groups[band], key=by_name)) for band in sorted(groups, reverse=True)]


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
    def ties(self) -> list[Bound]:
        return ties_among(self.viewer, self.people)

    @property
    def some_do_not_know_each_other(self) -> bool:
        known = {ordered(*pair) for bound in self.ties for pair in bound.pairs}
        return any(ordered(*pair) not in known for pair in combinations(self.people, 2))

    @cached_property
    def talks(self) -> list:
        """The talks it grew out of that the viewer may read, oldest first."""
        links = access.growth_of(self.viewer).filter(committee=self.committee).values("earlier")
        rows = access.conversations_of(self.viewer).filter(pk__in=links).order_by("activity__on", "made_at")
        return list(rows.prefetch_related("activity__presences"))

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
