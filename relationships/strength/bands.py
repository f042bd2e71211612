"""The four bands and their lines, exactly as method 2 says them.

Bands differ in kind; nothing is summed up across them. A tie has the highest band whose every line holds. The
same lines are read out in words (`rules`), so that what is said is what was worked out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from .constants import (
    CONTACT_FOR_ACQUAINTED,
    CONTACT_FOR_FRIENDLY,
    CONTACT_FOR_SAID_FRIENDLY,
    GIVEN_FOR_TRUSTING,
    JUST_TWO_FOR_TRUSTING,
    KNOW,
    RISK_FOR_RISKS,
    SAID_CLOSE,
    SAID_FRIENDLY,
)
from .standing import Standing


class Band(IntEnum):
    """How strong a tie reads. UNKNOWN is said as "we do not know", never as a zero."""

    UNKNOWN = 0
    ACQUAINTED = 1
    FRIENDLY = 2
    TRUSTING = 3
    WOULD_RISK = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a band. `ways`: any one is enough. `private`: it rests on what one of the two said."""

    key: str
    holds: Callable[[Standing], bool]
    ways: tuple[Line, ...] = ()
    private: bool = False


def either(key: str, one: Line, other: Line) -> Line:
    return Line(key, lambda standing: one.holds(standing) or other.holds(standing), (one, other))


def holds(band: Band, standing: Standing) -> bool:
    return all(line.holds(standing) for line in LINES[band])


def band_of(standing: Standing) -> Band:
    """The highest band whose every line holds.

    Each band asks for at least what the one below asks for, so the first that does not hold ends the climb.
    """
    highest = Band.UNKNOWN
    for band in LINES:
        if not holds(band, standing):
            break
        highest = band
    return highest


def _met(s: Standing) -> bool:
    return s.C >= CONTACT_FOR_ACQUAINTED


def _one_says_know(s: Standing) -> bool:
    return max(s.said) >= KNOW


def _company(s: Standing) -> bool:
    return s.C >= CONTACT_FOR_FRIENDLY and not s.only_business


def _both_say_friendly(s: Standing) -> bool:
    return min(s.said) >= SAID_FRIENDLY and s.C >= CONTACT_FOR_SAID_FRIENDLY


def _just_two(s: Standing) -> bool:
    return s.C1 >= JUST_TWO_FOR_TRUSTING


def _both_gave(s: Standing) -> bool:
    return min(s.given_a, s.given_b) >= GIVEN_FOR_TRUSTING


def _both_say_close(s: Standing) -> bool:
    return min(s.said) >= SAID_CLOSE


def _nothing_open(s: Standing) -> bool:
    return not s.strained


def _both_would_stand(s: Standing) -> bool:
    return all(s.stands)


def _risked(s: Standing) -> bool:
    return s.R >= RISK_FOR_RISKS


LINES: dict[Band, tuple[Line, ...]] = {
    Band.ACQUAINTED: (
        either("know_each_other", Line("met", _met), Line("one_says_know", _one_says_know, private=True)),
    ),
    Band.FRIENDLY: (
        either("get_on", Line("company", _company), Line("both_say_friendly", _both_say_friendly, private=True)),
    ),
    Band.TRUSTING: (
        Line("friendly", lambda standing: holds(Band.FRIENDLY, standing)),
        Line("just_two", _just_two),
        either("two_way", Line("both_gave", _both_gave), Line("both_say_close", _both_say_close, private=True)),
        Line("nothing_open", _nothing_open),
    ),
    Band.WOULD_RISK: (
        Line("trusting", lambda standing: holds(Band.TRUSTING, standing)),
        either("stood", Line("both_would_stand", _both_would_stand, private=True), Line("risked", _risked)),
    ),
}
