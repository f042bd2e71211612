"""A strip of months with a mark for every time two people met: small enough for a phone, the same on paper."""

from dataclasses import dataclass
from datetime import date, timedelta

from relationships.readings import Meeting

WIDTH, LEFT, RIGHT, LINE = 360, 8, 8, 26
MOST_MONTHS, LEAST_MONTHS = 24, 6


@dataclass(frozen=True)
class Mark:
    x: float
    on: date
    two: bool  # just the two of them


@dataclass(frozen=True)
class Month:
    x: float
    first: date
    named: bool


@dataclass(frozen=True)
class Strip:
    """`before` is how often they met before the months that are drawn."""

    months: list[Month]
    marks: list[Mark]
    before: int
    width: int = WIDTH
    line: int = LINE


def month_before(day: date, months: int) -> date:
    """The first of the month, some months earlier."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def strip(meetings: list[Meeting], today: date) -> Strip:
    """The months from the first meeting to today: at least six, at most twenty-four."""
    span = (today.year - meetings[0].on.year) * 12 + today.month - meetings[0].on.month if meetings else 0
    shown = min(max(span, LEAST_MONTHS - 1), MOST_MONTHS - 1)
    start = month_before(today, shown)
    end = month_before(today, -1) - timedelta(days=1)

    def x(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - start).days / (end - start).days, 1)

    firsts = [month_before(today, back) for back in range(shown, -1, -1)]
    every = 1 if len(firsts) <= 8 else 2 if len(firsts) <= 14 else 3
    months = [Month(x(first), first, index % every == 0) for index, first in enumerate(firsts)]
    seen = [meeting for meeting in meetings if meeting.on >= start]
    marks = [Mark(x(meeting.on), meeting.on, meeting.size == 2) for meeting in seen]
    return Strip(months, marks, len(meetings) - len(seen))
