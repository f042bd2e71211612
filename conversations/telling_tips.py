"""The tips as one workplace has them: those that come with Kith, with what its circle made of them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import Http404

from conversations import access
from conversations.models import TipChange
from conversations.tips import TIPS, Tip
from organizer.models import Membership


@dataclass(frozen=True)
class Told:
    tip: Tip
    change: TipChange | None

    @property
    def words(self) -> str:
        return (self.change.words if self.change else "") or str(self.tip.words)

    @property
    def reworded(self) -> bool:
        return bool(self.change and self.change.words)

    @property
    def taken_out(self) -> bool:
        return bool(self.change and self.change.taken_out)


class Tips:
    def __init__(self, member: Membership, built_in: tuple[Tip, ...] = TIPS):
        self.member, self.built_in = member, built_in

    @cached_property
    def all(self) -> list[Told]:
        changes = {change.key: change for change in access.tip_changes_of(self.member)}
        return [Told(tip, changes.get(tip.key)) for tip in self.built_in]

    @property
    def kept(self) -> list[Told]:
        return [told for told in self.all if not told.taken_out]

    @property
    def taken_out(self) -> list[Told]:
        return [told for told in self.all if told.taken_out]

    def on(self, day: date) -> Told | None:
        """One a day, by turns; the same for all of the circle."""
        return self.kept[day.toordinal() % len(self.kept)] if self.kept else None

    def after(self, told: Told) -> Told:
        return self.kept[(self.kept.index(told) + 1) % len(self.kept)]

    def with_key(self, key: str) -> Told:
        """Raises 404 for a key that no tip has."""
        for told in self.all:
            if told.tip.key == key:
                return told
        raise Http404

    def change_of(self, key: str) -> TipChange:
        """The row of a tip, not saved yet if nobody has changed it."""
        told = self.with_key(key)
        return told.change or TipChange(workplace=self.member.workplace, key=told.tip.key)
