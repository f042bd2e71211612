"""Whose ties are meant: the people of a committee, an action or a grievance, now and last time (method 3, "Who")."""

from datetime import date
from uuid import UUID

from conversations.access import voicings_of
from conversations.carry.last_time import last_time
from conversations.carry.page import Carry
from conversations.models import Committee, Consent, Grievance
from organizer.models import Membership


def of_grievance(member: Membership, grievance: Grievance) -> Carry:
    """Those who voiced it themselves and of whom the member may know it by name. Who took it back is not counted.

    Others are said to be there only to a member who may read what is told without a name.
    """
    then, by_day, nameless = last_time(member).day, {}, False
    told = voicings_of(member).filter(grievance=grievance).exclude(consent=Consent.WITHDRAWN)
    for person, by_name, on in told.values_list("person_id", "by_name", "conversation__activity__on"):
        if by_name:
            by_day[person] = min(on, by_day.get(person, on))
        nameless = nameless or not by_name
    before = {person for person, on in by_day.items() if on <= then}
    return Carry(member, "grievance", grievance.pk, by_day, before, who="grievance.some" if nameless else "grievance")


def of_committee(member: Membership, committee: Committee) -> Carry:
    """Those who sit in it. A member who may see it sees all of its seats."""
    then = last_time(member).day
    return Carry(member, "committee", committee.pk, committee.people_ids, sat_in(committee, then))


def sat_in(committee: Committee, day: date) -> set[UUID]:
    seats = committee.seats.all()
    return {seat.person_id for seat in seats if seat.since <= day and (seat.until is None or seat.until > day)}
