"""Two days as one ground: for pictures of people, where those who left and the ties that are past keep their place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from relationships.directory import Entry
from relationships.maps.filters import Filters
from relationships.maps.ground import PAST, KnownTie, Standing
from relationships.maps.picture import Line, Mark, Picture


class BothDays(Standing):
    """Who was here on the day that was asked for or on the earlier one, and every tie of either; those that are none
    any more as past."""

    def __init__(self, member, filters: Filters):
        super().__init__(member, filters)
        self.now = Standing(member, replace(filters, then=None))
        self.then = Standing(member, replace(filters, on=filters.then or filters.on, then=None))
        self.were: dict[tuple[UUID, UUID], KnownTie] = {}  # of the earlier day, as far as anything was asked for

    @cached_property
    def people(self) -> dict[UUID, Entry]:
        both = self.now.people.keys() | self.then.people.keys()
        return {pk: self.names.people[pk] for pk in self.names.in_order if pk in both}

    def ties(self) -> list[KnownTie]:
        return self._both(self.now.ties(), self.then.ties())

    def ties_of(self, ids: Collection[UUID]) -> list[KnownTie]:
        return self._both(self.now.ties_of(ids), self.then.ties_of(ids))

    def ties_among(self, ids: Collection[UUID], *, here: bool = True) -> list[KnownTie]:
        return self._both(self.now.ties_among(ids, here=here), self.then.ties_among(ids, here=here))

    def _both(self, now: list[KnownTie], before: list[KnownTie]) -> list[KnownTie]:
        self.were |= {tie.pair: tie for tie in before}
        still = {tie.pair for tie in now}
        return [*now, *(tie._replace(state=PAST) for tie in before if tie.pair not in still)]


def standing_for(member, filters: Filters) -> Standing:
    return BothDays(member, filters) if filters.then else Standing(member, filters)


def since(standing: Standing, mark: Mark, pk: UUID) -> Mark:
    """As somebody who left, if they are not here any more."""
    gone = isinstance(standing, BothDays) and pk not in standing.now.people
    return replace(mark, manner=f"{mark.manner} left".strip()) if gone else mark


def earlier(
    standing: Standing, picture: Picture, marks: Mapping[UUID, Mark], lines: Iterable[tuple[Line, KnownTie]]
) -> Picture | None:
    """The same picture on the earlier day: everybody where they stand in it. `lines`: each with the tie it stands
    for."""
    if not isinstance(standing, BothDays):
        return None
    missing = {mark.key for pk, mark in marks.items() if pk not in standing.then.people}
    drawn = [_as_it_was(line, standing.were[tie.pair]) for line, tie in lines if tie.pair in standing.were]
    return replace(
        picture,
        name="then",
        marks=tuple(_as_then(mark) for mark in picture.marks if mark.key not in missing),
        labels=tuple(label for label in picture.labels if label.of not in missing),
        lines=tuple(line for line in drawn if not {line.a, line.b} & missing),
    )


def manner_of(tie: KnownTie, soft: str) -> str:
    """How a line of less weight is drawn (`beside`, `across`); that of a past tie remembers it for the earlier day."""
    return f"past {soft}".strip() if tie.state == PAST else tie.manner or soft


def _as_it_was(line: Line, tie: KnownTie) -> Line:
    soft = " ".join(word for word in line.manner.split() if word in ("beside", "across"))
    return replace(line, band=tie.band, manner=manner_of(tie, soft))


def _as_then(mark: Mark) -> Mark:
    return replace(mark, manner=" ".join(word for word in mark.manner.split() if word != "left"))
