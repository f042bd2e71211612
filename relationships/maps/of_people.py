"""What the pictures of people have in common: who is drawn, along which ties, and the same on an earlier day."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from uuid import UUID

from relationships.maps.both_days import earlier, standing_for
from relationships.maps.filters import Filters
from relationships.maps.ground import KnownTie
from relationships.maps.naming import Naming
from relationships.maps.picture import Line, Mark, Picture
from relationships.maps.rows import rows_of
from relationships.maps.sheet import Sheet


class OfPeople:
    """`shown`: the ties that the table lists; `changed`: what is said of the earlier day; `words`: of this one."""

    def __init__(self, member, filters: Filters, naming: Naming):
        self.member, self.filters, self.naming = member, filters, naming
        self.standing = standing_for(member, filters)

    @cached_property
    def marks(self) -> dict[UUID, Mark]:
        """Everybody who is drawn one by one."""
        raise NotImplementedError

    @cached_property
    def lines(self) -> list[tuple[Line, KnownTie]]:
        """Each with the tie it stands for."""
        raise NotImplementedError

    @cached_property
    def picture(self) -> Picture:
        raise NotImplementedError

    @cached_property
    def line(self) -> str:
        raise NotImplementedError

    @property
    def shown(self) -> Sequence[KnownTie]:
        raise NotImplementedError

    @property
    def changed(self) -> Sequence[str]:
        raise NotImplementedError

    @property
    def words(self) -> Sequence[str]:
        return ()

    def sheet(self) -> Sheet:
        before = earlier(self.standing, self.picture, self.marks, self.lines)
        rows = rows_of(self.shown, self.naming)
        return Sheet(self.picture, self.line, [*self.changed, *self.words], rows, before=before)
