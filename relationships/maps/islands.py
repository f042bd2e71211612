"""The whole workplace: an island for each group, with ribbons as broad as there are ties between two."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relationships.maps import labels, placing
from relationships.maps.filters import Filters
from relationships.maps.ground import KnownTie, Standing, tied
from relationships.maps.grouping import Group, Grouping, by_itself, grouping
from relationships.maps.naming import Naming
from relationships.maps.picture import MOST_MARKS, Dot, Label, Mark, Picture, Ribbon
from relationships.maps.sheet import Sheet, TieRow

WIDTH = 720.0
BROADEST, THINNEST = 34.0, 1.6
ROUND, COLUMNS = 16, 5  # up to so many islands stand in a ring; more in rows
PAGES = {"departments": "map-department", "shifts": "map-shift", "places": "map-place", "communities": "map-community"}
NOWHERE = {"departments": "map-no-department", "shifts": "map-no-shift"}


class Islands:
    def __init__(self, member, filters: Filters, naming: Naming):
        self.member, self.filters, self.naming = member, filters, naming
        self.standing = Standing(member, filters)

    @cached_property
    def grouping(self) -> Grouping:
        by = self.filters.by or by_itself(self.naming, self.standing.people)
        return grouping(by, self.naming, self.standing.people)

    @cached_property
    def ties(self) -> list[KnownTie]:
        return self.standing.ties()

    @cached_property
    def counts(self) -> tuple[Counter[tuple[int, int]], Counter[int]]:
        """How many ties run between two islands (the lower number first), and within one."""
        of = self.grouping.of
        between: Counter[tuple[int, int]] = Counter()
        within: Counter[int] = Counter()
        for tie in self.ties:
            ones, others = of.get(tie.a, ()), of.get(tie.b, ())
            shared = set(ones) & set(others)
            within.update(shared)
            if not shared:
                between.update((min(a, b), max(a, b)) for a in ones for b in others)
        return between, within

    def sheet(self) -> Sheet:
        return Sheet(self.picture, self.line, [], self.rows, self._left_out)

    # The picture ---------------------------------------------------------------------------------------------------

    @cached_property
    def picture(self) -> Picture:
        marks, height = self._marks()
        ribbons = self._ribbons(marks, height)
        dots = self._dots(marks, MOST_MARKS - len(marks) - len(ribbons))
        named = labels_below(marks, WIDTH, height)
        title = _("The map of our workplace")
        return Picture(WIDTH, height, title, self.line, tuple(marks), (), tuple(ribbons), tuple(dots), tuple(named))

    def _marks(self) -> tuple[list[Mark], float]:
        groups = self.grouping.groups
        if len(groups) <= ROUND:
            height, sizes = 700.0, _sizes([len(group.people) for group in groups], 118.0 if len(groups) < 7 else 74.0)
            points = placing.ring(sizes, WIDTH, height - 56, 20.0)
        else:
            cell = 132.0
            height, sizes = cell * -(-len(groups) // COLUMNS), _sizes([len(group.people) for group in groups], 40.0)
            points = [(x, y - 18) for x, y in placing.grid(len(groups), WIDTH, cell, COLUMNS)]
        rows = zip(groups, points, sizes, strict=True)
        return [self._mark(number, group, at, r) for number, (group, at, r) in enumerate(rows)], height

    def _mark(self, number: int, group: Group, at: placing.Point, r: float) -> Mark:
        people = ngettext("%(count)s person", "%(count)s people", len(group.people)) % {"count": len(group.people)}
        within = self.counts[1][number]
        among = ngettext("%(count)s tie among them", "%(count)s ties among them", within) % {"count": within}
        says = f"{group.name}: {people}, {among}" if within else f"{group.name}: {people}"
        address = address_of(self.naming, self.grouping.by, group, self.filters.query(by="", steps=1))
        return Mark(f"i{number}", *at, r, "island", group.name, people, "", says, address, group.tint)

    def _ribbons(self, marks: list[Mark], height: float) -> list[Ribbon]:
        between = self.counts[0]
        most = max(between.values(), default=1)
        room = MOST_MARKS - len(marks)
        broadest = BROADEST if len(marks) <= ROUND else BROADEST / 3
        middle, found = (WIDTH / 2, height / 2 - 20), []
        for (a, b), count in sorted(between.items(), key=lambda each: (-each[1], each[0]))[:room]:
            one, other = marks[a], marks[b]
            width = max(THINNEST, min(broadest * count / max(most, 6), min(one.r, other.r) * 1.3))
            bend = placing.bend((one.x, one.y), (other.x, other.y), middle, 0.45)
            says = _("%(one)s and %(other)s: %(count)s") % {
                "one": one.label,
                "other": other.label,
                "count": ngettext("%(count)s tie", "%(count)s ties", count) % {"count": count},
            }
            found.append(Ribbon(one.key, other.key, width, bend, says))
        return found

    def _dots(self, marks: list[Mark], room: int) -> list[Dot]:
        """Everybody as a dot, if there is room for all; hollow for those whom we do not know yet."""
        groups = self.grouping.groups
        if sum(len(group.people) for group in groups) > room:
            return []
        known, found = tied(self.ties), []
        for mark, group in zip(marks, groups, strict=True):
            r = min(6.5, mark.r * 0.42 / max(1.0, len(group.people) ** 0.5))
            points = placing.sunflower(len(group.people), mark.x, mark.y, mark.r - r - 7)
            found += [
                Dot(x, y, r, group.tint, pk not in known) for (x, y), pk in zip(points, group.people, strict=True)
            ]
        return found

    # The same in words ---------------------------------------------------------------------------------------------

    @cached_property
    def line(self) -> str:
        """The most important thing that is to be seen."""
        ties = len(self.ties)
        if not ties:
            return _("We do not know yet who is close to whom here.")
        between = sum(self.counts[0].values())
        known = ngettext("We know of %(count)s tie", "We know of %(count)s ties", ties) % {"count": ties}
        if len(self.grouping.groups) < 2:
            return f"{known}."
        across = ngettext("%(count)s of them runs", "%(count)s of them run", between) % {"count": between}
        return _("%(known)s; %(across)s from one island to another.") % {"known": known, "across": across}

    @cached_property
    def rows(self) -> list[TieRow]:
        between, within = self.counts
        groups, band = self.grouping.groups, self.filters.band
        found = [TieRow(groups[a].name, groups[b].name, band, count=count) for (a, b), count in sorted(between.items())]
        return found + [TieRow(groups[a].name, groups[a].name, band, count=within[a]) for a in sorted(within)]

    @property
    def _left_out(self) -> int:
        return len(self.counts[0]) - len(self.picture.ribbons)


def address_of(naming: Naming, by: str, group: Group, query: str = "") -> str:
    """Of an island's own page, if the picture may lead anywhere."""
    address = naming.to(NOWHERE[by]) if group.others else naming.to(PAGES[by], group.which)
    return address and address + query


def _sizes(counts: list[int], largest: float) -> list[float]:
    """Area in proportion to how many people there are, none too small to touch."""
    most = max(counts, default=1)
    return [max(largest * (count / most) ** 0.5, largest * 0.3, 16.0) for count in counts]


def labels_below(marks: list[Mark], width: float, height: float) -> list[Label]:
    """An island's name under it, how many people under that; where there is no room, the name alone or nothing."""
    found: list[Label] = []
    taken = labels.Taken(labels.box_of_mark(mark) for mark in marks)
    for mark in marks:
        widest = 2 * min(mark.x, width - mark.x)
        name = labels.shortened(mark.label, min(widest, max(3 * mark.r, 150)), labels.NARROW)
        y = mark.y + mark.r + 5 + labels.UP * labels.NARROW
        both = [
            Label(mark.x, y, name, "middle", "name", of=mark.key),
            Label(mark.x, y + labels.NARROW, mark.soft, "middle", "soft", of=mark.key),
        ]
        for some in (both, both[:1]):
            boxes = [labels.box_of(label, labels.NARROW) for label in some]
            if all(taken.free(box) and box[3] <= height for box in boxes):
                found += some
                for box in boxes:
                    taken.add(box)
                break
    return found
