"""Why a band holds or not: its lines in words, with the dated items behind each (method 2, "Reading out")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .bands import LINES, Band, Line
from .constants import SAID_FRIENDLY
from .evidence import Contact, Item, Side
from .ledger import Ledger
from .standing import Standing
from .view import View
from .words import Gap, Sentence


@dataclass(frozen=True)
class Rule:
    """One line of a band on one day. `items`, newest first, are what it rests on.

    `ways`: rules of which any one is enough. `private`: it tells what the two said; it and its items are
    only for those whom they named. A private rule that does not hold has no items: one alone would give its
    speaker away.
    """

    band: Band
    key: str
    holds: bool
    sentence: Sentence
    items: tuple[Item, ...] = ()
    ways: tuple[Rule, ...] = ()
    private: bool = False


def rules_of(band: Band, ledger: Ledger, day: int) -> tuple[Rule, ...]:
    """The lines of a band on a day. Hearsay is looked at up to friendly, no further."""
    view = ledger.all if band <= Band.FRIENDLY else ledger.first_hand
    look = _Look(view, day, Standing(view, day))
    return tuple(_rule(band, line, look) for line in LINES[band])


@dataclass(frozen=True)
class _Look:
    """One look at a pair: a view, a day, and what stood on it."""

    view: View
    day: int
    standing: Standing

    def contacts(self) -> list[Contact]:
        return self.view.of(Contact, self.day)

    def just_two(self) -> list[Contact]:
        return [contact for contact in self.contacts() if contact.size == 2]

    def given(self) -> list[Item]:
        each = [item for side in Side.BOTH.each for item in self.view.given(side, self.day)]
        return list(dict.fromkeys(each))

    def sayings(self) -> list[Item]:
        said = [self.view.said(side, self.day) for side in Side.BOTH.each]
        return [saying for saying in said if saying and saying.level]

    def standing_together(self) -> list[Item]:
        said = [self.view.stands(side, self.day) for side in Side.BOTH.each]
        return [saying for saying in said if saying]


def _rule(band: Band, line: Line, look: _Look) -> Rule:
    holds = line.holds(look.standing)
    if line.ways:
        ways = tuple(_rule(band, way, look) for way in line.ways)
        return Rule(band, line.key, holds, Sentence("either"), ways=ways)
    items = sorted(_BEHIND[line.key](look), key=lambda item: (item.on, str(item.id)), reverse=True)
    if line.private and not holds:
        items = []
    why = "yes" if holds else _why_not(line.key, items, look)
    gaps: dict[str, Gap] = {}
    if items:
        gaps = {"count": len(items), "since": items[-1].on, "last": items[0].on}
    if why == "one_way":
        giver = Side.A if look.view.given(Side.A, look.day) else Side.B
        gaps |= {"giver": giver, "receiver": giver.other}
    return Rule(band, line.key, holds, Sentence(f"{line.key}.{why}", gaps), tuple(items), private=line.private)


_BEHIND: dict[str, Callable[[_Look], Sequence[Item]]] = {
    "met": _Look.contacts,
    "one_says_know": _Look.sayings,
    "company": _Look.contacts,
    "both_say_friendly": _Look.sayings,
    "friendly": lambda look: (),
    "just_two": _Look.just_two,
    "both_gave": _Look.given,
    "both_say_close": _Look.sayings,
    "nothing_open": lambda look: look.view.open_strains(look.day),
    "trusting": lambda look: (),
    "both_would_stand": _Look.standing_together,
    "risked": lambda look: look.view.risks(look.day),
}


def _why_not(key: str, items: Sequence[Item], look: _Look) -> str:
    """Which of the words for a line that does not hold."""
    match key:
        case "met" | "company" | "just_two" | "both_gave" | "risked" if not items:
            return "never"
        case "company" if look.standing.only_business:
            return "business"
        case "both_gave" if not all(look.view.given(side, look.day) for side in Side.BOTH.each):
            return "one_way"
        case "met" | "company" | "just_two" | "both_gave" | "risked":
            return "thin"
        case "both_say_friendly" if min(look.standing.said) >= SAID_FRIENDLY:
            return "apart"
        case _:
            return "no"
