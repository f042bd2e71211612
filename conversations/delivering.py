"""What Today leads with, told to those who chose to be told: how many there are, and on which days (S18).

Both start at `waiting_for`, the truth behind Today, so that what somebody keeps to themselves reaches nobody else (S9).
"""

from collections.abc import Iterator
from datetime import date

from conversations.models import CheckIn
from organizer import digests, feeds
from organizer.models import Membership


@digests.counts
def come_up(member: Membership, since: date | None, until: date) -> int:
    """What comes up until that day. What a mail has told of before is not told again: it waits on Today (method 9)."""
    rows = CheckIn.objects.waiting_for(member, until)
    return (rows.filter(next_on__gt=since) if since else rows).count()


@feeds.days
def days(member: Membership, until: date) -> Iterator[feeds.Entry]:
    rows = CheckIn.objects.waiting_for(member, until).by_day().values_list("pk", "next_on")
    return (feeds.Entry(on=on, id=pk, page="check-in", args=(pk,)) for pk, on in rows if on)
