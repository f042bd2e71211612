"""Several people at once: their department, their shift, or that they left. One transaction, one line in the audit, and
one step that undoes it. Nothing here reaches anybody (method 38)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from organizer import audit
from organizer.models import Membership
from relationships.merging.notes import Notes
from relationships.models import Person, Undoable

What = Undoable.What


def move(people: Iterable[Person], *, by: Membership, what: str, group) -> Undoable | None:
    """Into a department or onto a shift, or out of it if `group` is None. None if they all are there already."""
    return _change(people, by, what, f"{what}_id", group and group.pk)


def leave(people: Iterable[Person], *, by: Membership, on: date) -> Undoable | None:
    """Those who are still here."""
    return _change([one for one in people if not one.left_on], by, What.LEFT.value, "left_on", on)


@transaction.atomic
def _change(people: Iterable[Person], by: Membership, what: str, column: str, value: UUID | date | None):
    version = by.workplace.raise_names_version()
    rows = Person.objects.select_for_update().filter(workplace=by.workplace, pk__in=[one.pk for one in people])
    changed = [row for row in rows.order_by("pk") if getattr(row, column) != value]
    if not changed:
        return None
    notes = Notes()
    for row in changed:
        notes.set(row, **{column: value, "version": row.version + 1})
    ids = [row.pk for row in changed]
    Person.objects.filter(pk__in=ids).update(names_version=version)
    done = Undoable(workplace=by.workplace, what=what, how_many=len(ids), moved=str(notes), written_by=by.pen_name)
    done.save(force_insert=True)
    audit.record(f"people.{what}-changed", by.workplace, by=by, people=ids, now=value)
    return done
