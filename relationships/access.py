"""The doors to people and the time they share: from a member and an id to a row they may see, or 404."""

from uuid import UUID

from organizer.access import found
from organizer.models import Membership
from relationships.models import Activity, Department, GatheringPlace, Giving, Person, Shift


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
