"""Then and now: which ties grew and which are past, who came, who left, and what that loosened (method 31)."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from uuid import UUID

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relationships import network
from relationships.maps.both_days import BothDays
from relationships.maps.ground import PAST, KnownTie, Standing
from relationships.maps.naming import Naming
from relationships.maps.words import MOST_AT_ONCE, SAID, Sayer


class Changes(Sayer):
    """`among`: of those people alone, as far as a picture shows only some. `counted`: how many ties; never where they
    are those of one person (method 2)."""

    def __init__(
        self,
        naming: Naming,
        then: Standing,
        now: Standing,
        before: list[KnownTie],
        after: list[KnownTie],
        *,
        among: Collection[UUID] | None = None,
        counted: bool = True,
    ):
        self.naming, self.then, self.now, self.before, self.after = naming, then, now, before, after
        self.among, self.counted = among, counted

    @cached_property
    def left(self) -> list[UUID]:
        """Who worked here then and does not now."""
        return [pk for pk in self.then.people if pk not in self.now.everybody and self._shown(pk)]

    @cached_property
    def came(self) -> list[UUID]:
        return [pk for pk in self.now.people if pk not in self.then.everybody and self._shown(pk)]

    def _shown(self, pk: UUID) -> bool:
        return self.among is None or pk in self.among

    @cached_property
    def past(self) -> list[KnownTie]:
        """Ties of then that are none any more, those of people who left among them."""
        here = {tie.pair for tie in self.after}
        return [tie for tie in self.before if tie.pair not in here]

    @cached_property
    def new(self) -> list[KnownTie]:
        there = {tie.pair for tie in self.before}
        return [tie for tie in self.after if tie.pair not in there]

    def sentences(self) -> list[SafeString]:
        return [
            sentence for sentence in (self.grown, self.loosened, self.newcomers, self.leavers, *self.parted) if sentence
        ]

    @property
    def grown(self) -> SafeString:
        if not self.new or not self.counted:
            return self._ties_by_name(_("Grown since then: {ties}."), _("Several ties have grown since."), self.new)
        words = ngettext("{count} tie has grown since.", "{count} ties have grown since.", len(self.new))
        return format_html(words, count=len(self.new))

    @property
    def loosened(self) -> SafeString:
        if not self.past or not self.counted:
            return self._ties_by_name(_("Past since then: {ties}."), _("Several ties of then are past."), self.past)
        words = ngettext("{count} tie of then is past.", "{count} ties of then are past.", len(self.past))
        return format_html(words, count=len(self.past))

    def _ties_by_name(self, few: str, many: str, ties: list[KnownTie]) -> SafeString:
        if not ties:
            return SafeString("")
        if len(ties) > SAID:
            return format_html("{}", many)
        both = _("{one} and {other}")
        named = [format_html(both, one=self.called(tie.a), other=self.called(tie.b)) for tie in ties]
        return format_html(few, ties=format_html_join("; ", "{}", ((one,) for one in named)))

    @property
    def newcomers(self) -> SafeString:
        return format_html(_("New since then: {people}."), people=self.some(self.came)) if self.came else SafeString("")

    @property
    def leavers(self) -> SafeString:
        return (
            format_html(_("Gone since then: {people}."), people=self.some(self.left)) if self.left else SafeString("")
        )

    @property
    def parted(self) -> list[SafeString]:
        """The parts that somebody who left held together, as far as nobody else ties them since."""
        if not self.left or len(self.now.people) > MOST_AT_ONCE:
            return []
        found = []
        before, after = (self.before, self.after) if self.among is None else (self.then.ties(), self.now.ties())
        pairs = [tie.pair for tie in before if tie.counts]
        now = network.bodies(self.now.people, [tie.pair for tie in after if tie.counts])
        body = {pk: number for number, people in enumerate(now) for pk in people}
        for pk in self.left:
            pieces = network.pieces_without(self.then.people, pairs, pk)
            halves = [piece & body.keys() for piece in pieces]
            halves = [half for half in halves if half]
            if len({body[next(iter(sorted(half)))] for half in halves}) > 1:
                words = _("{person} held together what has since fallen apart: {people} and the others.")
                smaller = [other for half in halves[1:] for other in half]
                found.append(format_html(words, person=self.called(pk), people=self.some(smaller)))
        return found[:SAID]


def on_both_days(
    naming: Naming, standing: Standing, among: Collection[UUID], ties: Collection[KnownTie], *, counted: bool
) -> list[SafeString]:
    """What changed among those whom a picture shows, if an earlier day was asked for."""
    if not isinstance(standing, BothDays):
        return []
    after = [tie for tie in ties if tie.state != PAST]
    before = [standing.were[tie.pair] for tie in ties if tie.pair in standing.were]
    changes = Changes(naming, standing.then, standing.now, before, after, among=among, counted=counted)
    return changes.sentences()
