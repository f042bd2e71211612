"""How some people are bound to each other, told by band: what a committee's and an action's page begin with."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from organizer.models import Membership
from relationships import directory
from relationships.access import spans_of
from relationships.readings import band_name

Bands = dict[tuple[UUID, UUID], int]  # pairs in stored order


@dataclass(frozen=True)
class Bound:
    """Pairs that read the same, in words of one line: never counted, never ranked."""

    band: int
    pairs: list[tuple[UUID, UUID]]

    @property
    def words(self) -> str:
        return band_name(self.band).capitalize()


def bands_among(member: Membership, people: Iterable[UUID]) -> Bands:
    """The live ties of today among these people; what has gone quiet is not told as if it held. One query."""
    ids = list(people)
    spans = spans_of(member).on(member.workplace.today()).live().filter(tie__a__in=ids, tie__b__in=ids)
    return {(span.tie.a_id, span.tie.b_id): span.band for span in spans if span.band}


def bound(member: Membership, bands: Bands) -> list[Bound]:
    """Those ties as a page tells them, the strongest band first."""
    names = directory.of(member.workplace)
    groups: dict[int, list[tuple[UUID, UUID]]] = {}
    for pair, band in bands.items():
        one, other = sorted(pair, key=lambda pk: directory.folded(names.name(pk)))
        groups.setdefault(band, []).append((one, other))
    by_name = lambda pair: [directory.folded(names.name(pk)) for pk in pair]  # noqa: E731
    return [Bound(band, sorted(groups[band], key=by_name)) for band in sorted(groups, reverse=True)]
