"""What the pictures of people have in common: who is drawn, along which ties, and the same on an earlier day."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from uuid import UUID

from relationships.maps.both_days import earlier, standing_for
from relationships.maps.filters import Filters
from relationships.maps.ground import KnownTie
from relationships.maps.naming import Naming
from relationships.maps.picture import Line, Mark, Picture
from relationships.maps.rows import rows_of
from relationships.maps.sheet import Sheet


class OfPeople(ABC):
    """Each draws its own; the sheet that comes of it, of one day or of two, is made here."""

    def __init__(self, member, filters: Filters, naming: Naming):
        self.member, self.filters, self.naming = member, filters, naming
        self.standing = standing_for(member, filters)

    @property
    @abstractmethod
    def marks(self) -> Mapping[UUID, Mark]:
        """Everybody who is drawn one by one."""

    @property
    @abstractmethod
    def lines(self) -> Sequence[tuple[Line, KnownTie]]:
        """Each with the tie it stands for."""

    @property
    @abstractmethod
    def picture(self) -> Picture: ...

    @property
    @abstractmethod
    def line(self) -> str:
        """The most important thing it shows."""

    @property
    @abstractmethod
    def shown(self) -> Sequence[KnownTie]:
        """The ties that the table lists."""

    @property
    @abstractmethod
    def changed(self) -> Sequence[str]:
        """What is said of the earlier day, if one was asked for."""

    @property
    def words(self) -> Sequence[str]:
        """What else is said of this day."""
        return ()

    def sheet(self) -> Sheet:
        before = earlier(self.standing, self.picture, self.marks, self.lines)
        rows = rows_of(self.shown, self.naming)
        return Sheet(self.picture, self.line, [*self.changed, *self.words], rows, before=before)
