"""What happens by itself, again and again: each period's work once, however many schedulers tick (S25).

    @schedules.every("digests", minutes=1)
    def deliver_due(*, now): ...

A period is a number (how many times `every` has passed since 1970) on the schedule's one row; whoever raises it does
the work. The work is a function of time that does all that is due up to `now`: a period nobody saw is made up for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from organizer import logs
from organizer.models import Schedule

log = logs.events("kith.schedule")
A_PAUSE = timedelta(seconds=30)  # after a run that did not work


@dataclass(frozen=True)
class Scheduled:
    every: timedelta
    do: Callable[..., object]

    def period(self, now: datetime) -> int:
        return int(now.timestamp() // self.every.total_seconds())


SCHEDULES: dict[str, Scheduled] = {}


def every(name: str, **interval: int):
    def register(do):
        SCHEDULES[name] = Scheduled(timedelta(**interval), do)
        return do

    return register


def run_due(*, now: datetime) -> list[str]:
    """Does what no one has done yet in this period; the names of what was done here."""
    known = {row.name: row for row in Schedule.objects.all()}
    return [name for name, one in SCHEDULES.items() if _run(known.get(name), name, one, now)]


def _run(row: Schedule | None, name: str, one: Scheduled, now: datetime) -> bool:
    if row and row.period >= one.period(now) and row.done_at:
        return False
    row = row or Schedule.objects.get_or_create(name=name)[0]
    if not row.claim(one.period(now), now=now):
        return False
    try:
        one.do(now=now)
    except Exception as fault:
        log.warning("did not work", schedule=name, fault=type(fault).__name__, exc_info=True)
        row.stumble(type(fault).__name__, now=now, again=now + A_PAUSE)
        return False
    row.finish(now=now)
    return True
