"""When something that is wished for at a local time happens. Pure: wall times and a zone in, moments in UTC out.

Clocks are put forward and back. A time that a day leaves out happens at the next minute that there is; a time that a
day has twice happens the first time (method 9: kindly, and once).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@dataclass(frozen=True)
class Alarm:
    """Every day at `at`, or every week on `weekday` (Monday is 0). What falls into the quiet hours waits for their end.

    `quiet` is (from, until) and may pass midnight; the same time twice means that there are none.
    """

    at: time
    weekday: int | None = None
    quiet: tuple[time, time] | None = None

    def on(self, day: date, zone: ZoneInfo) -> datetime:
        """The moment at which it rings for `day`; quiet hours may carry it into the next one."""
        return self.after_quiet(moment(day, self.at, zone), zone)

    def after_quiet(self, now: datetime, zone: ZoneInfo) -> datetime:
        """`now`, or the end of the quiet hours it falls into."""
        local = now.astimezone(zone)
        if not self.is_quiet(local.time()) or self.quiet is None:
            return now
        until = self.quiet[1]
        return moment(local.date() + (DAY if until <= local.time() else timedelta()), until, zone)

    def is_quiet(self, at: time) -> bool:
        if self.quiet is None:
            return False
        begin, end = self.quiet
        return begin <= at < end if begin <= end else at >= begin or at < end

    def next(self, after: datetime, zone: ZoneInfo) -> datetime:
        """The first ring later than `after`."""
        first = after.astimezone(zone).date() - 2 * DAY
        return next(rings for day in self._days(first) if (rings := self.on(day, zone)) > after)

    def last(self, now: datetime, zone: ZoneInfo) -> date:
        """The day of the latest ring until `now`: what is due, however long nobody looked."""
        first = now.astimezone(zone).date() - 9 * DAY
        days = [day for day in self._days(first, 12) if self.on(day, zone) <= now]
        return days[-1]

    def _days(self, first: date, most: int = 400):
        for number in range(most):
            day = first + number * DAY
            if self.weekday is None or day.weekday() == self.weekday:
                yield day


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The wall time `at` of `day` in UTC: the first of two, and the next minute there is if that day has none."""
    wall = datetime.combine(day, at)
    while True:
        found = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
        if found.astimezone(zone).replace(tzinfo=None, fold=0) == wall:
            return found
        wall += MINUTE
