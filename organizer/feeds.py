"""A member's private calendar: that there is somebody to see on a day, and a link. No names, no words (S18).

The upper apps say which days, from the doors of what the member may see (S9):

    @feeds.days
    def to_see(member, until: date) -> Iterable[Entry]: ...
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone, translation
from django.utils.translation import gettext
from icalendar import Calendar, Event

from organizer import access, encryption
from organizer.models import Membership, Reach

AHEAD = timedelta(days=90)
ASK_AGAIN = timedelta(hours=4)


@dataclass(frozen=True)
class Entry:
    """One day of a calendar. `id` tells it from others; its link leads to `page`, which may take `args`."""

    on: date
    id: object
    page: str = "today"
    args: tuple = ()


DAYS: list[Callable[[Membership, date], Iterable[Entry]]] = []


def days(source: Callable[[Membership, date], Iterable[Entry]]):
    DAYS.append(source)
    return source


def calendar(reach: Reach) -> bytes:
    """RFC 5545. The same thing keeps its uid, so that a calendar program moves it instead of showing it twice."""
    until = reach.workplace.today() + AHEAD
    with translation.override(reach.workplace.language):
        found = Calendar()
        found.add("prodid", "-//Notebook//EN")
        found.add("version", "2.0")
        found.add("method", "PUBLISH")
        found.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
        for source in DAYS:
            for entry in source(reach.member, until):
                found.add_component(_event(reach, entry))
    return found.to_ical()


def _event(reach: Reach, entry: Entry) -> Event:
    event = Event()
    event.add("uid", encryption.digest(f"{reach.pk}|{entry.id}", "feed-uid")[:32])
    event.add("dtstamp", timezone.now())
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", gettext("Somebody to see"))
    event.add("url", access.front(reach.workplace, entry.page, *entry.args))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
