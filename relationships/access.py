"""The doors to people and the time they share: from a member and an id to a row they may see, or 404."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import F, Max, Min, Q

from organizer.access import circle_of, found
from organizer.models import Membership
from organizer.prepared import prepared
from relationships.models import (
    Activity,
    Department,
    Dependency,
    Finding,
    GatheringPlace,
    Giving,
    Person,
    Position,
    Presence,
    Saying,
    Shift,
    Strain,
    Tie,
    TieSpan,
    WorkNote,
)
from relationships.models.people import PersonQuerySet
from relationships.models.ties import TieQuerySet, ordered
from relationships.spelling import folded
from relationships.strength import State


def our_people(member: Membership) -> set[UUID]:
    """Those of the circle who are on the map."""
    return {one.person_id for one in circle_of(member).circle() if one.person_id}


def people_of(member: Membership):
    return Person.objects.visible_to(member).for_list()


def person_for(member: Membership, person_id: UUID) -> Person:
    return found(_people(member, [person_id]))


@prepared
def _people(member, person_ids: Collection[UUID]) -> PersonQuerySet:
    return people_of(member).filter(pk__in=person_ids)


def people_for(member: Membership, person_ids) -> list[Person]:
    """All of them, in the order asked for; 404 if one is not to be seen."""
    by_id = {person.pk: person for person in _people(member, person_ids)}
    return [by_id[pk] if pk in by_id else found([]) for pk in person_ids]


def departments_of(member: Membership):
    return Department.objects.visible_to(member).for_list()


def department_for(member: Membership, department_id: UUID) -> Department:
    return found(departments_of(member).filter(pk=department_id))


def shifts_of(member: Membership):
    return Shift.objects.visible_to(member).for_list()


def shift_for(member: Membership, shift_id: UUID) -> Shift:
    return found(shifts_of(member).filter(pk=shift_id))


def gathering_places_of(member: Membership):
    return GatheringPlace.objects.visible_to(member).for_list()


def gathering_place_for(member: Membership, place_id: UUID) -> GatheringPlace:
    return found(gathering_places_of(member).filter(pk=place_id))


def usual_places_of(member: Membership, person: Person):
    """Where somebody is usually found."""
    places = GatheringPlace.objects.visible_to(member).select_related("workplace")
    return places.filter(usuals__person=person).order_by("made_at", "pk")


def activities_of(member: Membership):
    return Activity.objects.visible_to(member).for_list().newest_first()


def activity_for(member: Membership, activity_id: UUID) -> Activity:
    return found(activities_of(member).filter(pk=activity_id))


def givings_of(member: Membership):
    return Giving.objects.visible_to(member).for_list()


def givings_with(member: Membership, person: Person):
    """What they gave and what they were given, newest first."""
    return givings_of(member).filter(Q(giver=person) | Q(receiver=person)).order_by("-on", "-made_at", "pk")


def giving_for(member: Membership, giving_id: UUID) -> Giving:
    return found(givings_of(member).filter(pk=giving_id))


def own_kinds_of(member: Membership) -> list[str]:
    """Kinds in their own words that the member has seen, the newest first: offered to them next time (method 11)."""
    rows = Activity.objects.visible_to(member).filter(kind=Activity.Kind.OWN).order_by("-on", "-made_at")
    words = [row.own_kind for row in rows.only("workplace", "own_kind")[:200] if row.own_kind]
    return list({folded(word): word for word in reversed(words)}.values())[::-1][:12]


def last_met_at(member: Membership, places) -> dict[UUID, date]:
    """Gathering place to the last day on which somebody met there, as far as the member may know."""
    met = Activity.objects.visible_to(member).filter(gathering_place__in=[place.pk for place in places])
    return dict(met.values_list("gathering_place").annotate(last=Max("on")).order_by())


def givings_at(member: Membership, activity: Activity):
    return givings_of(member).filter(activity=activity).order_by("made_at")


def sayings_of(member: Membership):
    """Those of which the member may know who said what."""
    return Saying.objects.visible_to(member).select_related("workplace")


def sayings_that_count(member: Membership):
    """Those in what this member reads of ties. For the reading alone, never to be shown (method 2)."""
    return Saying.objects.counting_for(member).select_related("workplace")


def saying_for(member: Membership, saying_id: UUID) -> Saying:
    return found(sayings_of(member).filter(pk=saying_id))


def strains_of(member: Membership):
    return Strain.objects.visible_to(member).select_related("workplace")


def strains_with(member: Membership, person: Person):
    return strains_of(member).filter(Q(a=person) | Q(b=person)).order_by("-on", "pk")


def strain_for(member: Membership, strain_id: UUID) -> Strain:
    return found(strains_of(member).filter(pk=strain_id))


def two_people_for(member: Membership, person_id: UUID, other_id: UUID) -> tuple[Person, Person]:
    """Both, in the order asked for; 404 for one person twice."""
    one, other = people_for(member, [person_id, other_id])
    return (one, other) if one != other else found([])


def tie_for(member: Membership, one: Person, other: Person) -> Tie:
    """The tie of two people whom the member may see; not saved yet if nothing is known of them."""
    a, b = ordered(one.pk, other.pk)
    tie = next(iter(_tie(member, a, b)), None)
    return tie or Tie(workplace=member.workplace, a_id=a, b_id=b)


@prepared
def _tie(member, a: UUID, b: UUID) -> TieQuerySet:
    return Tie.objects.visible_to(member).select_related("workplace").filter(a=a, b=b)


def ties_with(member: Membership, person: Person):
    """The ties of somebody with others, the oldest first."""
    return Tie.objects.visible_to(member).of(person.pk).select_related("workplace").order_by("made_at", "pk")


def ties_into(member: Membership, people):
    """Of some people with others: coworkers who are here now."""
    ties = Tie.objects.visible_to(member).filter(Q(a__in=people) | Q(b__in=people)).exclude(a__in=people, b__in=people)
    return ties.filter(a__left_on=None, b__left_on=None, a__supervisor=False, b__supervisor=False)


def spans_of(member: Membership):
    return TieSpan.objects.visible_to(member).for_list()


def work_notes_of(member: Membership):
    """Notes on how the place works."""
    return WorkNote.objects.visible_to(member).select_related("workplace", "department")


def work_note_for(member: Membership, note_id: UUID) -> WorkNote:
    return found(work_notes_of(member).filter(pk=note_id))


def dependencies_of(member: Membership):
    return Dependency.objects.visible_to(member).for_list()


def dependency_for(member: Membership, dependency_id: UUID) -> Dependency:
    return found(dependencies_of(member).filter(pk=dependency_id))


def dependencies_between(member: Membership, departments):
    """Which of these departments (rows or ids) cannot work without which others of them (method 37)."""
    return dependencies_of(member).between(departments)


def first_day_of_ties(member: Membership) -> date | None:
    """The first day of which anything that the circle may see is known of a tie."""
    return spans_of(member).order_by().filter(state=State.LIVE).aggregate(first=Min("starts"))["first"]


def time_shared_between(member: Membership, people, others) -> list:
    """Rows of `person_id, other_id, activity_id, on, kind`: each time one of `people` was with one of `others`, as far
    as the member may know."""
    known = Activity.objects.visible_to(member)
    there = Presence.objects.filter(activity__in=known, person__in=list(people))
    pairs = there.annotate(other_id=F("activity__presences__person"), on=F("activity__on"), kind=F("activity__kind"))
    pairs = pairs.filter(other_id__in=list(others)).exclude(person=F("other_id"))
    return list(pairs.values_list("person_id", "other_id", "activity_id", "on", "kind", named=True))


def last_days_with(member: Membership, others):
    """Rows of `person_id, other_id, on`: the last day on which each person was with one of `others`, first-hand and as
    the circle knows it. As many rows as there are such pairs, however often they met."""
    known = Activity.objects.visible_to(member).seen_by_circle().first_hand().for_pairs()
    pairs = Presence.objects.filter(activity__in=known).annotate(other_id=F("activity__presences__person"))
    pairs = pairs.filter(other_id__in=list(others)).exclude(person=F("other_id")).order_by()
    return pairs.values_list("person_id", "other_id", named=True).annotate(on=Max("activity__on"))


def positions_of(member: Membership):
    """Of every layout there is: ask for the one that is shown."""
    return Position.objects.visible_to(member)


def findings_of(member: Membership):
    return Finding.objects.visible_to(member)
