"""The rows of the carry page as a small table: the same figures, for those who would rather read a table (method 3)."""

from django.utils.translation import gettext as _

from conversations.carrying import Figures, reading
from conversations.carrying.sentences import READINGS

NOTHING_TO_SAY = "–"


def cells(found: Figures) -> list[str]:
    """In one body, held, held with one missing, and the word. None at all for fewer than two people."""
    if found.people < 2:
        return []
    word = reading(found)
    standing = NOTHING_TO_SAY if found.standing is None else _of(found.standing, found.people - 1)
    return [
        _of(found.together if found.ties else 0, found.people),
        _of(found.held, found.people),
        standing,
        _(READINGS[word]) if word else NOTHING_TO_SAY,
    ]


def _of(count: int, people: int) -> str:
    return _("%(count)s of %(people)s") % {"count": count, "people": people} if count else _("none")
