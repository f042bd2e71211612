"""A tie on one day, with everything there is to say about it (method 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .bands import LINES, Band
from .constants import TOUCHES_LIFE, TOUCHES_WORK
from .evidence import Contact, Evidence, Given, Help, Side, Strain
from .ledger import Ledger
from .rules import Rule, rules_of
from .spans import Span, State, spans_of
from .view import Figures, View
from .words import Sentence

UNSAID = {"friendly", "trusting", "nothing_open"}
"""Lines that are no reason of their own."""


@dataclass(frozen=True)
class Mix:
    """Shares (0 to 1) of contact touching fun and life, and job, grievance, politics: two that overlap.

    Assumed: each contact weighs as in C on that day, though without the cap; those of which nothing is known,
    neither tags nor that they were only business, are left out; "plans" alone are neither.
    """

    life: float
    work: float


@dataclass(frozen=True)
class Reading:
    """`band` counts hearsay up to friendly, `first_hand` none; so do the figures. For the state see `Span`.

    `rules`: the lines of the next lower band, the tie's own, and the next higher one, in this order.
    `reasons`: those lines and ways, of all bands up to its own, that hold.
    `given_by_a` and `given_by_b` (help and confiding) stand side by side, never as a debt.
    """

    on: date
    band: Band
    first_hand: Band
    state: State
    since: date | None
    was: Band | None
    was_until: date | None
    figures: Figures
    first_hand_figures: Figures
    rules: tuple[Rule, ...]
    reasons: tuple[Rule, ...]
    given_by_a: tuple[Given, ...]
    given_by_b: tuple[Given, ...]
    strains: tuple[Strain, ...]
    remarks: tuple[Sentence, ...]
    mix: Mix | None
    unknown: Sentence

    @property
    def dotted(self) -> bool:
        """Hearsay made the difference."""
        return self.band > self.first_hand

    def rules_for(self, band: int) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.band == band)

    def words(self, *, with_sayings: bool = False) -> tuple[Sentence, ...]:
        """The reading aloud: band, state, why, remarks, and last what is unknown.

        `with_sayings` adds what the two said, for those whom they named.
        """
        reasons = [rule.sentence for rule in self.reasons if with_sayings or not rule.private]
        return (
            Sentence(f"band.{self.band.name.lower()}"),
            *self._state(),
            *reasons,
            *self.remarks,
            self.unknown,
        )

    def _state(self) -> list[Sentence]:
        said = []
        if self.dotted:
            said.append(Sentence("dotted.in_part" if self.first_hand else "dotted"))
        if self.state is State.STRAINED:
            said.append(Sentence("strained"))
        elif self.was and self.was_until:
            said.append(Sentence(f"quiet.was_{self.was.name.lower()}", {"month": self.was_until}))
        elif self.state is State.QUIET:
            said.append(Sentence("quiet"))
        return said


def read(evidence: Iterable[Evidence], on: date) -> Reading:
    """How the tie of a pair reads on a day, from the evidence dated up to that day."""
    ledger = Ledger(evidence, on)
    day = on.toordinal()
    span = next((span for span in reversed(spans_of(ledger)) if span.start <= on), _NOTHING)
    rules = {band: rules_of(band, ledger, day) for band in LINES}
    near = [rule for band in LINES if abs(band - span.band) <= 1 for rule in rules[band]]
    return Reading(
        on=on,
        band=span.band,
        first_hand=span.first_hand,
        state=span.state,
        since=span.since,
        was=span.was,
        was_until=span.was_until,
        figures=ledger.all.figures(day),
        first_hand_figures=ledger.first_hand.figures(day),
        rules=tuple(near),
        reasons=_reasons([rule for band in LINES if band <= span.band for rule in rules[band]]),
        given_by_a=tuple(ledger.all.given(Side.A)),
        given_by_b=tuple(ledger.all.given(Side.B)),
        strains=tuple(ledger.all.open_strains(day)),
        remarks=_remarks(ledger.all, day),
        mix=_mix(ledger.all, day),
        unknown=_unknown(span, near, ledger.all.only_business(day)),
    )


_NOTHING = Span(date.min, None, Band.UNKNOWN, Band.UNKNOWN)


def _reasons(rules: list[Rule]) -> tuple[Rule, ...]:
    """What holds, each said once: company says all that "they met" would."""
    single = [one for rule in rules for one in (rule.ways or (rule,)) if one.holds and one.key not in UNSAID]
    keys = {rule.key for rule in single}
    return tuple(rule for rule in single if not (rule.key == "met" and "company" in keys))


def _remarks(view: View, day: int) -> tuple[Sentence, ...]:
    """The only two there are (method 44).

    Assumed: both speak of all that was ever entered, "so far", and the second of help alone, not of confiding.
    """
    remarks = []
    if view.only_business(day):
        remarks.append(Sentence("only_business"))
    helpers = {side for item in view.of(Help, day) for side in item.by.each}
    if len(helpers) == 1:
        (giver,) = helpers
        remarks.append(Sentence("help_one_way", {"giver": giver, "receiver": giver.other}))
    return tuple(remarks)


def _mix(view: View, day: int) -> Mix | None:
    """None while nothing is known of what they touched."""

    def works(contact: Contact) -> bool:
        return contact.business_only or bool(contact.touched & TOUCHES_WORK)

    known = view.contact_that(lambda contact: contact.business_only or bool(contact.touched), day)
    if not known:
        return None
    life = view.contact_that(lambda contact: bool(contact.touched & TOUCHES_LIFE), day)
    return Mix(life=life / known, work=view.contact_that(works, day) / known)


def _unknown(span: Span, near: list[Rule], only_business: bool) -> Sentence:
    """The last sentence: the first thing we would have to know to read more. It is not a task."""
    holds = {rule.key: rule.holds for rule in near}
    if span.state is not State.LIVE:
        return Sentence(f"unknown.{span.state}")
    if span.dotted:
        return Sentence("unknown.hearsay")
    match span.band:
        case Band.UNKNOWN:
            return Sentence("unknown.first")
        case Band.ACQUAINTED:
            return Sentence("unknown.besides" if only_business else "unknown.company")
        case Band.FRIENDLY:
            return Sentence("unknown.two_ways" if holds["just_two"] else "unknown.just_two")
        case Band.TRUSTING:
            return Sentence("unknown.stand")
        case _:
            return Sentence("unknown.unwritten")
