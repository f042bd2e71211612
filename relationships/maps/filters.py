"""What somebody asked to see, from the query of the address. What makes no sense asks for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.utils.dateparse import parse_date

from relationships.directory import Directory
from relationships.listing import as_id
from relationships.strength import Band

GROUPINGS = ("departments", "shifts", "places", "languages", "communities")
MOST_STEPS = 3


@dataclass(frozen=True)
class Filters:
    """`on`: as of which day; `then`: the earlier day beside it. `kind`: of evidence. `crossing`: only ties from one
    island to another. `community`: the number of one that was found; `part`: of an island too full to draw, one of the
    parts it stands in. `without_me`: the map as it would be if the member were not there."""

    today: date
    on: date
    then: date | None = None
    by: str = ""
    band: int = Band.ACQUAINTED
    kind: str = ""
    department: UUID | None = None
    shift: UUID | None = None
    community: int = 0
    part: int = 0
    crossing: bool = False
    without_me: bool = False
    steps: int = 1

    @classmethod
    def asked(cls, query: Mapping[str, str], names: Directory, today: date, kinds: tuple[str, ...] = ()) -> Filters:
        by, kind = query.get("by", ""), query.get("kind", "")
        return cls(
            today=today,
            on=_day(query.get("on"), today) or today,
            then=_day(query.get("then"), today),
            by=by if by in GROUPINGS else "",
            band=_number(query.get("band"), Band.ACQUAINTED, Band.WOULD_RISK),
            kind=kind if kind in kinds else "",
            department=_one_of(query.get("department"), names.departments),
            shift=_one_of(query.get("shift"), names.shifts),
            community=_number(query.get("community"), 0, 999),
            part=_number(query.get("part"), 0, 99),
            crossing=bool(query.get("crossing")),
            without_me=bool(query.get("without_me")),
            steps=_number(query.get("steps"), 1, MOST_STEPS),
        )

    @property
    def past(self) -> bool:
        return self.on != self.today

    @property
    def narrowed(self) -> bool:
        return self != Filters(self.today, self.today, by=self.by, steps=self.steps)

    def query(self, **changes) -> str:
        """As the query of an address, `?` included; nothing for what is not asked."""
        pairs = replace(self, **changes).pairs
        return f"?{urlencode(pairs)}" if pairs else ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Name and value of what differs from a plain map of today."""
        plain = Filters(self.today, self.today)
        names = [each.name for each in fields(self) if each.name != "today"]
        said = [(name, getattr(self, name)) for name in names if getattr(self, name) != getattr(plain, name)]
        return [(name, "1" if value is True else str(value)) for name, value in said]


def _day(value: str | None, today: date) -> date | None:
    try:
        day = parse_date(value or "")
    except ValueError:
        return None
    return day if day and day <= today else None


def _number(value: str | None, least: int, most: int) -> int:
    return (
        min(max(int(value), least), most) if value and value.isascii() and value.isdigit() and len(value) < 4 else least
    )


def _one_of(value: str | None, groups: Mapping[UUID, object]) -> UUID | None:
    asked = as_id(value)
    return asked if asked in groups else None
