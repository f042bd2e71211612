"""What a reading says, as sentences that the pages translate (house style 21).

A `Sentence` is a key of WORDS with what goes into its gaps, and `say` puts the two together with the
gettext of whoever calls, so that nothing here needs Django. `gettext_noop` and `ngettext` only mark the
texts, under names that makemessages finds. In the gaps {a} and {b} stand the names of the two, and so they
do for a side; dates are written by the caller's `day`, or by its `month` in a gap of that name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from .bands import Band
from .evidence import Side


class Counted(NamedTuple):
    """A text for one and a text for many, chosen by {count}."""

    one: str
    many: str


def gettext_noop(text: str) -> str:
    return text


def ngettext(one: str, many: str) -> Counted:
    return Counted(one, many)


Gap = int | date | Side


@dataclass(frozen=True)
class Sentence:
    """A key of WORDS, and what goes into the gaps of its text besides {a} and {b}."""

    key: str
    gaps: Mapping[str, Gap] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """What chooses between one and many."""
        count = self.gaps.get("count")
        return count if isinstance(count, int) else 0


def say(
    sentence: Sentence,
    a: str,
    b: str,
    *,
    gettext: Callable[[str], str] = str,
    ngettext: Callable[[str, str, int], str] = lambda one, many, count: one if count == 1 else many,
    day: Callable[[date], str] = date.isoformat,
    month: Callable[[date], str] = lambda on: on.strftime("%B %Y"),
) -> str:
    """The sentence in words, of the two people called `a` and `b`."""
    names = {Side.A: a, Side.B: b}

    def fill(gap: str, value: Gap) -> int | str:
        if isinstance(value, date):
            return month(value) if gap == "month" else day(value)
        return names[value] if isinstance(value, Side) else value

    words = WORDS[sentence.key]
    text = gettext(words) if isinstance(words, str) else ngettext(*words, sentence.count)
    count = sentence.count
    times = gettext(TIMES.get(count, MANY_TIMES)).format(count=count) if count > 1 else ""
    return text.format(a=a, b=b, times=times, **{gap: fill(gap, value) for gap, value in sentence.gaps.items()})


TIMES: dict[int, str] = {
    2: gettext_noop("twice"),
    3: gettext_noop("three times"),
    4: gettext_noop("four times"),
    5: gettext_noop("five times"),
    6: gettext_noop("six times"),
    7: gettext_noop("seven times"),
    8: gettext_noop("eight times"),
    9: gettext_noop("nine times"),
    10: gettext_noop("ten times"),
}
"""How often, as one says it; above ten in figures. It goes into the gap {times}."""
MANY_TIMES = gettext_noop("{count} times")

BAND_NAMES: dict[Band, str] = {
    Band.UNKNOWN: gettext_noop("we do not know"),
    Band.ACQUAINTED: gettext_noop("acquainted"),
    Band.FRIENDLY: gettext_noop("friendly"),
    Band.TRUSTING: gettext_noop("trusting"),
    Band.WOULD_RISK: gettext_noop("would take risks together"),
}

WORDS: dict[str, str | Counted] = {
    "band.unknown": gettext_noop("We do not know how {a} and {b} stand to each other."),
    "band.acquainted": gettext_noop("{a} and {b} are acquainted."),
    "band.friendly": gettext_noop("{a} and {b} are friendly."),
    "band.trusting": gettext_noop("{a} and {b} trust each other."),
    "band.would_risk": gettext_noop("{a} and {b} would take risks together."),
    "dotted": gettext_noop("This is hearsay so far."),
    "dotted.in_part": gettext_noop("A part of this is hearsay so far."),
    "strained": gettext_noop("There is something to talk through."),
    "quiet": gettext_noop("Gone quiet."),
    "quiet.was_acquainted": gettext_noop("Gone quiet: was acquainted in {month}."),
    "quiet.was_friendly": gettext_noop("Gone quiet: was friendly in {month}."),
    "quiet.was_trusting": gettext_noop("Gone quiet: was trusting in {month}."),
    "quiet.was_would_risk": gettext_noop("Gone quiet: would have taken risks together in {month}."),
    # The lines of the bands: <key of the line>.yes, or why not
    "either": gettext_noop("One of these is enough:"),
    "met.yes": ngettext("They met on {last}.", "They met {times} since {since}, the last time on {last}."),
    "met.never": gettext_noop("We know of no time together."),
    "met.thin": gettext_noop("They have hardly met lately; the last time was {last}."),
    "one_says_know.yes": gettext_noop("One of them has said that they know each other."),
    "one_says_know.no": gettext_noop("Neither has said lately that they know each other."),
    "company.yes": ngettext(
        "They spent time together on {last}, and not only to organize.",
        "They spent time together {times} since {since}, and not only to organize.",
    ),
    "company.never": gettext_noop("We know of no time together."),
    "company.business": gettext_noop("All the time they spent together was for organizing."),
    "company.thin": gettext_noop("They have not had much time together lately; the last time was {last}."),
    "both_say_friendly.yes": gettext_noop("Both have said that they are friendly, and they see each other."),
    "both_say_friendly.apart": gettext_noop("Both have said that they are friendly, but hardly see each other now."),
    "both_say_friendly.no": gettext_noop("We have not heard lately from both that they are friendly."),
    "friendly.yes": gettext_noop("They are friendly."),
    "friendly.no": gettext_noop("As far as we know at first hand, they would not be called friendly."),
    "just_two.yes": ngettext(
        "Once it was just the two of them, on {last}.",
        "It was just the two of them {times}, the last time on {last}.",
    ),
    "just_two.never": gettext_noop("We do not know of a time when it was just the two of them."),
    "just_two.thin": gettext_noop("It has seldom been just the two of them lately; the last time was {last}."),
    "both_gave.yes": gettext_noop("Each has helped the other or confided in them."),
    "both_gave.never": gettext_noop("We know of no help between them, and of nothing confided."),
    "both_gave.one_way": gettext_noop("{giver} has helped or confided; of {receiver} we do not know it yet."),
    "both_gave.thin": gettext_noop("Each has helped the other or confided in them, but not lately."),
    "both_say_close.yes": gettext_noop("Both have said that they are close."),
    "both_say_close.no": gettext_noop("We have not heard lately from both that they are close."),
    "nothing_open.yes": gettext_noop("There is nothing to talk through that we know of."),
    "nothing_open.no": gettext_noop("There is something to talk through, since {since}."),
    "trusting.yes": gettext_noop("They trust each other."),
    "trusting.no": gettext_noop("It does not read as trust."),
    "both_would_stand.yes": gettext_noop("Both have said that they would stand together."),
    "both_would_stand.no": gettext_noop("We have not heard lately from both that they would stand together."),
    "risked.yes": ngettext("They stood together on {last}.", "They stood together {times}, the last time on {last}."),
    "risked.never": gettext_noop("We do not know of anything they risked together."),
    "risked.thin": gettext_noop("They stood together, but that was long ago, on {last}."),
    # The two remarks of method 44
    "only_business": gettext_noop("Only organizing business so far."),
    "help_one_way": gettext_noop("Help has gone one way so far, from {giver} to {receiver}."),
    # The last sentence: what is unknown. It is not a task.
    "unknown.first": gettext_noop("What we do not know: whether they know each other at all."),
    "unknown.besides": gettext_noop("What we do not know: what they like to do together besides organizing."),
    "unknown.company": gettext_noop("What we do not know: how they get on when they have the time."),
    "unknown.just_two": gettext_noop("What we do not know: how it is when it is just the two of them."),
    "unknown.two_ways": gettext_noop("What we do not know: whether each would turn to the other."),
    "unknown.stand": gettext_noop(
        "What we do not know: whether either of them would stand with the other if it came to it."
    ),
    "unknown.unwritten": gettext_noop("What we do not know: all that nobody wrote down."),
    "unknown.hearsay": gettext_noop("What we do not know: whether they would say so themselves."),
    "unknown.strained": gettext_noop("What we do not know: how it will be once that is talked through."),
    "unknown.quiet": gettext_noop("What we do not know: how it is between them now."),
}
