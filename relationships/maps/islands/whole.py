"""The picture of the whole workplace, with its line and its list."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relationships.maps.islands.drawing import Drawing
from relationships.maps.islands.facts import Facts
from relationships.maps.picture import Picture
from relationships.maps.sheet import Sheet, TieRow
from relationships.maps.words import Words


class Islands(Facts):
    def sheet(self) -> Sheet:
        changed = self.changes.sentences() if self.changes else []
        return Sheet(
            self.picture,
            self.line,
            [*changed, *self.words.sentences()],
            self.rows,
            left_out=self.drawing.left_out,
            leaning=bool(self.words.leaning),
            before=self.then.picture if self.then else None,
            by=self.by,
            a_dot=self.drawing.a_dot,
            nothing_known=self.nothing_known,
            must_wait=self.must_wait,
        )

    @cached_property
    def drawing(self) -> Drawing:
        return Drawing(self)

    @cached_property
    def picture(self) -> Picture:
        return self.drawing.picture(self.parts_of or _("The map of our workplace"), self.line)

    @cached_property
    def words(self) -> Words:
        return Words(self.standing, self.naming, self.ties, self.grouping, self.counts[0])

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
            "languages": ngettext(
                "%(count)s of them runs from one language to another",
                "%(count)s of them run from one language to another",
                count,
            ),
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
                count=None if self.alone(a, b) else count,
                islands=True,
                address=self.across_address(a, b),
            )
            for (a, b), count in sorted(between.items())
        ]
        inside = [
            TieRow(groups[a].name, groups[a].name, band, count=within[a], islands=True)
            for a in sorted(within)
            if not groups[a].uncounted
        ]
        return found + ([] if self.filters.crossing else inside)
