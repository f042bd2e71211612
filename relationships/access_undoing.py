"""The doors to what was done to people's records, and can be undone: the circle's, all of it."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from organizer.access import found
from organizer.models import Membership
from organizer.prepared import prepared
from relationships.models import Person, TwoPeople, Undoable


def undoables_of(member: Membership):
    """What was done to people's records at once, and can be undone; newest first."""
    return Undoable.objects.visible_to(member).open().select_related("workplace", "kept").order_by("-made_at")


def undoable_for(member: Membership, undoable_id: UUID) -> Undoable:
    return found(undoables_of(member).filter(pk=undoable_id))


def just_done(member: Membership) -> Undoable | None:
    """What the member did last, as long as undoing it is offered wherever they look at people."""
    return undoables_of(member).defer("moved").just_done_by(member, timezone.now()).first()


def merges_into(member: Membership, person: Person) -> list[Undoable]:
    """Records that became part of this one, as long as they can be two again."""
    return _into(member, person.pk)


@prepared
def _into(member, kept: UUID) -> QuerySet[Undoable]:
    return undoables_of(member).filter(kept=kept)


def became_of(member: Membership, person_ids) -> dict[UUID, UUID]:
    """Of these ids those whose record became part of another, and that one's: known for as long as they are one."""
    rows = Undoable.objects.visible_to(member).filter(undone_at=None, gone__in=list(person_ids))
    return {gone: kept for gone, kept in rows.values_list("gone", "kept") if gone and kept}


def said_to_be_two(member: Membership) -> set[tuple[UUID, UUID]]:
    """Pairs of like names of which somebody said that they are two people; the smaller id first."""
    return set(TwoPeople.objects.visible_to(member).values_list("a_id", "b_id"))
