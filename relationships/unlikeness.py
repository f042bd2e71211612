"""How unlike two names are that may mean one person. Pure; see `likeness.py`."""

import re

from rapidfuzz.distance import OSA

from relationships import short_names
from relationships.spelling import folded

Words = tuple[str, ...]

SAME, TURNED, SHORT, SLIP, INITIAL, MISSING = 0, 1, 2, 2, 3, 3  # how unlike; what is added up, the least first
AT_MOST = 6
LEAST_LETTERS_TO_SLIP, ALONE = 4, 5  # in shorter words another letter is another name: Jan and Jon
LEAST_LETTERS_OF_A_SHORT_NAME = 3
MOST_WORDS = 8  # of one name that are looked at
SIGNS = re.compile(r"[\W_]+")
SHORT_NAMES = short_names.by_name()


def words_of(name: str) -> Words:
    """Without signs: `Lima, Rosa` and `O’Neil-Lima` are read word by word."""
    plain = folded(name).replace("'", "").replace("’", "")
    return tuple(SIGNS.sub(" ", plain).split()[:MOST_WORDS])


def how_unlike(one: Words, other: Words) -> int | None:
    """0 for the very same words in the same order, more the less alike they are, None if they mean two people."""
    if one == other:
        return SAME
    shorter, longer = sorted((one, other), key=lambda words: (len(words), words))  # either way round
    left, unlike, exact = list(longer), 0, 0
    for word in sorted(shorter, key=lambda word: word not in longer):  # what is the same finds its own first
        best = min(((_word_unlike(word, known), known) for known in left), default=(None, ""), key=_none_last)
        if best[0] is None:
            return None
        left.remove(best[1])
        unlike, exact = unlike + best[0], exact + (best[0] == SAME)
    alone = len(shorter) == 1
    if alone and not _says_enough_alone(shorter[0], longer, unlike):
        return None
    if not exact and unlike > SLIP and not alone:  # all of it changed a little is somebody else
        return None
    turned = TURNED if sorted(one) == sorted(other) else 0
    total = unlike + turned + MISSING * bool(left)
    return total if total <= AT_MOST else None


def _says_enough_alone(word: str, longer: Words, unlike: int) -> bool:
    """One word against one or more: an initial says nothing, and a slip only in a long word by itself."""
    if len(word) < LEAST_LETTERS_OF_A_SHORT_NAME and word not in longer:
        return False
    slipped = unlike and not any(_is_short_for(word, known) for known in longer)
    return not slipped or (len(longer) == 1 and len(word) >= ALONE)


def _word_unlike(one: str, other: str) -> int | None:
    if one == other:
        return SAME
    if _is_short_for(one, other):
        return SHORT
    if min(len(one), len(other)) == 1:
        return INITIAL if one[0] == other[0] else None
    if min(len(one), len(other)) >= LEAST_LETTERS_TO_SLIP and OSA.distance(one, other, score_cutoff=1) <= 1:
        return SLIP
    return None


def _is_short_for(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    begins = len(shorter) >= LEAST_LETTERS_OF_A_SHORT_NAME and longer.startswith(shorter)
    return begins or one in SHORT_NAMES.get(other, ())


def _none_last(found: tuple[int | None, str]) -> tuple[bool, int]:
    return found[0] is None, found[0] or 0
