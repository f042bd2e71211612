"""The one word for the figures, and what else may be said of them in a few words (method 3, "Reading")."""

from __future__ import annotations

from enum import StrEnum

from .figures import Figures

FEWEST_FOR_A_WORD = 3


class Word(StrEnum):
    SCATTERED = "scattered"
    THIN = "thin"
    HANGS = "hangs"
    PART = "part"
    CARRIES = "carries"


def reading(found: Figures) -> Word | None:
    """None for fewer than three people. Shares are compared as counts: 2/3 of three people is exactly two."""
    n = found.people
    if n < FEWEST_FOR_A_WORD:
        return None
    if 2 * found.together < n:
        return Word.SCATTERED
    if 2 * found.held < n:
        return Word.THIN
    if hangs_on_a_few(found):
        return Word.HANGS
    if 4 * found.together >= 3 * n and 3 * found.held >= 2 * n:
        return Word.CARRIES
    return Word.PART


def hangs_on_a_few(found: Figures) -> bool:
    falls = found.standing is not None and 5 * found.standing < 3 * (found.people - 1)
    return bool(falls or found.splitting or found.groups_apart)
