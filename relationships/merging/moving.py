"""Who moves what, when two records of a person become one. Every room says it of its own models, when it is ready.

    @moving.moves("conversations.Seat", "person")      # every pointer to a person that this function sees to
    def seats(two: Two, notes: Notes) -> None: ...

A model of which nobody says it fails a test, and a merge that would lose one of its rows is refused by the database.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.apps import apps
from django.db.models import Q

from organizer.models import Membership, Workplace
from relationships.merging.notes import Notes
from relationships.models import Person
from relationships.models.ties import ordered


@dataclass
class Two:
    """Two records of one person: what leads to `gone` is to lead to `kept`."""

    workplace: Workplace
    kept: Person
    gone: Person
    member: Membership | None = None  # who says that one of the two is themselves
    ids: frozenset[UUID] = field(init=False)

    def __post_init__(self) -> None:
        self.ids = frozenset({self.kept.pk, self.gone.pk})

    def now(self, person_id: UUID | None) -> UUID | None:
        return self.kept.pk if person_id == self.gone.pk else person_id


Move = Callable[[Two, Notes], None]
MOVES: list[Move] = []
COVERED: set[tuple[str, str]] = set()


def moves(label: str, *pointers: str) -> Callable[[Move], Move]:
    """Those registered last, in the upper rooms, go first: what leads to a row moves before the row may go."""

    def register(move: Move) -> Move:
        MOVES.append(move)
        COVERED.update((label, pointer) for pointer in pointers)
        return move

    return register


def simply(label: str, pointer: str, *, once: tuple[str, ...] = ()) -> None:
    """A pointer that just leads on. `once`: columns beside which a person stands once; the record that is kept goes
    before."""

    @moves(label, pointer)
    def move(two: Two, notes: Notes) -> None:
        model = apps.get_model(label)
        column = f"{pointer}_id"
        rows = model._base_manager.filter(**{pointer: two.gone.pk})
        if once:
            known = model._base_manager.filter(**{pointer: two.kept.pk}).values_list(*once)
            twice = Q(pk__in=[])
            for values in known:
                twice |= Q(**dict(zip(once, values, strict=True)))
            notes.take_away(rows.filter(twice))
        notes.point(model._base_manager.filter(**{pointer: two.gone.pk}), column, was=two.gone.pk, now=two.kept.pk)


def pairs(label: str, one: str, other: str, *, unordered: bool = False) -> None:
    """Rows between two people. What lies between the two records themselves goes: nobody has a tie with themselves."""

    @moves(label, one, other)
    def move(two: Two, notes: Notes) -> None:
        rows = apps.get_model(label)._base_manager
        notes.take_away(rows.filter(**{f"{one}__in": two.ids, f"{other}__in": two.ids}))
        if not unordered:
            for end in (one, other):
                notes.point(rows.filter(**{end: two.gone.pk}), f"{end}_id", was=two.gone.pk, now=two.kept.pk)
            return
        for row in rows.filter(Q(**{one: two.gone.pk}) | Q(**{other: two.gone.pk})):
            ends = ordered(*(two.now(getattr(row, f"{end}_id")) for end in (one, other)))
            notes.set(row, **{f"{one}_id": ends[0], f"{other}_id": ends[1]})
