"""How some people are bound to each other, told by band: what a committee's and an action's page begin with."""

from dataclasses import dataclass
from uuid import UUID

from organizer.models import Membership
from relationships import directory
from relationships.access import spans_of
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
