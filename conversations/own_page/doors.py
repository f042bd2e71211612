"""The doors of one person's own page: rows about them that a member may read."""

from uuid import UUID

from django.db.models import Q

from conversations.access import actions_of, ask_check_ins_of, asks_of, conversations_of
from conversations.models import Action, AskCheckIn, Committee, OwnPage, Seat, TakingPart
from organizer.models import Membership
from relationships.models import Person


def draft_of(member: Membership, person: Person) -> OwnPage | None:
    """What the member chose so far, for as long as it is kept."""
    return OwnPage.objects.of(member, person).first()


def talks_with(member: Membership, person: Person):
    """Those at which somebody was, whose words the member may read, newest first."""
    rows = conversations_of(member).filter(activity__presences__person=person)
    return rows.prefetch_related("activity__presences").order_by("-activity__on", "-made_at", "pk")


def seats_of(member: Membership, person: Person):
    """Where somebody sits or sat, as far as the member may know, the latest first."""
    rows = Seat.objects.filter(person=person, committee__in=Committee.objects.visible_to(member))
    return rows.select_related("committee__workplace").order_by("-since", "pk")


def parts_of(member: Membership, person: Person) -> list[tuple[TakingPart, Action]]:
    """What somebody takes part in, where the member may read it."""
    actions = actions_of(member).filter(reads=True, taking_part__person=person).distinct()
    return [(next(row for row in one.taking_part.all() if row.person_id == person.pk), one) for one in actions]


def asks_with(member: Membership, person: Person):
    """Those in which somebody has a part."""
    return asks_of(member).filter(Q(asked=person) | Q(wants=person) | Q(through=person))


def ask_answers_of(member: Membership, person: Person) -> dict[UUID, list[AskCheckIn]]:
    """Ask to what somebody said of it to the member."""
    found: dict[UUID, list[AskCheckIn]] = {}
    for row in ask_check_ins_of(member).filter(ask__asked=person).order_by("on", "made_at"):
        found.setdefault(row.ask_id, []).append(row)
    return found
