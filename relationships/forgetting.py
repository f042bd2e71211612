"""What of the time people shared goes when one of them is forgotten (S28), beside what the registry says."""

from collections.abc import Iterator
from uuid import UUID

from organizer import erasure
from relationships import directory, ties, undoing
from relationships.importing import clearing, staging
from relationships.models import Activity, Batch, BatchRow, Giving, Person, Presence, Undoable
from relationships.models.activities import tell_keepers
from relationships.spelling import words_of


@erasure.alongside
def time_together(person: Person, *, by) -> Iterator[None]:
    """That others met stays without them, and its size as it was (method 2). Where fewer than two are left nobody met
    anybody; help between others that was written down there stays on its own."""
    left = others_at(person)
    going = [activity for activity, people in left.items() if len(people) < 2]
    apart = Giving.objects.filter(activity__in=going).exclude(giver=person).exclude(receiver=person)
    apart.update(activity=None)
    Activity.objects.filter(pk__in=going).delete()
    yield
    ties.keep_all_in_step(person.workplace, [people for people in left.values() if len(people) > 1])
    tell_keepers(person.workplace, {pk for people in left.values() for pk in people})


@erasure.alongside
def steps_back(person: Person, *, by) -> Iterator[None]:
    """What was done to many at once, and led to them, is undone no more."""
    undoing.forget(person.pk, person.workplace)
    yield


@erasure.alongside
def files_brought_in(person: Person, *, by) -> Iterator[None]:
    """They may stand in a file in ways that nobody can strike out (a packed sheet), so what was brought in and is not
    put in yet goes, and what is put in counts as kept. A row that made them carries their id."""
    batches = Batch.objects.filter(workplace=person.workplace)
    batches.filter(state=Batch.State.PUTTING).update(state=Batch.State.OPEN)  # its worker finds that it was taken away
    batches.filter(state=Batch.State.UNDOING).update(state=Batch.State.IN)
    for batch in batches.select_related("workplace"):  # in full and at once: nothing may name them after this
        staging.abandon(batch, by=None)
        staging.keep(batch, by=None)
        clearing.clear_away(batch)
    theirs = Undoable.objects.filter(kept=person).values_list("gone", flat=True)  # records that became part of theirs
    BatchRow.objects.filter(pk__in=[person.pk, *theirs]).delete()
    yield


def others_at(person: Person, activities=None) -> dict[UUID, list[UUID]]:
    """Of each time they were there, who else was, as far as they are known by name."""
    theirs = Activity.objects.with_person(person) if activities is None else activities.with_person(person)
    found: dict[UUID, list[UUID]] = {pk: [] for pk in theirs.values_list("pk", flat=True)}
    rows = Presence.objects.filter(activity__in=list(found)).exclude(person=person)
    for activity, other in rows.values_list("activity", "person"):
        found[activity].append(other)
    return found


def own_names(person: Person) -> dict[str, bool]:
    """What they are called, as `erasure.NAMES` has it, and whether nobody else in the book is called so."""
    whole = person.name.strip()
    first = whole.split()[0] if whole else ""
    names = {erasure.A_NAME: whole, **({erasure.FIRST: first} if first != whole and len(first) > 2 else {})}
    others = [entry for entry in directory.of(person.workplace).people.values() if entry.id != person.pk]
    return {
        key: not any(set(words_of(name)) <= set(entry.words) for entry in others) for key, name in names.items() if name
    }


def theirs_alone(person: Person) -> str:
    """Those of their names that can be struck out without asking anybody, one of `erasure.NAMES`."""
    return " ".join(key for key, only_theirs in own_names(person).items() if only_theirs)
