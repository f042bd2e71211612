"""The doors to people and the time they share: from a member and an id to a row they may see, or 404."""

from datetime import date
from uuid import UUID

from django.db.models import Max

from organizer.access import found
from organizer.models import Membership
from relationships.models import Activity, Department, GatheringPlace, Giving, Person, Shift
from relationships.spelling import folded


def people_of(member: Membership):
    return Person.objects.visible_to(member).for_list()


def person_for(member: Membership, person_id: UUID) -> Person:
    return found(people_of(member).filter(pk=person_id))


def people_for(member: Membership, person_ids) -> list[Person]:
    """All of them, in the order asked for; 404 if one is not to be seen."""
    by_id = people_of(member).in_bulk(list(person_ids))
    return [by_id[pk] if pk in by_id else found(people_of(member).none()) for pk in person_ids]


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


def activities_of(member: Membership):
    return Activity.objects.visible_to(member).for_list().newest_first()


def activity_for(member: Membership, activity_id: UUID) -> Activity:
    return found(activities_of(member).filter(pk=activity_id))


def givings_of(member: Membership):
    return Giving.objects.visible_to(member).for_list()


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
