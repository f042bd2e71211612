"""Islands as a picture: a mark each, everybody on it as a dot, and ribbons between them."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relationships.maps import island_names, placing
from relationships.maps.ground import tied
from relationships.maps.grouping import Group
from relationships.maps.islands import places
from relationships.maps.islands.facts import Facts
from relationships.maps.islands.places import ROUND, WIDTH, Places
from relationships.maps.picture import MOST_MARKS, Dot, Mark, Picture, Ribbon

BROADEST, THINNEST = 34.0, 1.6
SOME = 9  # up to so many islands every ribbon between two is drawn
KEY = 36.0  # room for what widths mean
NUMBERS = [digit * 10**power for power in range(5) for digit in (1, 2, 5)]
A_DOT, MOST_DOTS = (1, 2, 5, 10, 20, 50, 100), 160


class Drawing:
    def __init__(self, facts: Facts):
        self.facts = facts
        self.groups = facts.grouping.groups
        self.everybody = facts.ground_plan.groups  # the same islands with the people of both days
        self.few = len(self.groups) <= ROUND

    def picture(self, title: str, line: str) -> Picture:
        widths, height = self.widths if self.ribbons else [], self.places.height
        upper = self.places.middle if self.few and not self.as_saved else 0.0
        return Picture(
            WIDTH,
            height + (KEY if widths else 0.0),
            title,
            line,
            marks=tuple(self.marks),
            ribbons=tuple(self.ribbons),
            dots=tuple(self.dots),
            labels=tuple(island_names.named(self.marks, WIDTH, height, upper=upper)),
            name="then" if self.facts.now else "map",
            widths=tuple(widths),
            a_tie=self._width(1),
        )

    # Islands ---------------------------------------------------------------------------------------------------------

    @property
    def as_saved(self) -> bool:
        """Whether they stand where the map was laid out."""
        return bool((self.facts.by == "communities" or not self.few) and self.facts.stood)

    @cached_property
    def places(self) -> Places:
        counts = [len(group.people) for group in self.everybody]
        if self.as_saved:
            return places.as_saved(self.facts.stood, counts)
        return places.in_ring(counts) if self.few and not self.facts.must_wait else places.in_rows(counts)

    @cached_property
    def marks(self) -> list[Mark]:
        rows = zip(self.groups, self.places.points, self.places.sizes, strict=True)
        return [self._mark(number, group, at, r) for number, (group, at, r) in enumerate(rows)]

    def _mark(self, number: int, group: Group, at: placing.Point, r: float) -> Mark:
        people = ngettext("%(count)s person", "%(count)s people", len(group.people)) % {"count": len(group.people)}
        within = 0 if group.uncounted else self.facts.counts[1][number]
        people = "" if group.uncounted else people
        among = ngettext("%(count)s tie among them", "%(count)s ties among them", within) % {"count": within}
        says = ", ".join([f"{group.name}: {people}" if people else group.name, *([among] if within else [])])
        name = group.name if self.few else group.short or group.name
        address = self.facts.address(group)
        return Mark(f"i{number}", *at, r, "island", name, people, says=says, address=address, tint=group.tint)

    # Ribbons ---------------------------------------------------------------------------------------------------------

    @cached_property
    def ribbons(self) -> list[Ribbon]:
        """The widest first, then those that are past."""
        between, past = self.facts.counts[0], []
        if self.facts.then:
            past = sorted(self.facts.on_either_day.keys() - between.keys())
        widest_first = sorted(between.items(), key=lambda each: (-each[1], each[0]))
        shown = [*widest_first, *((pair, 0) for pair in past)][: self.most_ribbons]
        return [self._ribbon(*pair, count) for pair, count in shown]

    @property
    def most_ribbons(self) -> int:
        """More between many islands would be a tangle."""
        room = MOST_MARKS - len(self.groups)
        return room if len(self.groups) <= SOME else min(room, 2 * len(self.groups))

    @property
    def left_out(self) -> int:
        """How many there is no room for, but for those that are past."""
        return max(0, len(self.facts.counts[0]) - self.most_ribbons)

    def _ribbon(self, a: int, b: int, count: int) -> Ribbon:
        one, other, alone = self.marks[a], self.marks[b], self.facts.alone(a, b)
        width = max(THINNEST, min(self._width(count), min(one.r, other.r) * 1.3))
        width = min(width, 2 * THINNEST) if alone else width
        middle = WIDTH / 2, self.places.middle
        bend = placing.bend(one.point, other.point, middle, 0.15 if self.as_saved else 0.45)
        words = _("no longer tied") if not count else _("tied") if alone else _ties(count)
        names = {"one": self.groups[a].name, "other": self.groups[b].name, "count": words}
        says = _("%(one)s and %(other)s: %(count)s") % names
        address = self.facts.across_address(a, b, past=not count)
        return Ribbon(one.key, other.key, width, bend, says, address, "" if count else "past")

    def _width(self, count: int) -> float:
        return (BROADEST if self.few else BROADEST / 3) * count / max(self._most_ties, 6)

    @cached_property
    def _most_ties(self) -> int:
        return max(self.facts.on_either_day.values(), default=0)

    @property
    def widths(self) -> list[tuple[float, str]]:
        """Two round numbers of ties, as broad as they are drawn."""
        most = self._most_ties
        numbers = sorted({max((n for n in NUMBERS if n <= part), default=1) for part in (most / 5, most)})
        return [(max(THINNEST, self._width(number)), _ties(number)) for number in numbers]

    # Dots ------------------------------------------------------------------------------------------------------------

    @cached_property
    def a_dot(self) -> int:
        """How many people a dot stands for, so that there is room for all; the same on both days."""
        ribbons = min(self.most_ribbons, len(self.facts.on_either_day))
        room = MOST_MARKS - 2 * len(self.groups) - ribbons  # the last dot on each island may stand for fewer
        people = sum(len(group.people) for group in self.everybody)
        return next((many for many in A_DOT if people <= many * min(room, MOST_DOTS)), 0)

    @cached_property
    def dots(self) -> list[Dot]:
        """Everybody, or several, as a dot; hollow for those whom we do not know yet."""
        if not (many := self.a_dot):
            return []
        known, found = tied(self.facts.standing.ties()), []
        for mark, group in zip(self.marks, self.groups, strict=True):
            if group.uncounted:
                continue
            unknown = [pk not in known for pk in group.people]
            hollow = (
                unknown if many == 1 else [at >= sum(not one for one in unknown) for at in range(0, len(unknown), many)]
            )
            r = min(6.5, mark.r * 0.42 / max(1.0, len(hollow) ** 0.5))
            points = placing.sunflower(len(hollow), mark.x, mark.y, mark.r - r - 7)
            found += [Dot(x, y, r, group.tint, one) for (x, y), one in zip(points, hollow, strict=True)]
        return found


def _ties(count: int) -> str:
    return ngettext("%(count)s tie", "%(count)s ties", count) % {"count": count}
