"""Days worth setting the map of today beside. An upper room says which: `earlier_days.offered.append(days_of)`, a
function from a member to (day, what it is called), the newest first."""

from collections.abc import Callable
from datetime import date

from organizer.models import Membership

MOST = 6

offered: list[Callable[[Membership], list[tuple[date, str]]]] = []


def for_member(member: Membership) -> list[tuple[date, str]]:
    """The newest few, each once."""
    days: dict[date, str] = {}
    for each in offered:
        for day, called in each(member):
            days.setdefault(day, called)
    return sorted(days.items(), reverse=True)[:MOST]
