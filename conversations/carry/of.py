"""Whose ties are meant: the people of a committee, an action or a grievance, now and last time (method 3, "Who")."""

from datetime import date
from uuid import UUID

from conversations.carry.last_time import last_time
from conversations.carry.page import Carry
from conversations.models import Committee
from organizer.models import Membership


def of_committee(member: Membership, committee: Committee) -> Carry:
    """Those who sit in it. A member who may see it sees all of its seats."""
    then = last_time(member).day
    return Carry(member, "committee", committee.pk, committee.people_ids, sat_in(committee, then))


def sat_in(committee: Committee, day: date) -> set[UUID]:
    seats = committee.seats.all()
    return {seat.person_id for seat in seats if seat.since <= day and (seat.until is None or seat.until > day)}
