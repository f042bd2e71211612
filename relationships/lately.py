"""Whom a member wrote down lately: offered again as chips, so that the usual people are one tap away."""

from uuid import UUID

from organizer.models import Membership
from relationships import access, directory

LOOK_BACK = 12  # entries


def people(member: Membership, *, most: int = 6) -> list[UUID]:
    """Ids of people who are still here, the latest first; never the member. Rests on their own entries alone."""
    names = directory.of(member.workplace).people
    mine = access.activities_of(member).filter(written_by=member.pen_name)[:LOOK_BACK]
    met = dict.fromkeys(pk for activity in mine for pk in activity.people_ids)
    return [pk for pk in met if pk in names and names[pk].here and pk != member.person_id][:most]
