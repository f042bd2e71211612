"""Whose ties are meant: the people of a committee, an action or a grievance, now and last time (method 3, "Who")."""

from datetime import date
from uuid import UUID

from conversations.access import voicings_of
from conversations.carry.last_time import last_time
from conversations.carry.page import Carry
from conversations.deeds import Deed
from conversations.models import Action, Committee, Consent, Grievance, Voicing
from organizer.models import Membership
from relationships.models import Basis
from relationships.strength import Band

NEEDED = {Action.Risk.LOW: Band.FRIENDLY, Action.Risk.MIDDLING: Band.TRUSTING, Action.Risk.HIGH: Band.WOULD_RISK}


def of_grievance(member: Membership, grievance: Grievance, voicings: list[Voicing] | None = None) -> Carry:
    """Those who voiced it themselves and of whom the member may know it by name. Who took it back is not counted.

    Nor who is only said to have said it, in a talk that nobody of the circle was at.

    Others are said to be there only to a member who may read what is told without a name.
    `voicings`: what the member may read of it, from a page that has asked for that already.
    """
    voicings = voicings_of(member, [grievance]) if voicings is None else voicings
    then = last_time(member).day
    told = [row for row in voicings if row.consent != Consent.WITHDRAWN]
    by_name = [row for row in told if row.told.by_name]
    named = [row for row in by_name if row.conversation.activity.basis != Basis.HEARSAY]
    return Carry(
        member,
        "grievance",
        grievance.pk,
        {row.person_id for row in named},
        {row.person_id for row in named if row.conversation.activity.on <= then},
        who="grievance" if len(by_name) == len(told) else "grievance.some",
        fears=sorted({row.fears for row in told if row.fears}),  # in an order that leads to nobody
    )


def of_committee(member: Membership, committee: Committee) -> Carry:
    """Those who sit in it. A member who may see it sees all of its seats."""
    then = last_time(member).day
    return Carry(member, "committee", committee.pk, committee.people_ids, sat_in(committee, then))


def sat_in(committee: Committee, day: date) -> set[UUID]:
    seats = committee.seats.all()
    return {seat.person_id for seat in seats if seat.since <= day and (seat.until is None or seat.until > day)}


def of_action(member: Membership, action: Action) -> Carry:
    """Those who did it, as far as the member may know; before that, those in the plan. What it could cost says which
    row leads, to those who may read the plan."""
    deed = Deed(action, viewer=member)
    band = NEEDED[Action.Risk(action.risk)] if deed.reads else Band.TRUSTING
    return Carry(member, "action", action.pk, deed.people, deed.people, band=band)
