"""Twelve time zones across two years of clocks put forward and back, against every minute of the days around them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from organizer.clock import Alarm, moment

ZONES = {  # half hours, midnights that do not exist, other months, none at all
    "Europe/Berlin", "America/New_York", "America/St_Johns", "America/Santiago", "America/Havana", "Atlantic/Azores",
    "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Chatham", "Asia/Kolkata",
}  # fmt: skip
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
YEAR_LATER = datetime(2027, 1, 1, tzinfo=UTC)
TIMES = [time(0), time(0, 30), time(1, 30), time(1, 45), time(2, 15), time(2, 30), time(2, 59), time(3), time(8)]


def changes(zone: ZoneInfo) -> list[datetime]:
    """The hours after which the clock of the zone stands otherwise than before."""
    hours = [FIRST + number * HOUR for number in range(int((LAST - FIRST) / HOUR))]
    offsets = [hour.astimezone(zone).utcoffset() for hour in hours]
    return [hour for hour, now, then in zip(hours, offsets, offsets[1:], strict=False) if now != then]


def walked(zone: ZoneInfo, around: datetime) -> dict[date, list[tuple[datetime, time]]]:
    """Every minute of the days around a change, as the clock on the wall shows it, under its date."""
    days: dict[date, list[tuple[datetime, time]]] = {}
    for number in range(3 * 24 * 60):
        at = around - DAY - 12 * HOUR + number * MINUTE
        wall = at.astimezone(zone)
        days.setdefault(wall.date(), []).append((at, wall.time()))
    return dict(list(days.items())[1:-1])  # the whole ones


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(ZONES))
def test_each_day_has_every_time_once_and_a_missing_one_at_the_next_minute(name):
    zone, seen, wrong = ZoneInfo(name), 0, []
    for change in changes(zone):
        for day, minutes in walked(zone, change).items():
            for at in TIMES:
                rings = [utc for utc, wall in minutes if wall >= at][
                    :1
                ]  # the first minute that shows it, or a later one
                seen += 1
                wrong += [(day, at)] if [moment(day, at, zone)] != rings else []
    assert (wrong, seen > 0) == ([], name != "Asia/Kolkata")


# What a year of clocks changed by hand looks like: zone, day, wished for, when it rings (UTC)
TABLE = [
    ("Europe/Berlin", "2026-03-28", "02:30", "2026-03-28T01:30"),
    ("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00"),  # there is no 02:30: at 03:00
    ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30"),  # twice: the first
    ("Europe/Berlin", "2027-03-28", "02:00", "2027-03-28T01:00"),
    ("Europe/Berlin", "2027-10-31", "02:59", "2027-10-31T00:59"),
    ("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00"),
    ("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30"),
    ("America/Havana", "2027-03-14", "00:15", "2027-03-14T05:00"),  # the day begins at one
    ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30"),  # half an hour only
    ("Australia/Lord_Howe", "2027-04-04", "01:45", "2027-04-03T14:45"),
    ("Pacific/Chatham", "2026-09-27", "03:00", "2026-09-26T14:00"),
    ("Asia/Kolkata", "2026-03-29", "02:30", "2026-03-28T21:00"),
]


@pytest.mark.parametrize(("zone", "day", "at", "rings"), TABLE)
def test_the_table(zone, day, at, rings):
    found = moment(date.fromisoformat(day), time.fromisoformat(at), ZoneInfo(zone))
    assert found == datetime.fromisoformat(rings).replace(tzinfo=UTC)


@pytest.mark.parametrize(("name", "weekday"), [("Australia/Lord_Howe", None), ("Europe/Berlin", 6)])
def test_rings_follow_each_other_and_the_latest_one_is_what_is_due(name, weekday):
    zone, alarm = ZoneInfo(name), Alarm(time(2, 30), weekday)
    rings, now = [], FIRST
    while (now := alarm.next(now, zone)) < YEAR_LATER:
        rings.append(now)
    days = [FIRST.date() + number * DAY for number in range(-1, 367)]
    rung = [alarm.on(day, zone) for day in days if weekday in (None, day.weekday())]
    assert rings == [at for at in rung if FIRST < at < YEAR_LATER]
    assert all(alarm.last(at, zone) == alarm.last(at + HOUR, zone) != alarm.last(at - MINUTE, zone) for at in rings)


BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = (time(22), time(7, 30))


@pytest.mark.parametrize(
    ("at", "quiet", "day", "rings"),
    [
        (time(8), NIGHT, "2026-03-02", "2026-03-02T07:00"),
        (time(7, 30), NIGHT, "2026-03-02", "2026-03-02T06:30"),  # quiet until then
        (time(6), NIGHT, "2026-03-02", "2026-03-02T06:30"),
        (time(23), NIGHT, "2026-03-02", "2026-03-03T06:30"),  # the next morning
        (time(13), (time(12), time(14)), "2026-03-02", "2026-03-02T13:00"),
        (time(2, 30), (time(3), time(6)), "2026-03-29", "2026-03-29T04:00"),  # moved by the clock into quiet hours
        (time(1), (time(0), time(2, 30)), "2026-03-29", "2026-03-29T01:00"),  # they end at a time that is not there
        (time(8), (time(8), time(8)), "2026-03-02", "2026-03-02T07:00"),  # none
    ],
)
def test_quiet_hours_are_waited_out(at, quiet, day, rings):
    alarm, rings = Alarm(at, quiet=quiet), datetime.fromisoformat(rings).replace(tzinfo=UTC)
    assert alarm.on(date.fromisoformat(day), BERLIN) == rings
    assert alarm.next(rings - MINUTE, BERLIN) == rings
