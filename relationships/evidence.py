"""From rows to the evidence of method 2: what is known of pairs, as the circle may see it or as one member may.

Few queries, however many pairs: one a kind of evidence. A pair is `(a, b)` with the smaller id first.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from organizer.prepared import prepared
from relationships import strength
from relationships.models import Activity, Basis, Giving, Presence, Saying, SeenBy, Strain
from relationships.models.sayings import SayingSeenBy
from relationships.models.ties import ordered
from relationships.strength import MOST_FOR_PAIRS

Pair = tuple[UUID, UUID]
Evidence = dict[Pair, list[strength.Evidence]]

SEEN_BY_CIRCLE = Q(activity__seen_by=SeenBy.CIRCLE)
BASES = {
    Basis.THERE: strength.Basis.WAS_THERE,
    Basis.TOLD: strength.Basis.TOLD,
    Basis.HEARSAY: strength.Basis.HEARSAY,
}
GIVINGS: dict[str, type[strength.Help | strength.Confiding]] = {
    Giving.Kind.HELP: strength.Help,
    Giving.Kind.CONFIDING: strength.Confiding,
}


def among(workplace_id: UUID, people: Iterable[UUID]) -> Evidence:
    """All that the circle may see of the pairs among `people`."""
    ids = list(people)
    return _gather(*(kind(workplace_id, ids) for kind in (_met, _gave, _said, _strained)))


def from_each(workplace_id: UUID, people: Iterable[UUID]) -> Evidence:
    """All that the circle may see of the pairs whose smaller id is one of `people`: a workplace is read in slices."""
    ids = list(people)
    between = Between(workplace_id, ids, None)
    met = contacts(workplace_id, Q(person__in=ids), SEEN_BY_CIRCLE).iterator(chunk_size=5000)
    return _gather(met, _givings(between), _sayings(between), _strains(between))


class Between:
    """Rows between two people: both among `second`, or, without it, the smaller id among `first`."""

    def __init__(self, workplace_id: UUID, first: list[UUID], second: list[UUID] | None):
        self.workplace_id, self.first, self.second = workplace_id, first, second

    def of(self, rows: QuerySet, one: str, other: str) -> QuerySet:
        rows = rows.filter(workplace=self.workplace_id)
        if self.second is not None:
            return rows.filter(**{f"{one}__in": self.first, f"{other}__in": self.second})
        forth = Q(**{f"{one}__in": self.first, f"{other}__gt": F(one)})
        back = Q(**{f"{other}__in": self.first, f"{one}__gt": F(other)})
        return rows.filter(forth | back)


def _givings(between: Between) -> QuerySet[Giving, Any]:
    rows = between.of(Giving.objects.filter(seen_by=SeenBy.CIRCLE), "giver", "receiver")
    return rows.values_list("id", "giver_id", "receiver_id", "on", "kind", "basis", named=True)


def _sayings(between: Between) -> QuerySet[Saying, Any]:
    """What was opened to be counted counts for all; who said what is another question (method 2)."""
    rows = between.of(Saying.objects.exclude(seen_by=SayingSeenBy.ME), "person", "about")
    return rows.values_list("id", "person_id", "about_id", "on", "kind", "level", "basis", named=True)


def _strains(between: Between) -> QuerySet[Strain, Any]:
    rows = between.of(Strain.objects.filter(seen_by=SeenBy.CIRCLE), "a", "b")
    return rows.values_list("id", "a_id", "b_id", "on", "talked_through_on", "basis", named=True)


@prepared
def _met(workplace_id: UUID, ids: list[UUID]) -> QuerySet[Presence, Any]:
    return contacts(workplace_id, Q(person__in=ids, activity__presences__person__in=ids), SEEN_BY_CIRCLE)


@prepared
def _gave(workplace_id: UUID, ids: list[UUID]) -> QuerySet[Giving, Any]:
    return _givings(Between(workplace_id, ids, ids))


@prepared
def _said(workplace_id: UUID, ids: list[UUID]) -> QuerySet[Saying, Any]:
    return _sayings(Between(workplace_id, ids, ids))


@prepared
def _strained(workplace_id: UUID, ids: list[UUID]) -> QuerySet[Strain, Any]:
    return _strains(Between(workplace_id, ids, ids))


def _gather(met: Iterable, givings: Iterable, sayings: Iterable, strains: Iterable) -> Evidence:
    found: Evidence = defaultdict(list)
    for contact in met:
        found[pair_of_contact(contact)] += of_contact(contact)
    for giving in givings:
        found[ordered(giving.giver_id, giving.receiver_id)].append(of_giving(giving))
    for saying in sayings:
        found[ordered(saying.person_id, saying.about_id)].append(of_saying(saying))
    for strain in strains:
        found[strain.a_id, strain.b_id].append(of_strain(strain))
    return found


def contacts(workplace_id: UUID, present: Q, seen: Q) -> QuerySet[Presence, Any]:
    """One row a pair and activity. An activity of more than 30 people is history, not evidence for pairs."""
    rows = Presence.objects.filter(
        present,
        seen,
        workplace=workplace_id,
        activity__presences__person__gt=F("person"),
        activity__size__lte=MOST_FOR_PAIRS,
    )
    names = ("id", "on", "size", "business", "basis", "kind", "seen_by")
    columns = ("person_id", "activity__presences__person_id", *(f"activity__{name}" for name in names))
    return rows.values_list(*columns, named=True)


def contacts_between(member, a: UUID, b: UUID) -> QuerySet[Presence, Any]:
    """The time two shared, as a member may see it."""
    mine = Q(activity__seen_by=SeenBy.CIRCLE) | Q(activity__written_by=member.pen_name)
    return contacts(member.workplace_id, Q(person=a, activity__presences__person=b), mine)


def pair_of_contact(row: Any) -> Pair:
    return row.person_id, row.activity__presences__person_id


def of_contact(row: Any, touched: Iterable[str] = ()) -> list[strength.Evidence]:
    """Time together, with what it touched if that is known; and what could have cost them, if it was that."""
    known = {
        "id": row.activity__id,
        "on": row.activity__on,
        "basis": BASES[row.activity__basis],
        "size": row.activity__size,
    }
    items: list[strength.Evidence] = [
        strength.Contact(**known, business_only=row.activity__business, touched=frozenset(touched))
    ]
    if row.activity__kind == Activity.Kind.RISK:
        items.append(strength.SharedRisk(**known))
    return items


def of_giving(row: Any) -> strength.Evidence:
    pair = ordered(row.giver_id, row.receiver_id)
    return GIVINGS[row.kind](id=row.id, on=row.on, basis=BASES[row.basis], by=_side(row.giver_id, pair))


def of_saying(row: Any) -> strength.Evidence:
    by = _side(row.person_id, ordered(row.person_id, row.about_id))
    known = {"id": row.id, "on": row.on, "basis": BASES[row.basis], "by": by}
    if row.kind == Saying.Kind.CLOSENESS:
        return strength.Closeness(**known, level=row.level)
    return strength.WouldStand(**known, stands=bool(row.level))


def of_strain(row: Any) -> strength.Evidence:
    return strength.Strain(id=row.id, on=row.on, basis=BASES[row.basis], talked_through=row.talked_through_on)


def _side(person: UUID, pair: Pair) -> strength.Side:
    return strength.Side.A if person == pair[0] else strength.Side.B
