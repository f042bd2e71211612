"""The ties between two islands: where a ribbon leads. The people of the one on the left, of the other on the right."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relationships.listing import as_id
from relationships.maps import labels
from relationships.maps.filters import Filters
from relationships.maps.ground import KnownTie, tied
from relationships.maps.grouping import Group
from relationships.maps.islands import Islands
from relationships.maps.marks import of_person
from relationships.maps.naming import Naming
from relationships.maps.picture import Label, Line, Mark, Picture
from relationships.maps.rows import rows_of
from relationships.maps.sheet import Sheet

WIDTH, LEFT, RIGHT, HEAD = 720.0, 264.0, 456.0, 92.0
MOST = 120  # of each island; the others are in the table
ROOMY = 30  # so many rows are wide apart; twice as many still have room for every name on a phone


class Across:
    """`one` and `other` are the ids of groups, of `by`, as in addresses."""

    def __init__(self, member, filters: Filters, naming: Naming, by: str, one: str, other: str):
        self.member, self.naming, self.ids = member, naming, (one, other)
        self.filters = replace(filters, by=by, then=None)
        self.islands = Islands(member, self.filters, naming)

    @cached_property
    def groups(self) -> tuple[Group, Group] | None:
        """None if there is no such island, or both are the same."""
        one, other = (self._group(which) for which in self.ids)
        return (one, other) if one and other and one != other and self.islands.by == self.filters.by else None

    def _group(self, which: str) -> Group | None:
        """Also one that nobody is on now. Without names small groups stand together, and so do all that are none."""
        grouping, names = self.islands.grouping, self.naming.names
        if self.naming.hides:
            return grouping.group(which) or grouping.group("others")
        kinds: dict[str, dict[UUID, Any]] = {"departments": names.departments, "shifts": names.shifts}
        known = as_id(which)
        empty = kinds.get(self.filters.by, {}).get(known) if known else None
        return grouping.group(which) or (Group(which, empty.name, ()) if empty else None)

    @cached_property
    def ties(self) -> list[KnownTie]:
        """As they are counted in the ribbon: whoever is on both is on neither side of it."""
        if not self.groups:
            return []
        of = self.islands.grouping.of
        ones, others = (set(group.people) for group in self.groups)
        crossing = [tie for tie in self.islands.ties if {tie.a, tie.b} & ones and {tie.a, tie.b} & others]
        return [tie for tie in crossing if not {*of[tie.a]} & {*of[tie.b]}]

    def sheet(self) -> Sheet:
        return Sheet(self.picture, self.line, [], rows_of(self.ties, self.naming))

    @property
    def _names(self) -> dict[str, str]:
        one, other = (group.name for group in self.groups) if self.groups else ("", "")
        return {"one": one, "other": other}

    @cached_property
    def sides(self) -> tuple[list[UUID], list[UUID]]:
        """Who is tied, by name."""
        if not self.groups:
            return [], []
        ends = tied(self.ties)
        left, right = (self.naming.in_order(pk for pk in group.people if pk in ends)[:MOST] for group in self.groups)
        return left, right

    @cached_property
    def picture(self) -> Picture:
        rows = max(map(len, self.sides))
        step = 34.0 if rows <= ROOMY else 26.0 if rows <= 2 * ROOMY else 19.0
        height = max(240.0, HEAD + rows * step + 24)
        marks: dict[UUID, Mark] = {}
        for people, x in zip(self.sides, (LEFT, RIGHT), strict=True):
            top = HEAD + (height - 24 - HEAD - len(people) * step) / 2
            for n, pk in enumerate(people):
                at, r = (x, top + (n + 0.5) * step), 11.0 if rows <= ROOMY else 7.0
                marks[pk] = of_person(self.naming, f"p{len(marks)}", pk, at, r, address=self.naming.to("around", pk))
        shown = [tie for tie in self.ties if tie.a in marks and tie.b in marks]
        lines = [Line(marks[tie.a].key, marks[tie.b].key, tie.band, tie.manner) for tie in shown]
        heads = self._heads()
        words = labels.place([*marks.values()], WIDTH, height, aside=True, taken=map(_box, heads))
        title = _("Between %(one)s and %(other)s") % self._names
        return Picture(WIDTH, height, title, self.line, (*marks.values(),), (*lines,), labels=(*heads, *words))

    def _heads(self) -> list[Label]:
        """What each side is, above it."""
        if not self.groups:
            return []
        names = ["\n".join(labels.wrapped(group.name, LEFT + 40, labels.NARROW)) for group in self.groups]
        places = ((LEFT + 40, "end"), (RIGHT - 40, "start"))
        return [Label(x, 36.0, name, side, "name") for name, (x, side) in zip(names, places, strict=True) if name]

    @property
    def line(self) -> str:
        """Without a number where one of them is a single person (method 2)."""
        if not self.ties:
            return _("We know of no tie between %(one)s and %(other)s.") % self._names
        if any(len(group.people) < 2 or group.uncounted for group in self.groups or ()):
            return _("%(one)s and %(other)s are tied.") % self._names
        words = ngettext(
            "%(count)s tie between %(one)s and %(other)s.",
            "%(count)s ties between %(one)s and %(other)s.",
            len(self.ties),
        )
        return words % {"count": len(self.ties), **self._names}


def _box(label: Label) -> labels.Box:
    return labels.box_of(label, labels.NARROW)
