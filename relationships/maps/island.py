"""One island with its people, and at its shore the islands they are tied to."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relationships.maps import labels, on_an_island, placing
from relationships.maps.both_days import manner_of, since
from relationships.maps.changes import on_both_days
from relationships.maps.crowd import Crowd, parts
from relationships.maps.filters import Filters
from relationships.maps.ground import PAST, KnownTie, tied_to
from relationships.maps.grouping import Group, Grouping, community_names, grouping
from relationships.maps.islands import address_of
from relationships.maps.languages import languages_of
from relationships.maps.marks import of_group, of_person
from relationships.maps.naming import Naming
from relationships.maps.of_people import OfPeople
from relationships.maps.on_an_island import CLOSE, MIDDLE, ROUND, SIDE, Places
from relationships.maps.picture import MOST_MARKS, Ground, Label, Line, Mark, Picture
from relationships.maps.sheet import Sheet

NEIGHBOURS = 8
FULL = MOST_MARKS - NEIGHBOURS - 2  # more people than that stand in parts


class Island(OfPeople):
    """`which` is the group's id in addresses. `group` is None if nobody is on it."""

    def __init__(self, member, filters: Filters, naming: Naming, by: str, which: str):
        super().__init__(member, filters, naming)
        self.by, self.which = by, which

    @cached_property
    def grouping(self) -> Grouping:
        communities = self.standing.communities if self.by == "communities" else {}
        return grouping(self.by, self.naming, self.standing.people, communities)

    @cached_property
    def group(self) -> Group | None:
        return self.grouping.group(self.which)

    @cached_property
    def name(self) -> str | None:
        """Of a community or a language, which have no row of their own; None if there is no such."""
        if self.group:
            return self.group.name
        if self.by == "languages":
            return next((one.name for one in languages_of(self.member) if one.which == self.which), None)
        return self._names.get(int(self.which))

    @cached_property
    def _names(self) -> dict[int, str]:
        return community_names(self.naming, self.standing.communities)

    @cached_property
    def people(self) -> list[UUID]:
        """All of them, or those of one part if that was asked for."""
        people = self.naming.in_order(self.group.people) if self.group and not self.group.uncounted else []
        part = self.filters.part
        return dict(enumerate(parts(people), start=1)).get(part, []) if part and people else people

    @cached_property
    def all_ties(self) -> list[KnownTie]:
        return self.standing.ties_of(self.people) if self.people else []

    @cached_property
    def ties(self) -> list[KnownTie]:
        """Those among its people, unless only those that cross were asked for."""
        here = set(self.people)
        return [] if self.filters.crossing else [tie for tie in self.all_ties if tie.a in here and tie.b in here]

    @cached_property
    def outwards(self) -> list[tuple[UUID, int, KnownTie]]:
        """(who of the island, the number of the other island, the tie)."""
        of, own = self.grouping.of, self._own
        here, found = set(self.people), []
        for tie in self.all_ties:
            for pk in tie.pair:
                others = [n for n in of.get(tie.other(pk), ()) if n != own]
                if pk in here and tie.other(pk) not in here and others:
                    found.append((pk, others[0], tie))
        return found

    @property
    def _own(self) -> int:
        return next((n for n, group in enumerate(self.grouping.groups) if group.which == self.which), -1)

    def sheet(self) -> Sheet:
        if self.group and len(self.people) > FULL:
            return Crowd(self.member, self.filters, self.naming, self.by, self.group, self.people).sheet()
        return super().sheet()

    @property
    def shown(self) -> list[KnownTie]:
        return [*self.ties, *(tie for _pk, number, tie in self.outwards if number in self.neighbours)]

    @property
    def changed(self) -> list[SafeString]:
        people, counted = set(self.people), len(self.people) > 1
        return on_both_days(self.naming, self.standing, people, self.all_ties, counted=counted)

    # The picture ---------------------------------------------------------------------------------------------------

    @cached_property
    def neighbours(self) -> list[int]:
        """The islands with most ties to this one, in their own order."""
        counts = Counter(number for _pk, number, _tie in self.outwards)
        most = sorted(counts, key=lambda number: (-counts[number], number))[:NEIGHBOURS]
        return sorted(most)

    @cached_property
    def marks(self) -> dict[UUID, Mark]:
        spots = zip(self.people, self.places.points, strict=True)
        return {pk: self._person(n, pk, at) for n, (pk, at) in enumerate(spots)}

    @cached_property
    def beyond(self) -> dict[int, Mark]:
        """The neighbours along the foot, each as a small island."""
        found, count = {}, len(self.neighbours)
        for place, number in enumerate(self.neighbours):
            group = self.grouping.groups[number]
            address = address_of(self.naming, self.by, group, self.filters.query(by=""))
            at = SIDE * (place + 0.5) / count, self._height - 62 - (34 if place % 2 and count > 4 else 0)
            found[number] = of_group(f"i{number}", group.name, at, 13.0, address=address, tint=group.tint)
        return found

    @cached_property
    def lines(self) -> list[tuple[Line, KnownTie]]:
        across = [
            (Line(self.marks[pk].key, self.beyond[number].key, tie.band, manner_of(tie, "across")), tie)
            for pk, number, tie in self.outwards
            if number in self.beyond
        ]
        return [*((self._line(tie), tie) for tie in self.ties), *across]

    @cached_property
    def picture(self) -> Picture:
        marks, lines = (*self.marks.values(), *self.beyond.values()), tuple(line for line, _tie in self.lines)
        tint, shore = self.group.tint if self.group else None, self.places.shore
        down = max([shore, *(abs(mark.y - MIDDLE) + mark.r + 12 for mark in self.marks.values())])
        title = self.group.name if self.group else _("An island")
        parts: dict[str, Any] = {
            "labels": tuple(self._labels()),
            "ground": (Ground(MIDDLE, MIDDLE, shore, down, tint=tint),),
        }
        return Picture(SIDE, self._height, title, self.line, marks, lines, **parts)

    @property
    def _height(self) -> float:
        return SIDE + (96.0 if self.neighbours else 0.0)

    def _labels(self) -> list[Label]:
        people, beyond, middle = [*self.marks.values()], [*self.beyond.values()], (MIDDLE, MIDDLE)
        if not (self._in_ring and len(people) > CLOSE):
            return labels.place([*people, *beyond], SIDE, self._height, middle=middle)
        words = labels.place(people, SIDE, self._height, middle=middle, aside=True)
        taken = [*map(labels.box_of_mark, people), *(labels.box_of(one, labels.NARROW) for one in words)]
        return words + labels.place(beyond, SIDE, self._height, taken=taken)

    @property
    def _in_ring(self) -> bool:
        return len(self.people) <= ROUND and not self.standing.saved

    @cached_property
    def places(self) -> Places:
        known = self.standing.points(self.people)
        if len(known) < 2:
            return on_an_island.by_itself(len(self.people))
        return on_an_island.as_saved(self.people, known, self._tied_to)

    def _person(self, number: int, pk: UUID, at: placing.Point) -> Mark:
        kinds = () if pk in self._tied_to else ("unknown",)
        address, r = self.naming.to("around", pk), self.places.size
        mark = of_person(self.naming, f"p{number}", pk, at, r, address=address, kinds=kinds)
        return since(self.standing, mark, pk)

    @cached_property
    def _tied_to(self) -> dict[UUID, list[UUID]]:
        return tied_to(self.all_ties)

    def _line(self, tie: KnownTie) -> Line:
        one, other = self.marks[tie.a], self.marks[tie.b]
        bend = placing.bend(one.point, other.point, (MIDDLE, MIDDLE), 0.35) if self._in_ring else None
        return Line(one.key, other.key, tie.band, tie.manner, bend)

    # In words ------------------------------------------------------------------------------------------------------

    @cached_property
    def line(self) -> str:
        here = set(self.people)
        known = [tie for tie in self.all_ties if tie.state != PAST]
        inside = sum(tie.a in here and tie.b in here for tie in known)
        across = len(known) - inside
        if self.naming.hides and not here:
            return _("So few are not shown by themselves where others can see it.")
        if len(here) < 2:  # how many ties one person has is never said
            return (
                _("Those whom %(name)s knows.") % {"name": self.naming.person(*here)}
                if here
                else _("We know of nobody here.")
            )
        if not known:
            return _("We do not know yet who is close to whom here.")
        said = []
        if inside:
            said.append(ngettext("%(count)s tie among them", "%(count)s ties among them", inside) % {"count": inside})
        if across:
            said.append(ngettext("%(count)s tie to others", "%(count)s ties to others", across) % {"count": across})
        return _("%(ties)s.") % {"ties": ", ".join(said)}
