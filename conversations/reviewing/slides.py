"""A review as it is led: its agenda, one thing at a time, between a beginning and an end.

A slide has a key that stays its own while the agenda is moved about. The one that is shown stands on the review, so
that a wall follows whoever leads, and another device goes on where the first one stopped.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from conversations.models import AgendaItem, Review

BEGIN, END = "begin", "end"
TIES, PEOPLE = "ties", "people"  # what has changed is too much for one look


@dataclass(frozen=True)
class Slide:
    """`shows`: `begin`, `end`, the kind of an agenda item, or one half of what has changed."""

    key: str
    shows: str
    title: str
    item: AgendaItem | None = None


@dataclass(frozen=True)
class Slides:
    all: list[Slide]
    at: int

    @property
    def now(self) -> Slide:
        return self.all[self.at]

    @property
    def before(self) -> Slide | None:
        return self.all[self.at - 1] if self.at else None

    @property
    def after(self) -> Slide | None:
        return self.all[self.at + 1] if self.at + 1 < len(self.all) else None

    @property
    def keys(self) -> str:
        return " ".join(slide.key for slide in self.all)

    @property
    def number(self) -> int:
        return self.at + 1


def slides_of(review: Review, items: list[AgendaItem]) -> Slides:
    """Where it was left; at the beginning if that is not on the agenda any more."""
    within = [slide for item in items for slide in _of(item)]
    every = [Slide(BEGIN, BEGIN, _("What we look at")), *within, Slide(END, END, _("What we leave with"))]
    return Slides(every, next((at for at, slide in enumerate(every) if slide.key == review.showing), 0))


def _of(item: AgendaItem) -> list[Slide]:
    if item.kind != AgendaItem.Kind.CHANGED:
        return [Slide(str(item.pk), item.kind, item.title, item)]
    titles = {TIES: item.title, PEOPLE: _("Who came, who left")}
    return [Slide(f"{item.pk}.{part}", part, title, item) for part, title in titles.items()]
