"""Two records of one person become one, and can become two again."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from organizer import audit
from organizer.models import Membership, Workplace
from relationships import ties
from relationships.merging import back
from relationships.merging.moving import MOVES, Two
from relationships.merging.notes import Note, Notes
from relationships.models import Activity, Person, Presence, Tie, TieSpan, Undoable
from relationships.models.activities import tell_keepers


class TwoMembers(Exception):
    """Two members say that they are these two: whoever signs in twice is not one."""


class OneSupervises(Exception):
    """A member says that they are one of these two, and one of the two supervises others: nobody of the circle does
    (method 45)."""


class OneAlready(Exception):
    """Somebody was quicker. `kept` is the one record, if it is known."""

    def __init__(self, kept: UUID | None):
        super().__init__("one already")
        self.kept = kept


class Changed(Exception):
    """One of the two was changed since they were looked at."""


class LaterFirst(Exception):
    """The one record became part of another since: that is undone first."""


def in_order(one: Person, other: Person) -> tuple[Person, Person]:
    """Whose record is kept: the older one, whoever looks from which side."""
    kept, gone = sorted((one, other), key=lambda person: (person.made_at, str(person.pk)))
    return kept, gone


@transaction.atomic
def merge(kept: Person, gone: Person, *, by: Membership, details: dict, versions: tuple[int, int]) -> Undoable:
    """`details`: columns of the one record. `versions`: of the two when they were looked at.

    Raises `OneAlready`, `TwoMembers`, `OneSupervises` and `Changed`.
    """
    workplace = by.workplace
    version = workplace.raise_names_version()  # one at a time in each workplace
    rows = Person.objects.select_for_update().filter(workplace=workplace, pk__in=[kept.pk, gone.pk])
    fresh = {row.pk: row for row in rows.order_by("pk")}
    if len(fresh) < 2:
        raise OneAlready(_what_became_of(workplace, kept, gone))
    kept, gone = fresh[kept.pk], fresh[gone.pk]
    if (kept.version, gone.version) != versions:
        raise Changed
    two = Two(workplace, kept, gone, whose(workplace, {kept.pk, gone.pk}))
    if two.member and (kept.supervisor or gone.supervisor):
        raise OneSupervises
    notes, touched = Notes(worked_out=[TieSpan]), _touched(two.ids)
    for move in reversed(MOVES):
        move(two, notes)
    notes.set(kept, **details, version=kept.version + 1)
    Person.objects.filter(pk=kept.pk).update(names_version=version)
    notes.take_away(Person.objects.filter(pk=gone.pk), alone=True)
    _in_step(workplace, [{two.now(pk) for pk in group} for group in touched], {kept.pk})
    row = Undoable(workplace=workplace, what=Undoable.What.MERGE, kept=kept, gone=gone.pk, moved=str(notes))
    row.written_by = by.pen_name
    row.save(force_insert=True)
    audit.record("person.merged", kept, by=by, gone=gone.pk)
    by.refresh_from_db(fields=["person"])
    return row


def make_two_again(row: Undoable, notes: list[Note], *, by: Membership) -> None:
    """Inside the transaction of `undoing.undo`. Raises `LaterFirst`."""
    kept_then = next(note[2] for note in reversed(notes) if note[:2] == ["set", "relationships.Person"])
    if str(row.kept_id) != str(kept_then):
        raise LaterFirst
    ids = {pk for pk in (row.kept_id, row.gone) if pk}
    since = [group | ids for group in _touched(ids)]
    back.undo(notes)
    _in_step(by.workplace, [*since, *_touched(ids)], ids)
    by.refresh_from_db(fields=["person"])


def whose(workplace: Workplace, people: set[UUID]) -> Membership | None:
    """The member who is one of these people. Raises `TwoMembers`."""
    circle = Membership.objects.circle().filter(workplace=workplace).exclude(person=b"")
    mine = [member for member in circle if member.person_id in people]
    if len({member.person_id for member in mine}) > 1:
        raise TwoMembers
    return mine[0] if mine else None


def _what_became_of(workplace: Workplace, kept: Person, gone: Person) -> UUID | None:
    rows = Undoable.objects.open().filter(workplace=workplace, gone__in=[kept.pk, gone.pk])
    return rows.values_list("kept_id", flat=True).first()


def _touched(ids: Iterable[UUID]) -> list[set[UUID]]:
    """Groups of people whose ties are to be read anew: each of the two with everybody they are tied to, and, where both
    were at one time together, all who were: it has one fewer from now on."""
    one, other = ids
    rows = Tie.objects.filter(Q(a__in=ids) | Q(b__in=ids)).values_list("a_id", "b_id")
    groups = [set(pair) for pair in rows]
    both = Activity.objects.filter(presences__person=one).filter(presences__person=other)
    there: dict[UUID, set[UUID]] = {}
    for activity, person in Presence.objects.filter(activity__in=both).values_list("activity_id", "person_id"):
        there.setdefault(activity, set()).add(person)
    return groups + list(there.values())


def _in_step(workplace: Workplace, groups: list[set], people: set[UUID]) -> None:
    ties.keep_all_in_step(workplace, [list(group) for group in groups])
    tell_keepers(workplace, people)
