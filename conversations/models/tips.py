from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models.base import Inside


class TipChangeQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(workplace=member.workplace_id) if member.in_circle else self.none()


class TipChange(Inside):
    """What the circle made of one of the tips that come with Kith: other words, or none (method 56)."""

    key = models.CharField(max_length=40)
    words = EncryptedTextField(_("the tip, in your words"), blank=True, words=500)
    taken_out = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = TipChangeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workplace", "key"], name="one_change_per_tip")]

    @transaction.atomic
    def reword(self, *, by, version: int, words: str) -> None:
        self._begin()
        versions.step(self, version)
        self.words = words
        self.save(update_fields=["words"])
        audit.record("tip.reworded", self, by=by, tip=self.key)

    @transaction.atomic
    def take_out(self, *, by) -> None:
        self._begin()
        if self.taken_out:
            return
        self.taken_out = True
        self.save(update_fields=["taken_out"])
        audit.record("tip.taken-out", self, by=by, tip=self.key)

    @transaction.atomic
    def bring_back(self, *, by) -> None:
        """With the words that the circle gave it, if it had."""
        if not self.taken_out:
            return
        self.taken_out = False
        self.save(update_fields=["taken_out"])
        audit.record("tip.brought-back", self, by=by, tip=self.key)

    def _begin(self) -> None:
        """Makes the row at the first change; two who begin at once meet in one row."""
        if self._state.adding:
            TipChange.objects.bulk_create([self], ignore_conflicts=True)
            kept = TipChange.objects.select_related("workplace").get(workplace=self.workplace, key=self.key)
            self.__dict__.update(kept.__dict__)
