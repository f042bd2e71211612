"""Around one person, one to three steps: who is tied to them, who to those. Step by step one query each."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from relationships.maps import labels, placing
from relationships.maps.beyond import MOST_GROUPS, Beyond
from relationships.maps.both_days import manner_of, since
from relationships.maps.changes import on_both_days
from relationships.maps.filters import Filters
from relationships.maps.ground import KnownTie, tied, tied_to
from relationships.maps.marks import of_person
from relationships.maps.naming import Naming
from relationships.maps.of_people import OfPeople
from relationships.maps.picture import MOST_MARKS, Ground, Line, Mark, Picture

WIDTH, HEIGHT = 720.0, 780.0
X, Y = WIDTH / 2, HEIGHT / 2
NAMED = 44  # people on a further ring: more have no room for their names, and stand as their departments
EVEN = 12  # people on a ring: more stand each on a height of their own, so that their names do not meet


class Around(OfPeople):
    """`steps` people outwards as far as was asked; where a ring would be too full, it stands as its departments."""

    def __init__(self, member, filters: Filters, naming: Naming, person_id: UUID):
        super().__init__(member, filters, naming)
        self.person_id = person_id

    @cached_property
    def found(self) -> tuple[list[list[UUID]], list[KnownTie]]:
        """The rings of people, the one in the middle first, and every tie among them."""
        rings, inside = [[self.person_id]], {self.person_id}
        for _step in range(self.filters.steps):
            ends = tied(self._asked(self.standing.ties_of(rings[-1])))
            near = [pk for pk in self.standing.people if pk in ends and pk not in inside]
            rings.append(self.naming.in_order(near))
            inside.update(rings[-1])
        return rings, self._asked(self.standing.ties_among(inside))

    def _asked(self, ties: list[KnownTie]) -> list[KnownTie]:
        """Only those from one department to another, if that was asked for."""
        people = self.standing.names.people
        if not self.filters.crossing:
            return ties
        return [tie for tie in ties if people[tie.a].department_id != people[tie.b].department_id]

    @property
    def rings(self) -> list[list[UUID]]:
        return self.found[0]

    @property
    def ties(self) -> list[KnownTie]:
        return self.found[1]

    shown = ties

    @property
    def changed(self) -> list[SafeString]:
        people = {pk for ring in self.rings for pk in ring}
        return on_both_days(self.naming, self.standing, people, self.ties, counted=False)

    # The picture ---------------------------------------------------------------------------------------------------

    @cached_property
    def drawn(self) -> list[list[UUID]]:
        """The rings that are drawn one by one."""
        drawn: list[list[UUID]] = []
        room = MOST_MARKS - 1 - min(len(self.naming.names.departments) + 1, MOST_GROUPS)
        for ring in self.rings:
            if len(ring) > room or (len(drawn) > 1 and len(ring) > NAMED and not self.naming.hides):
                break
            room -= len(ring)
            drawn.append(ring)
        return drawn

    @cached_property
    def beyond(self) -> Beyond:
        further = [pk for ring in self.rings[len(self.drawn) :] for pk in ring]
        return Beyond(self.naming, further, self.ties)

    @property
    def _outer(self) -> list[list[UUID]]:
        return [ring for ring in self.drawn[1:] if ring]

    @cached_property
    def _radii(self) -> list[tuple[float, float]]:
        """Of the rings of people, and of departments around them if there is one."""
        groups = self.beyond.groups
        return _radii([*map(len, self._outer), *([len(groups)] if groups else [])])

    @cached_property
    def marks(self) -> dict[UUID, Mark]:
        outer = self._outer
        radii = self._radii[: len(outer)]
        size = _size(outer, radii)
        marks = {self.person_id: self._mark(self.person_id, (X, Y), max(size * 1.25, 22), "middle")}
        for ring, turns, r in zip(outer, self._turns(outer), radii, strict=True):
            spots = dict(zip(ring, _spots(turns, r), strict=True))
            marks |= {pk: self._mark(pk, at, size) for pk, at in spots.items()}
        return marks

    @cached_property
    def lines(self) -> list[tuple[Line, KnownTie]]:
        return [(self._line(tie), tie) for tie in self.ties if tie.a in self.marks and tie.b in self.marks]

    @cached_property
    def picture(self) -> Picture:
        groups = self.beyond.marks(self.marks, (X, Y), self._radii[-1]) if self.beyond.groups else {}
        everyone = [*self.marks.values(), *groups.values()]
        if self.beyond.others:
            everyone.append(Mark("further", X, HEIGHT - 50, 15, "others", _("more people further out")))
        lines = [*(line for line, _tie in self.lines), *self.beyond.lines(self.marks, groups)]
        parts: dict[str, Any] = {
            "lines": tuple(lines),
            "labels": tuple(labels.place(everyone, WIDTH, HEIGHT)),
            "ground": tuple(Ground(X, Y, *r, manner="ring") for r in self._radii[: len(self._outer)]),
        }
        title = _("Around %(name)s") % {"name": self.naming.person(self.person_id)}
        return Picture(WIDTH, HEIGHT, title, self.line, tuple(everyone), **parts)

    def _mark(self, pk: UUID, at: placing.Point, r: float, *kinds: str) -> Mark:
        """The one in the middle leads to their own page, the others to what is around them."""
        page = self.naming.to("person" if kinds else "around", pk)
        address = page if kinds or not page else page + self.filters.query()
        mark = of_person(self.naming, f"p{self._number[pk]}", pk, at, r, address=address, kinds=kinds)
        return since(self.standing, mark, pk)

    @cached_property
    def _number(self) -> dict[UUID, int]:
        return {pk: number for number, pk in enumerate(pk for ring in self.drawn for pk in ring)}

    def _line(self, tie: KnownTie) -> Line:
        """Ties along a ring are paler than those that lead outwards."""
        one, other = self.marks[tie.a], self.marks[tie.b]
        along = self._ring_of[tie.a] == self._ring_of[tie.b]
        bend = placing.bend(one.point, other.point, (X, Y), 0.3) if along else None
        return Line(one.key, other.key, tie.band, manner_of(tie, "beside" if along else ""), bend)

    @cached_property
    def _ring_of(self) -> dict[UUID, int]:
        return {pk: number for number, ring in enumerate(self.rings) for pk in ring}

    def _turns(self, rings: list[list[UUID]]) -> list[list[float]]:
        """The first ring by department and name; the further ones near those through whom they are known."""
        angles: dict[UUID, float] = {}
        found = []
        near = tied_to(self.ties)
        places = {pk: n for n, pk in enumerate(self.naming.names.departments)}
        for number, ring in enumerate(rings):
            if number == 0 and (ways := self._saved_ways(ring)):
                turns = placing.turns(ways, len(ring))
            elif number == 0:
                order = sorted(ring, key=lambda pk: places.get(self.naming.names.people[pk].department_id or pk, 99))
                spots = {pk: n / len(ring) for n, pk in enumerate(order)}
                turns = [spots[pk] for pk in ring]
            else:
                inner = [[angles[other] for other in near[pk] if other in angles] for pk in ring]
                turns = placing.turns([placing.mean_turn(each) for each in inner], len(ring))
            angles |= dict(zip(ring, turns, strict=True))
            found.append(turns)
        return found

    def _saved_ways(self, ring: list[UUID]) -> list[float]:
        """In which direction each stands from the one in the middle, where the map was laid out (in turns)."""
        points = self.standing.points([self.person_id, *ring], self.ties)
        if not (middle := points.get(self.person_id)) or not points.keys() >= set(ring):
            return []
        return [placing.turn_of(points[pk], *middle) for pk in ring]

    # In words ------------------------------------------------------------------------------------------------------

    @cached_property
    def line(self) -> str:
        """Says nothing of how many: no number is ever worked out for a person (method 2)."""
        name = self.naming.person(self.person_id)
        if len(self.rings[1]) == 0:
            return _("We do not know yet who %(name)s is close to.") % {"name": name}
        if self.filters.steps == 1:
            return _("Those whom %(name)s knows, and who of them know each other.") % {"name": name}
        return _("Those whom %(name)s knows, and whom one meets through them.") % {"name": name}


def _radii(counts: list[int]) -> list[tuple[float, float]]:
    """Across and down, evenly out to the edge; at the sides there is room for names."""
    if len(counts) < 2:
        wide = 0.62 if counts and counts[0] <= 8 else 0.85
        return [(X * 0.64 * wide, Y * 0.82 * wide)] * len(counts)
    shares = [0.4 + 0.6 * n / (len(counts) - 1) for n in range(len(counts))]
    return [(X * 0.64 * share, Y * 0.84 * share) for share in shares]


def _spots(turns: list[float], r: tuple[float, float]) -> list[placing.Point]:
    """Where those stand who would like to stand in these directions, a few evenly around; in their order, clockwise."""
    if len(turns) <= EVEN:
        return [placing.on_ring(turn, X, Y, *r) for turn in turns]
    order = sorted(range(len(turns)), key=lambda n: turns[n])
    spots = dict(zip(order, placing.ladder(len(turns), X, Y, *r), strict=True))
    return [spots[n] for n in range(len(turns))]


def _size(rings: list[list[UUID]], radii: list[tuple[float, float]]) -> float:
    """The largest radius at which no two on a ring touch."""
    rooms = [6.283 * min(r) / max(len(ring), 6) / 2.5 for ring, r in zip(rings, radii, strict=True)]
    return max(4.0, min([26.0, *rooms]))
