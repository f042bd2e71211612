"""When a check-in comes up again: dates in, a date out, no database (method 4, its last paragraph).

A day is a day in the workplace's time zone. Nothing here is ever too old: a date that has passed has simply come up.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

NEAR = timedelta(days=7)  # time together so shortly before a chosen day answers for it
A_REST = timedelta(days=30)
A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Meeting:
    """Time together: its day, and when it was written down."""

    on: date
    written_at: datetime


@dataclass(frozen=True)
class Wish:
    """What somebody wished for. `every` and `latest` are days: "would like to see every", "not later than"."""

    began_on: date
    began_at: datetime
    day: date | None = None
    put_off_to: date | None = None
    every: int | None = None
    latest: int | None = None

    @property
    def lasting(self) -> bool:
        """It goes on after they have met."""
        return bool(self.every or self.latest)

    @property
    def step(self) -> timedelta:
        return timedelta(days=min(days for days in (self.every, self.latest) if days))


def answers(wish: Wish, met: Meeting) -> bool:
    """Whether they have met since it was wished for; on the very day, if it was written down afterwards."""
    since = met.on > wish.began_on or (met.on == wish.began_on and met.written_at > wish.began_at)
    if wish.day and not wish.put_off_to and not wish.lasting:
        return since and met.on >= wish.day - NEAR
    return since


def next_on(wish: Wish, met: Meeting | None) -> date | None:
    """The day on which it comes up, given the latest time together; None once that has answered it."""
    answered = met is not None and answers(wish, met)
    if met and wish.lasting and (answered or not (wish.put_off_to or wish.day)):
        return max(met.on + wish.step, wish.began_on)
    return None if answered else wish.put_off_to or wish.day or wish.began_on


def latest_on(wish: Wish, met: Meeting | None) -> date | None:
    """The day of "not later than"; None if nobody set one, or they have not met yet."""
    return max(met.on + timedelta(days=wish.latest), wish.began_on) if met and wish.latest else None
