"""What of what was said goes when somebody is forgotten (S28), beside what the registry says."""

from collections.abc import Iterator

from conversations.models import Ask, CheckIn, Grievance, Voicing
from organizer import erasure
from organizer.models import Workplace
from relationships import retention
from relationships.models import Person

erasure.about("conversations.Conversation", "activity__presences__person")


@erasure.alongside
def grievances(person: Person, *, by) -> Iterator[None]:
    """One that nobody else voiced goes with them."""
    theirs = Voicing.objects.filter(person=person) | Voicing.objects.filter(
        conversation__activity__presences__person=person
    )
    held = Grievance.hold(theirs.values_list("grievance", flat=True).distinct())
    yield
    Grievance.let_go(held, by=by)


@erasure.alongside
def promises(person: Person, *, by) -> Iterator[None]:
    """What was promised in a talk they were in is emptied with the talk, so there is nothing to come up."""
    CheckIn.objects.filter(conversation__activity__presences__person=person).delete()
    yield


@erasure.alongside
def asks(person: Person, *, by) -> Iterator[None]:
    """One that was to go through them goes straight; the mark beside them goes with them."""
    Ask.objects.filter(through=person).update(through_mark="")
    yield


def voiced_by_nobody(workplace: Workplace) -> None:
    """Time together went by its date, and what was voiced at it."""
    rows = Grievance.objects.filter(workplace=workplace, voicings=None)
    Grievance.let_go(Grievance.hold(rows.values_list("pk", flat=True)), by=None)


retention.AFTER.append(voiced_by_nobody)
