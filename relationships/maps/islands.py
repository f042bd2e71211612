"""The whole workplace: an island for each group, with ribbons as broad as there are ties between two."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relationships import network
from relationships.maps import island_names, placing
from relationships.maps.changes import Changes
from relationships.maps.filters import Filters
from relationships.maps.ground import KnownTie, Standing, tied
from relationships.maps.grouping import Group, Grouping, by_itself, grouping
from relationships.maps.naming import Naming
from relationships.maps.picture import MOST_MARKS, Dot, Mark, Picture, Ribbon
from relationships.maps.sheet import Sheet, TieRow
from relationships.maps.words import Words

WIDTH = 720.0
BROADEST, THINNEST = 34.0, 1.6
HEAD, FOOT, KEY = 58.0, 86.0, 36.0  # room for names above and below islands, and for what widths mean
ROUND, COLUMNS = 16, 5  # up to so many islands stand in a ring; more in rows
NUMBERS = [digit * 10**power for power in range(5) for digit in (1, 2, 5)]
A_DOT, MOST_DOTS = (1, 2, 5, 10, 20, 50, 100), 160
PAGES = {"departments": "map-department", "shifts": "map-shift", "places": "map-place", "communities": "map-community"}
NOWHERE = {
    "departments": "map-no-department",
    "shifts": "map-no-shift",
    "communities": "map-no-community",
}


class Islands:
    """`then`: the same on an earlier day, drawn at the same places, if one was asked for."""

    parts_of = ""  # of one island too full to draw: its name

    def __init__(self, member, filters: Filters, naming: Naming, now: Islands | None = None):
        self.member, self.filters, self.naming, self.now = member, filters, naming, now
        self.standing = Standing(member, filters)

    @cached_property
    def then(self) -> Islands | None:
        day = self.filters.then
        if self.now or not day:
            return None
        return type(self)(self.member, replace(self.filters, on=day, then=None), self.naming, now=self)

    @cached_property
    def changes(self) -> Changes | None:
        then = self.then
        return Changes(self.naming, then.standing, self.standing, then.ties, self.ties) if then else None

    @cached_property
    def by(self) -> str:
        """Communities only once they are found: until then departments."""
        if self.now:
            return self.now.by
        asked = "" if self.must_wait else self.filters.by
        return asked or by_itself(self.naming, self.standing.people)

    @property
    def must_wait(self) -> bool:
        """Communities were asked for, and no worker has been there yet."""
        return self.filters.by == "communities" and not self.standing.saved

    @property
    def communities(self) -> dict[UUID, int]:
        return (self.now or self).standing.communities if self.by == "communities" else {}

    @cached_property
    def ground_plan(self) -> Grouping:
        """What stands where: everybody of both days, so that an island has one place in both pictures."""
        if self.now:
            return self.now.ground_plan
        people = {**self.standing.people, **(self.then.standing.people if self.then else {})}
        return grouping(self.by, self.naming, people, self.communities)

    @cached_property
    def grouping(self) -> Grouping:
        """The same islands on both days, with who was there on this one."""
        here = self.standing.people
        groups = [replace(g, people=tuple(pk for pk in g.people if pk in here)) for g in self.ground_plan.groups]
        return Grouping(self.by, tuple(groups))

    @cached_property
    def ties(self) -> list[KnownTie]:
        """All, or only those from one island to another."""
        ties = self.standing.ties()
        if not self.filters.crossing:
            return ties
        of = self.grouping.of
        return [tie for tie in ties if not {*of.get(tie.a, ())} & {*of.get(tie.b, ())}]

    @cached_property
    def counts(self) -> tuple[Counter[tuple[int, int]], Counter[int]]:
        """How many ties run between two islands (the lower number first), and within one."""
        of = self.grouping.of
        between: Counter[tuple[int, int]] = Counter()
        within: Counter[int] = Counter()
        if self.by != "places":  # everybody is on one island: quick, of tens of thousands of ties
            return _counted(Counter((of.get(tie.a), of.get(tie.b)) for tie in self.ties))
        for tie in self.ties:
            ones, others = of.get(tie.a, ()), of.get(tie.b, ())
            shared = set(ones) & set(others)
            within.update(shared)
            if not shared:
                between.update((min(a, b), max(a, b)) for a in ones for b in others)
        return between, within

    def sheet(self) -> Sheet:
        changed = self.changes.sentences() if self.changes else []
        words = [*changed, *self.words.sentences()]
        before = self.then.picture if self.then else None
        return Sheet(
            self.picture,
            self.line,
            words,
            self.rows,
            self._left_out,
            bool(self.words.leaning),
            before,
            self.by,
            self.a_dot,
            self.nothing_known,
            self.must_wait,
        )

    @cached_property
    def words(self) -> Words:
        return Words(self.standing, self.naming, self.ties, self.grouping, self.counts[0])

    @property
    def nothing_known(self) -> bool:
        """Not of the day or the band that was asked for: of nobody at all, ever."""
        return not self.ties and not self.filters.narrowed and not self.parts_of

    # The picture ---------------------------------------------------------------------------------------------------

    @cached_property
    def picture(self) -> Picture:
        marks, height = self._marks()
        ribbons = self._ribbons(marks, height)
        dots = self._dots(marks)
        named = island_names.named(marks, WIDTH, height, outward=len(marks) <= ROUND and not self._saved_shown)
        widths = self._widths(len(marks)) if ribbons else ()
        title = self.parts_of or _("The map of our workplace")
        parts: dict[str, Any] = {
            "marks": tuple(marks),
            "ribbons": tuple(ribbons),
            "dots": tuple(dots),
            "labels": tuple(named),
        }
        height += KEY if widths else 0.0
        return Picture(
            WIDTH, height, title, self.line, **parts, name="then" if self.now else "map", widths=tuple(widths)
        )

    def _marks(self) -> tuple[list[Mark], float]:
        groups = self.grouping.groups
        counts = [len(group.people) for group in self.ground_plan.groups]
        if self._saved_shown:
            height, sizes, points = _by_saved(self._saved, counts)
        elif len(groups) <= ROUND and not self.must_wait:
            height, sizes = (460.0 if len(groups) == 2 else 700.0), _fitting(counts)
            ring = placing.ring(sizes, WIDTH, height - HEAD - FOOT, 20.0, lying=len(groups) == 2)
            points = [(x, y + HEAD) for x, y in ring]
        else:
            cell = 132.0
            height, sizes = cell * -(-len(groups) // COLUMNS), _sizes(counts, 40.0)
            points = [(x, y - 18) for x, y in placing.grid(len(groups), WIDTH, cell, COLUMNS)]
        rows = zip(groups, points, sizes, strict=True)
        return [self._mark(number, group, at, r) for number, (group, at, r) in enumerate(rows)], height

    @property
    def _saved_shown(self) -> bool:
        return bool((self.by == "communities" or len(self.ground_plan.groups) > ROUND) and self._saved)

    @cached_property
    def _saved(self) -> list[placing.Point | None]:
        """In the middle of where the people of each island stood when the map was laid out; none of those of whom
        nobody is tied. Who came since moves no island."""
        if self.now:
            return self.now._saved
        saved = self.standing.saved
        if not saved:
            return []
        found = []
        for group in self.ground_plan.groups:
            known = [saved[pk] for pk in group.people if pk in saved]
            known = [place for place in known if place.community and not group.others] or known[: not group.others]
            found.append(network.middle(range(len(known)), dict(enumerate((one.x, one.y) for one in known))))
        return found

    def _mark(self, number: int, group: Group, at: placing.Point, r: float) -> Mark:
        people = ngettext("%(count)s person", "%(count)s people", len(group.people)) % {"count": len(group.people)}
        within = 0 if group.uncounted else self.counts[1][number]
        people = "" if group.uncounted else people
        among = ngettext("%(count)s tie among them", "%(count)s ties among them", within) % {"count": within}
        says = ", ".join([f"{group.name}: {people}" if people else group.name, *([among] if within else [])])
        address = self.address(group)
        name = group.short if len(self.ground_plan.groups) > ROUND and group.short else group.name
        return Mark(f"i{number}", *at, r, "island", name, people, says=says, address=address, tint=group.tint)

    def address(self, group: Group) -> str:
        return address_of(self.naming, self.grouping.by, group, self.filters.query(by="", steps=1))

    def _ribbons(self, marks: list[Mark], height: float) -> list[Ribbon]:
        between = self.counts[0]
        past = set(self.then.counts[0]) - set(between) if self.then else set()
        room = MOST_MARKS - len(marks)
        if len(marks) > ROUND:
            room = min(room, 2 * len(marks))  # more would be a tangle
        middle, found = (WIDTH / 2, height / 2 - 20), []
        widest_first = sorted(between.items(), key=lambda each: (-each[1], each[0]))
        for (a, b), count in [*widest_first, *((pair, 0) for pair in sorted(past))][:room]:
            one, other = marks[a], marks[b]
            width = max(THINNEST, min(self._width(count, len(marks)), min(one.r, other.r) * 1.3))
            if self._alone(a, b):
                width = min(width, 2 * THINNEST)
            bend = placing.bend((one.x, one.y), (other.x, other.y), middle, 0.15 if self._saved_shown else 0.45)
            says = _("%(one)s and %(other)s: %(count)s") % {
                "one": self.grouping.groups[a].name,
                "other": self.grouping.groups[b].name,
                "count": self._count_in_words(a, b, count),
            }
            address = self._across_address(a, b, past=not count)
            found.append(Ribbon(one.key, other.key, width, bend, says, address, "" if count else "past"))
        return found

    @cached_property
    def _most(self) -> int:
        other = self.now or self.then or self
        return max([*self.counts[0].values(), *other.counts[0].values()], default=0)

    def _width(self, count: int, islands: int) -> float:
        broadest = BROADEST if islands <= ROUND else BROADEST / 3
        return broadest * count / max(self._most, 6)

    def _widths(self, islands: int) -> list[tuple[float, str]]:
        """Two round numbers of ties, as broad as they are drawn."""
        numbers = sorted({max((n for n in NUMBERS if n <= part), default=1) for part in (self._most / 5, self._most)})
        words = [ngettext("%(count)s tie", "%(count)s ties", n) % {"count": n} for n in numbers]
        return [(max(THINNEST, self._width(n, islands)), said) for n, said in zip(numbers, words, strict=True)]

    def _across_address(self, a: int, b: int, *, past: bool = False) -> str:
        """Of the page with the ties between two islands, if the picture may lead anywhere; past ones as they were."""
        on = (past and self.filters.then) or self.filters.on
        groups = self.ground_plan.groups
        address = self.naming.to("map-across", self.by, groups[a].which, groups[b].which)
        return address and address + self.filters.query(by="", steps=1, crossing=False, on=on, then=None)

    def _alone(self, a: int, b: int) -> bool:
        """Whether one of two islands is one person: how many ties they have is never worked out (method 2)."""
        groups = self.ground_plan.groups
        return any(len(group.people) < 2 or group.uncounted for group in (groups[a], groups[b]))

    def _count_in_words(self, a: int, b: int, count: int) -> str:
        if not count:
            return _("no longer tied")
        if self._alone(a, b):
            return _("tied")
        return ngettext("%(count)s tie", "%(count)s ties", count) % {"count": count}

    @cached_property
    def a_dot(self) -> int:
        """How many people a dot stands for, so that there is room for all."""
        room = MOST_MARKS - len(self.grouping.groups) - len(self.counts[0]) - len(self.grouping.groups)
        people = sum(len(group.people) for group in self.ground_plan.groups)
        return next((many for many in A_DOT if people <= many * min(room, MOST_DOTS)), 0)

    def _dots(self, marks: list[Mark]) -> list[Dot]:
        """Everybody, or several, as a dot; hollow for those whom we do not know yet."""
        if not (many := self.a_dot):
            return []
        known, found = tied(self.standing.ties()), []
        for mark, group in zip(marks, self.grouping.groups, strict=True):
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

    # The same in words ---------------------------------------------------------------------------------------------

    @cached_property
    def line(self) -> str:
        """The most important thing that is to be seen."""
        ties = len(self.ties)
        if not ties:
            return _("We do not know yet who is close to whom here.")
        between = sum(self.counts[0].values())
        known = ngettext("We know of %(count)s tie", "We know of %(count)s ties", ties) % {"count": ties}
        if len(self.grouping.groups) < 2 or self.filters.crossing:
            return f"{known}."
        return _("%(known)s; %(across)s.") % {"known": known, "across": self._across(between)}

    def _across(self, count: int) -> str:
        words = {
            "departments": ngettext(
                "%(count)s of them runs between departments", "%(count)s of them run between departments", count
            ),
            "shifts": ngettext("%(count)s of them runs between shifts", "%(count)s of them run between shifts", count),
            "places": ngettext("%(count)s of them runs between tables", "%(count)s of them run between tables", count),
        }
        other = ngettext("%(count)s of them runs between groups", "%(count)s of them run between groups", count)
        return words.get(self.by, other) % {"count": count}

    @cached_property
    def rows(self) -> list[TieRow]:
        """In the order of the islands; no number where one of them is a single person."""
        between, within = self.counts
        groups, band = self.grouping.groups, self.filters.band
        found = [
            TieRow(
                groups[a].name,
                groups[b].name,
                band,
                count=None if self._alone(a, b) else count,
                islands=True,
                address=self._across_address(a, b),
            )
            for (a, b), count in sorted(between.items())
        ]
        inside = [
            TieRow(groups[a].name, groups[a].name, band, count=within[a], islands=True)
            for a in sorted(within)
            if not groups[a].uncounted
        ]
        return found + ([] if self.filters.crossing else inside)

    @property
    def _left_out(self) -> int:
        return len(self.counts[0]) - len(self.picture.ribbons)


def address_of(naming: Naming, by: str, group: Group, query: str = "") -> str:
    """Of an island's own page, if the picture may lead anywhere."""
    if naming.hides:
        return ""
    address = naming.to(NOWHERE[by]) if group.others else naming.to(PAGES[by], group.which)
    return address and address + query


def _counted(ties: Counter) -> tuple[Counter[tuple[int, int]], Counter[int]]:
    """From how many ties there are from the island of the one to that of the other; who is on none has no tie here."""
    between: Counter[tuple[int, int]] = Counter()
    within: Counter[int] = Counter()
    for (one, other), count in ties.items():
        if one and other and one == other:
            within[one[0]] += count
        elif one and other:
            between[min(one[0], other[0]), max(one[0], other[0])] += count
    return between, within


def _fitting(counts: list[int]) -> list[float]:
    """As large as lets all stand in a ring with their names between them."""
    few = int(34 + 22 * max(counts, default=1) ** 0.5)  # an island of a handful is not drawn like a city
    for largest in range(min(150, few), 20, -5):
        sizes = _sizes(counts, float(largest))
        if len(counts) < 3 or sum(2 * r + 74 for r in sizes) <= 6.0 * (WIDTH / 2 - 20 - max(sizes)):
            return sizes
    return _sizes(counts, 20.0)


def _by_saved(saved: list[placing.Point | None], counts: list[int]) -> tuple[float, list[float], list[placing.Point]]:
    """How high the picture is, how large the islands, where each stands. At the foot those with no place of theirs."""
    known = [n for n, point in enumerate(saved) if point]
    few = len(saved) <= ROUND
    sizes = _sizes(counts, 104.0 if few else 32.0)
    room = [size + (44.0 if few else 29.0) for size in sizes]
    height = max(640.0, 1.15 * sum((2 * r) ** 2 for r in room) / WIDTH)
    placed = placing.spread([point for point in saved if point], WIDTH, height - 40, max(room, default=0) * 0.8)
    points = dict(zip(known, placing.apart(placed, [room[n] for n in known], WIDTH, height - 40, gap=0), strict=True))
    rest = [n for n in range(len(saved)) if n not in points]
    for place, n in enumerate(rest):
        points[n] = (WIDTH * (place + 0.5) / len(rest), height + sizes[n])
    height += max((2 * sizes[n] + 60 for n in rest), default=0)
    return height, sizes, [(points[n][0], points[n][1] - 12) for n in range(len(saved))]


def _sizes(counts: list[int], largest: float) -> list[float]:
    """Area in proportion to how many people there are, none too small to touch."""
    most = max(counts, default=1)
    return [max(largest * (count / most) ** 0.5, largest * 0.3, 16.0) for count in counts]
