"""One step back: what was done to many rows at once is as it was, as far as nobody changed it since."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from organizer import schedules
from organizer.models import Membership
from relationships import merging
from relationships.merging import back, details
from relationships.merging import notes as noted
from relationships.models import Person, Undoable
from relationships.models.undoables import TO_BE_UNDONE


@transaction.atomic
def undo(row: Undoable, *, by: Membership) -> None:
    """Asked twice, it is undone once. Raises `merging.LaterFirst`."""
    version = by.workplace.raise_names_version()  # one at a time in each workplace
    row = Undoable.objects.select_for_update().select_related("workplace").get(pk=row.pk)
    notes = noted.read(row.moved)
    if row.undone_at or not notes:
        return
    if row.what == Undoable.What.MERGE:
        merging.make_two_again(row, notes, by=by)
    else:
        back.undo(notes)
    row.close(by=by, at=timezone.now())
    people = {note[2] for note in notes if note[:2] == ["set", "relationships.Person"]}
    Person.objects.filter(pk__in=[*people, row.gone]).update(names_version=version)


def lost(row: Undoable) -> list[str]:
    """Details of people that somebody has changed since: they stay as they are now."""
    hidden = {"version", "names_version"}
    changed = back.changed_since(noted.read(row.moved))
    names = [column.removesuffix("_id") for label, _pk, column in changed if label == "relationships.Person"]
    return [details.label(name) for name in dict.fromkeys(names) if name not in hidden]


@schedules.every("undoables", hours=24)
def forget_old(*, now=None) -> None:
    """What was moved is known for ninety days."""
    Undoable.objects.filter(made_at__lt=(now or timezone.now()) - TO_BE_UNDONE).exclude(moved=b"").update(moved=b"")


def forget(person_id: UUID, workplace) -> None:
    """Nothing that was moved speaks of this person any more: what names them can no longer be undone (S28)."""
    for row in Undoable.objects.filter(workplace=workplace).exclude(moved=b"").select_related("workplace"):
        if str(person_id) in row.moved:
            row.moved = ""
            row.save(update_fields=["moved"])
