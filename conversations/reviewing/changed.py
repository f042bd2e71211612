"""What changed since the last review, ties first: the same words for every member, since all of it rests on what all of
the circle may see (S9). On a wall people are called as `naming` calls them, and nothing leads to a name (S19)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conversations.access_reviews import snapshot_of
from conversations.models import Snapshot
from conversations.reviewing.between import Between
from relationships.since import Figures, Numbers, words
from relationships.since.became import Became
from relationships.since.ties import Pair
from relationships.strength import Band, State

BY_NAME = 12  # ties of one kind that are named; of more only how many

TITLES = {
    Became.NEW: gettext_lazy("New"),
    Became.DEEPER: gettext_lazy("Grown deeper"),
    Became.AGAIN: gettext_lazy("Alive again"),
    Became.QUIET: gettext_lazy("Gone quiet"),
}


@dataclass(frozen=True)
class Tie:
    a: UUID
    b: UUID
    band: Band
    state: str
    words: str


@dataclass(frozen=True)
class Kind:
    """Ties of which the same became: by name while they are few, else only how many."""

    title: str
    count: int
    ties: list[Tie]
    quiet: bool = False


class Changed(Between):
    @cached_property
    def snapshot(self) -> Snapshot | None:
        return snapshot_of(self.viewer, self.review) if self.review.finished else None

    @cached_property
    def snapshot_before(self) -> Snapshot | None:
        return snapshot_of(self.viewer, self.before) if self.before else None

    # Figures ---------------------------------------------------------------------------------------------------------

    @cached_property
    def numbers(self) -> Numbers:
        """As they were kept, once the review is finished; else as they are known now."""
        return self.snapshot.numbers if self.snapshot else self.worked_out

    @cached_property
    def worked_out(self) -> Numbers:
        return Figures(self.ties).numbers

    @property
    def headline(self) -> str:
        return words.headline(self.numbers)

    @property
    def figures(self) -> list[str]:
        return words.figures(self.numbers, self.snapshot_before.numbers if self.snapshot_before else None)

    # Ties ------------------------------------------------------------------------------------------------------------

    @property
    def named(self) -> list[Kind]:
        """Of which there are few enough to be named."""
        return [kind for kind in self.kinds if kind.ties]

    @property
    def counted(self) -> str:
        """The others in one line: `New: 108. Gone quiet: 50.`"""
        many = [kind for kind in self.kinds if not kind.ties]
        return " ".join(_("%(what)s: %(count)d.") % {"what": kind.title, "count": kind.count} for kind in many)

    @cached_property
    def kinds(self) -> list[Kind]:
        """What grew first; what was talked through before what has gone quiet."""
        talked, found = dict.fromkeys(self.ties.talked_through, Band.UNKNOWN), []
        for became, pairs in self.ties.named(BY_NAME).items():
            if became == Became.QUIET:
                found.append(self._kind(_("Talked through"), len(talked), talked if len(talked) <= BY_NAME else {}))
            state = State.QUIET if became == Became.QUIET else State.LIVE
            found.append(self._kind(str(TITLES[became]), self.ties.counts[became], pairs, state))
        return [kind for kind in found if kind.count]

    def _kind(self, title: str, count: int, pairs: Mapping[Pair, Band], state: State = State.LIVE) -> Kind:
        ties = [self._tie(a, b, band, state) for (a, b), band in pairs.items()]
        return Kind(title, count, ties, quiet=state == State.QUIET)

    def _tie(self, a: UUID, b: UUID, band: Band, state: str) -> Tie:
        return Tie(a, b, band, state, format_html(_("{one} and {other}"), one=self.called(a), other=self.called(b)))
