"""Around one person, one to three steps: who is tied to them, who to those. Step by step one query each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from math import atan2, cos, pi, sin
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from relationships.maps import labels, placing
from relationships.maps.both_days import earlier, manner_of, since, standing_for
from relationships.maps.changes import on_both_days
from relationships.maps.filters import Filters
from relationships.maps.ground import PAST, KnownTie, tied
from relationships.maps.marks import of_person
from relationships.maps.naming import Naming
from relationships.maps.picture import MOST_MARKS, Ground, Line, Mark, Picture
from relationships.maps.rows import rows_of
from relationships.maps.sheet import Sheet

WIDTH, HEIGHT = 720.0, 780.0
X, Y = WIDTH / 2, HEIGHT / 2
MOST_GROUPS = 80


class Around:
    """`steps` people outwards as far as was asked; where a ring would be too full, it stands as its departments."""

    def __init__(self, member, filters: Filters, naming: Naming, person_id: UUID):
        self.member, self.filters, self.naming, self.person_id = member, filters, naming, person_id
        self.standing = standing_for(member, filters)

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

    def sheet(self) -> Sheet:
        people = {pk for ring in self.rings for pk in ring}
        changed = on_both_days(self.naming, self.standing, people, self.ties, counted=False)
        before = earlier(self.standing, self.picture, self._marks, self._lines)
        rows = rows_of([tie for tie in self.ties if tie.state != PAST], self.naming)
        return Sheet(self.picture, self.line, changed, rows, before=before)

    # The picture ---------------------------------------------------------------------------------------------------

    @cached_property
    def shown(self) -> list[list[UUID]]:
        """The rings that are drawn one by one."""
        shown, room = [], MOST_MARKS - 1 - min(len(self.naming.names.departments) + 1, MOST_GROUPS)
        for ring in self.rings:
            if len(ring) > room:
                break
            room -= len(ring)
            shown.append(ring)
        return shown

    @cached_property
    def picture(self) -> Picture:
        outer = [ring for ring in self.shown[1:] if ring]
        groups = self._groups
        counts = [len(ring) for ring in outer]
        radii = _radii([*counts, *([len(groups)] if groups else [])])
        edge = radii.pop() if groups else (0.0, 0.0)
        size = _size(outer, radii)
        marks = {self.person_id: self._mark(self.person_id, (X, Y), max(size * 1.25, 22), "middle")}
        for ring, turns, r in zip(outer, self._turns(outer), radii, strict=True):
            marks |= {
                pk: self._mark(pk, placing.on_ring(turn, X, Y, *r), size) for pk, turn in zip(ring, turns, strict=True)
            }
        beyond = self._group_marks(marks, edge)
        everyone = [*marks.values(), *beyond.values(), *self._beyond()]
        self._marks = marks
        self._lines = [(self._line(tie, marks), tie) for tie in self.ties if tie.a in marks and tie.b in marks]
        lines = [*(line for line, _tie in self._lines), *self._lines_beyond(marks, beyond)]
        grounds = [Ground(X, Y, *r, manner="ring") for r in radii]
        title = _("Around %(name)s") % {"name": self.naming.person(self.person_id)}
        parts: dict[str, Any] = {
            "lines": tuple(lines),
            "labels": tuple(labels.place(everyone, WIDTH, HEIGHT)),
            "ground": tuple(grounds),
        }
        return Picture(WIDTH, HEIGHT, title, self.line, tuple(everyone), **parts)

    def _mark(self, pk: UUID, at: placing.Point, r: float, *kinds: str) -> Mark:
        """The one in the middle leads to their own page, the others to what is around them."""
        page = self.naming.to("person" if kinds else "around", pk)
        address = page if kinds or not page else page + self.filters.query()
        mark = of_person(self.naming, f"p{self._number[pk]}", pk, at, r, address=address, kinds=kinds)
        return since(self.standing, mark, pk)

    @cached_property
    def _number(self) -> dict[UUID, int]:
        return {pk: number for number, pk in enumerate(pk for ring in self.shown for pk in ring)}

    def _line(self, tie: KnownTie, marks: dict[UUID, Mark]) -> Line:
        """Ties along a ring are paler than those that lead outwards."""
        one, other = marks[tie.a], marks[tie.b]
        along = self._ring_of[tie.a] == self._ring_of[tie.b]
        bend = placing.bend((one.x, one.y), (other.x, other.y), (X, Y), 0.3) if along else None
        return Line(one.key, other.key, tie.band, manner_of(tie, "beside" if along else ""), bend)

    @cached_property
    def _ring_of(self) -> dict[UUID, int]:
        return {pk: number for number, ring in enumerate(self.rings) for pk in ring}

    def _turns(self, rings: list[list[UUID]]) -> list[list[float]]:
        """The first ring by department and name; the further ones near those through whom they are known."""
        angles: dict[UUID, float] = {}
        found = []
        near: dict[UUID, list[UUID]] = defaultdict(list)
        for tie in self.ties:
            near[tie.a].append(tie.b)
            near[tie.b].append(tie.a)
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
                turns = placing.turns([_mean_turn(each) for each in inner], len(ring))
            angles |= dict(zip(ring, turns, strict=True))
            found.append(turns)
        return found

    def _saved_ways(self, ring: list[UUID]) -> list[float]:
        """In which direction each stands from the one in the middle, where the map was laid out (in turns)."""
        points = self.standing.points([self.person_id, *ring], self.ties)
        if not (middle := points.get(self.person_id)) or not points.keys() >= set(ring):
            return []
        ways = [(points[pk][0] - middle[0], points[pk][1] - middle[1]) for pk in ring]
        return [(atan2(x, -y) / (2 * pi)) % 1.0 for x, y in ways]

    # A ring too full to draw -----------------------------------------------------------------------------------------

    @cached_property
    def _rest(self) -> list[UUID]:
        return [pk for ring in self.rings[len(self.shown) :] for pk in ring]

    @cached_property
    def _groups(self) -> dict[UUID, list[UUID]]:
        """Department to those of its people who are not drawn one by one; none if these are too many as well, or if
        nobody is to be singled out by a department of one (S19)."""
        if self.naming.hides:
            return {}
        people = self.standing.names.people
        found: dict[UUID, list[UUID]] = {pk: [] for pk in self.naming.names.departments}
        for pk in self._rest:
            if (room := people[pk].department_id) in found:
                found[room].append(pk)
        found = {pk: some for pk, some in found.items() if some}
        return found if len(found) <= MOST_GROUPS else {}

    def _group_marks(self, marks: dict[UUID, Mark], edge: tuple[float, float]) -> dict[UUID, Mark]:
        """On the outermost ring, in the direction of those through whom they are known."""
        ways: dict[UUID, list[float]] = {pk: [] for pk in self._groups}
        for known, group, _tie in self._ties_beyond(marks):
            ways[group].append((atan2(marks[known].x - X, Y - marks[known].y) / (2 * pi)) % 1.0)
        turns = placing.turns([_mean_turn(each) for each in ways.values()], len(ways))
        names = self.naming.names.departments
        found = {}
        for number, (pk, turn) in enumerate(zip(ways, turns, strict=True)):
            address = self.naming.to("map-department", pk)
            named: dict[str, Any] = {
                "label": names[pk].name,
                "says": names[pk].name,
                "address": address,
                "tint": names[pk].tint,
            }
            found[pk] = Mark(f"i{number}", *placing.on_ring(turn, X, Y, *edge), 11, "island small", **named)
        return found

    def _ties_beyond(self, marks: dict[UUID, Mark]) -> Iterable[tuple[UUID, UUID, KnownTie]]:
        """(who is drawn, the department of the other, the tie)"""
        people = self.standing.names.people
        for tie in self.ties:
            for pk in tie.pair:
                group = people[tie.other(pk)].department_id
                if pk in marks and tie.other(pk) not in marks and group in self._groups:
                    yield pk, group, tie

    def _lines_beyond(self, marks: dict[UUID, Mark], beyond: dict[UUID, Mark]) -> list[Line]:
        """One to a department each, as strong as the strongest."""
        bands: dict[tuple[str, str], int] = {}
        for pk, group, tie in self._ties_beyond(marks):
            key = marks[pk].key, beyond[group].key
            bands[key] = max(tie.band, bands.get(key, 0))
        return [Line(one, other, band, "across") for (one, other), band in bands.items()]

    def _beyond(self) -> list[Mark]:
        """Whoever is in none of these departments, as one mark at the foot of the picture."""
        if len(self._rest) == sum(map(len, self._groups.values())):
            return []
        return [Mark("further", X, HEIGHT - 50, 15, "others", _("more people further out"))]

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


def _size(rings: list[list[UUID]], radii: list[tuple[float, float]]) -> float:
    """The largest radius at which no two on a ring touch."""
    rooms = [6.283 * min(r) / max(len(ring), 6) / 2.5 for ring, r in zip(rings, radii, strict=True)]
    return max(4.0, min([26.0, *rooms]))


def _mean_turn(turns: list[float]) -> float:
    """The direction between directions, in turns."""
    x, y = sum(cos(2 * pi * turn) for turn in turns), sum(sin(2 * pi * turn) for turn in turns)
    return (atan2(y, x) / (2 * pi)) % 1.0
