"""Then and now: which ties grew and which are past, who came, who left, and what that loosened (method 31)."""

from __future__ import annotations

from functools import cached_property
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relationships import network
from relationships.maps.ground import KnownTie, Standing
from relationships.maps.naming import Naming
from relationships.maps.words import MOST_AT_ONCE, SAID, Sayer


class Changes(Sayer):
    def __init__(self, naming: Naming, then: Standing, now: Standing, before: list[KnownTie], after: list[KnownTie]):
        self.naming, self.then, self.now, self.before, self.after = naming, then, now, before, after

    @cached_property
    def left(self) -> list[UUID]:
        """Who worked here then and does not now."""
        return [pk for pk in self.then.people if pk not in self.now.everybody]

    @cached_property
    def came(self) -> list[UUID]:
        return [pk for pk in self.now.people if pk not in self.then.everybody]

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
        if not self.new:
            return SafeString("")
        words = ngettext("{count} tie has grown since.", "{count} ties have grown since.", len(self.new))
        return format_html(words, count=len(self.new))

    @property
    def loosened(self) -> SafeString:
        if not self.past:
            return SafeString("")
        words = ngettext("{count} tie of then is past.", "{count} ties of then are past.", len(self.past))
        return format_html(words, count=len(self.past))

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
        if len(self.now.people) > MOST_AT_ONCE:
            return []
        found = []
        pairs = [tie.pair for tie in self.before if tie.counts]
        now = network.bodies(self.now.people, [tie.pair for tie in self.after if tie.counts])
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
