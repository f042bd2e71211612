"""What is done with a note on somebody's own page: it stands there as it is, shortened, or not, for a reason. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.utils.translation import gettext_lazy as _

from organizer.own_pages import Item

INCLUDE, SHORTEN, WITHHOLD = "include", "shorten", "withhold"
WAYS = [
    (INCLUDE, _("As it is")),
    (SHORTEN, _("Less of it")),
    (WITHHOLD, _("None of it")),
]
REASONS = {
    "confided": _("Something another person confided."),
    "points": _("It would show who somebody else is."),
    "theirs": _("It is about somebody else more than about you."),
    "asked": _("Somebody asked that it not be told on."),
    "thinking": _("The writer’s own thoughts, not meant for anybody."),
}
"""Said on the page, so that nobody has to guess; nobody writes one of their own, which might tell what is kept back"""


@dataclass(frozen=True)
class Choice:
    """`copy`: what is left of the words. `fingerprint`: of the note as it was when somebody looked at it."""

    how: str
    fingerprint: str
    copy: str = ""
    reason: str = ""

    @classmethod
    def of(cls, note: Item, *, how: str, copy: str = "", reason: str = "") -> "Choice":
        shorter, why = how == SHORTEN, how == WITHHOLD and reason in REASONS
        return cls(how, note.fingerprint, copy if shorter else "", reason if why else "")

    @property
    def kept(self) -> dict[str, str]:
        return asdict(self)


@dataclass(frozen=True)
class Looked:
    """A note, and the choice that was made; none yet, or none any more since it says something else now."""

    note: Item
    choice: Choice | None

    @property
    def words(self) -> str:
        """What the page gives of it."""
        return self.choice.copy if self.choice and self.choice.how == SHORTEN else self.note.words

    @property
    def given(self) -> bool:
        return self.choice is not None and self.choice.how != WITHHOLD

    @property
    def shortened(self) -> bool:
        return self.choice is not None and self.choice.how == SHORTEN

    @property
    def way(self) -> str:
        return str(dict(WAYS)[self.choice.how]) if self.choice else ""


def looked_at(note: Item, chosen: Mapping[str, dict]) -> Looked:
    known = chosen.get(note.key)
    choice = Choice(**known) if known else None
    return Looked(note, choice if choice and choice.fingerprint == note.fingerprint else None)
