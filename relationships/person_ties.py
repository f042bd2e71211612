"""The ties of one person as their page tells them: grouped by band, never counted, never ranked (method 2)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from organizer.models import Membership
from organizer.prepared import prepared
from relationships import access, directory
from relationships.models import Person, TieSpan
from relationships.models.ties import TieSpanQuerySet
from relationships.readings import band_name
from relationships.strength import Band

UNKNOWN_NOW, LEFT = "unknown-now", "left"


@dataclass(frozen=True)
class TieRow:
    other_id: UUID
    name: str
    span: TieSpan
    last_met: date | None


@dataclass(frozen=True)
class TieGroup:
    """`key`: a band's number, or one of the two groups below the bands."""

    key: str
    band: int
    words: str
    rows: list[TieRow]


@prepared
def _spans(member, person: UUID, day: date) -> TieSpanQuerySet:
    return access.spans_of(member).of(person).on(day)


def ties_of(member: Membership, person: Person) -> list[TieGroup]:
    """The strongest band first, names in order within it. One query, whatever there is."""
    names = directory.of(member.workplace)
    rows: dict[tuple[int, str], list[TieRow]] = {}
    for span in _spans(member, person.pk, member.workplace.today()):
        other = span.tie.other(person.pk)
        if entry := names.people.get(other):
            group = (
                (span.band, str(span.band)) if span.band and entry.here else (0, UNKNOWN_NOW if entry.here else LEFT)
            )
            rows.setdefault(group, []).append(TieRow(other, entry.name, span, span.tie.last_met))
    order = sorted(rows, key=lambda group: (-group[0], group[1] == LEFT))
    return [TieGroup(key, band, _words(key, band), sorted(rows[band, key], key=_by_name)) for band, key in order]


def _words(key: str, band: int) -> str:
    return "" if key in (UNKNOWN_NOW, LEFT) else band_name(Band(band)).capitalize()


def _by_name(row: TieRow) -> tuple[str, str]:
    return directory.folded(row.name), str(row.other_id)
