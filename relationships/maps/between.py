"""Between two people: who could introduce the one to the other, along the few strongest ways (two queries)."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relationships.maps import labels, placing
from relationships.maps.both_days import BothDays, since
from relationships.maps.changes import on_both_days
from relationships.maps.filters import Filters
from relationships.maps.ground import KnownTie, tied
from relationships.maps.marks import of_person
from relationships.maps.naming import Naming
from relationships.maps.of_people import OfPeople
from relationships.maps.picture import Line, Mark, Picture
from relationships.maps.placing import Point
from relationships.models.ties import ordered
from relationships.network import Path, strongest_paths

WIDTH, HEIGHT, EDGE = 720.0, 640.0, 74.0
MOST, LONGEST = 4, 4  # ways, and ties on one


class Between(OfPeople):
    def __init__(self, member, filters: Filters, naming: Naming, one: UUID, other: UUID):
        super().__init__(member, filters, naming)
        self.one, self.other = one, other

    @cached_property
    def ties(self) -> dict[tuple[UUID, UUID], KnownTie]:
        """All that a way of at most four ties can run along: what the two are tied to, and what these are."""
        near = self.standing.ties_of([self.one, self.other])
        further = self.standing.ties_of(tied(near) | {self.one, self.other})
        return {tie.pair: tie for tie in further}

    @cached_property
    def ways(self) -> list[Path]:
        """Only along ties that live; one that has gone quiet introduces nobody."""
        live = [(tie.a, tie.b, tie.band) for tie in self.ties.values() if tie.state == "live" and self._asked(tie)]
        return strongest_paths(live, self.one, self.other, most=MOST, longest=LONGEST)

    @cached_property
    def all_ways(self) -> list[Path]:
        """With those of the earlier day that are interrupted now."""
        if not isinstance(self.standing, BothDays):
            return self.ways
        were = [self.standing.were[pair] for pair in self.ties if pair in self.standing.were]
        live = [(tie.a, tie.b, tie.band) for tie in were if tie.state == "live" and self._asked(tie)]
        past = strongest_paths(live, self.one, self.other, most=MOST, longest=LONGEST)
        known = {tuple(way.people) for way in self.ways}
        return [*self.ways, *(way for way in past if tuple(way.people) not in known)][: MOST + 1]

    def _asked(self, tie: KnownTie) -> bool:
        """`crossing`: only ways by people of other departments than theirs."""
        people, ends = self.standing.names.people, (self.one, self.other)
        own = {people[pk].department_id for pk in ends}
        between = [pk for pk in tie.pair if pk not in ends]
        return not self.filters.crossing or bool(between and not own & {people[pk].department_id for pk in between})

    @cached_property
    def shown(self) -> list[KnownTie]:
        """Those on the ways, of either day."""
        pairs = dict.fromkeys(ordered(*two) for way in self.all_ways for two in pairwise(way.people))
        return [self.ties[pair] for pair in pairs]

    @property
    def changed(self) -> list[SafeString]:
        return on_both_days(self.naming, self.standing, tied(self.shown), self.shown, counted=False)

    # The picture ---------------------------------------------------------------------------------------------------

    @cached_property
    def picture(self) -> Picture:
        marks, height = tuple(self.marks.values()), HEIGHT if self.all_ways else 230.0
        lines = tuple(line for line, _tie in self.lines)
        title = _("Between %(one)s and %(other)s") % self._both
        words = labels.place(marks, WIDTH, height)
        return Picture(WIDTH, height, title, self.line, marks, lines, labels=tuple(words))

    @cached_property
    def marks(self) -> dict[UUID, Mark]:
        return {pk: self._mark(number, pk, at) for number, (pk, at) in enumerate(self._spots().items())}

    @cached_property
    def lines(self) -> list[tuple[Line, KnownTie]]:
        return [(self._line(tie), tie) for tie in self.shown]

    def _spots(self) -> dict[UUID, Point]:
        """The one above, the other below; between them each way in a lane of its own, the strongest in the middle.
        Who is on several ways stands in the first. Without a way side by side."""
        if not self.all_ways:
            return {self.one: (WIDTH * 0.3, 110.0), self.other: (WIDTH * 0.7, 110.0)}
        spots = {self.one: (WIDTH / 2, EDGE), self.other: (WIDTH / 2, HEIGHT - EDGE)}
        lanes = (0, -1, 1, -2, 2)
        wide = WIDTH * 0.36 / max(1, len(self.all_ways) // 2)
        for lane, way in zip(lanes, self.all_ways, strict=False):
            for step, pk in enumerate(way.between, start=1):
                down = EDGE + (HEIGHT - 2 * EDGE) * step / (len(way.between) + 1)
                spots.setdefault(pk, (WIDTH / 2 + lane * wide, down))
        return spots

    def _line(self, tie: KnownTie) -> Line:
        """Around whomever would stand in its way."""
        one, other = self.marks[tie.a], self.marks[tie.b]
        bend = placing.clear(one.point, other.point, [mark.point for mark in self.marks.values()], 34.0)
        return Line(one.key, other.key, tie.band, tie.manner, bend)

    def _mark(self, number: int, pk: UUID, at: tuple[float, float]) -> Mark:
        end = pk in (self.one, self.other)
        kinds = ("middle",) if end else ()
        address = self.naming.to("around", pk)
        r = 32.0 if end else 26.0
        return since(self.standing, of_person(self.naming, f"p{number}", pk, at, r, address=address, kinds=kinds), pk)

    # In words ------------------------------------------------------------------------------------------------------

    @property
    def _both(self) -> dict[str, str]:
        return {"one": self.naming.person(self.one), "other": self.naming.person(self.other)}

    @cached_property
    def line(self) -> str:
        if not self.ways:
            return _("We know of nobody yet who could introduce %(one)s and %(other)s.") % self._both
        if not self.ways[0].between:
            return _("%(one)s and %(other)s know each other.") % self._both
        first = " · ".join(self.naming.person(pk) for pk in self.ways[0].between)
        if len(self.ways[0].between) == 1:
            return _("%(first)s could introduce %(one)s and %(other)s.") % {**self._both, "first": first}
        return _("From %(one)s to %(other)s by way of %(first)s.") % {**self._both, "first": first}

    @property
    def words(self) -> list[str]:
        if self.ways:
            return []
        table = _("A table where both sit once is a beginning: lunch, a break, somebody's birthday.")
        longest = ngettext("We looked %(count)s tie far.", "We looked %(count)s ties far.", LONGEST)
        return [longest % {"count": LONGEST}, table]
