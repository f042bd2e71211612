"""Does a wish run into what somebody said they are not comfortable with? Pure, and open about how little it can know.

It compares words, so it errs on the side of stopping: one word in common is enough, and a wish of somebody from outside
stops where the discomfort speaks of outsiders. Whatever else was stated is not judged but has to be read (method 52).
"""

from enum import StrEnum

from relationships.spelling import words_of

SHORTEST = 4  # letters of a word that can say something
ENDING = 3  # letters by which two forms of a word may differ: talk, talking

# Words that stand in nearly every wish and every discomfort, and say nothing of what either is about.
_COMMON = """
about again alone also anybody anyone anything around asked asking asks because been being bring
come comes comfortable could does doing done down each else even ever every everybody everything
feel feels from gets give gives going have having help here into just know like likes little made
make makes many maybe meet meeting meets more much need needs nobody none nothing only other others
over people please really said says should some somebody someone something sometimes speak speaking
speaks still such take takes talk talking talks tell telling tells than that their them then there
these they thing things this those through told very want wants what when where which while whose
will with without work working works would your
"""
_OUTSIDERS = "staff staffer union organizer organiser outside outsider helper official stranger paid"
COMMON, OUTSIDERS = frozenset(_COMMON.split()), frozenset(_OUTSIDERS.split())


class Finding(StrEnum):
    NOTHING = "nothing"  # no discomfort is known
    READ = "read"  # there is one; nobody but a person can tell whether this runs into it
    STOP = "stop"


def find(not_comfortable: str, what: str, *, outside: bool) -> Finding:
    """`not_comfortable`: in their words, as it stands on their page. `outside`: somebody from outside wishes it, or is
    who it leads to."""
    stated, wished = _telling(not_comfortable), _telling(what)
    if not not_comfortable.strip():
        return Finding.NOTHING
    if _meet(stated, wished):
        return Finding.STOP
    if _meet(stated, OUTSIDERS) and (outside or _meet(wished, OUTSIDERS)):
        return Finding.STOP
    return Finding.READ


def _telling(text: str) -> frozenset[str]:
    """Its words without common ones, folded as names are."""
    words = ("".join(letter for letter in word if letter.isalnum()) for word in words_of(text))
    return frozenset(word for word in words if len(word) >= SHORTEST and word not in COMMON)


def _meet(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(_alike(one, other) for one in some for other in others)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(long) - len(short) <= ENDING
