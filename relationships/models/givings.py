from datetime import date
from typing import Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizer import audit
from organizer.fields import EncryptedTextField
from relationships.models.base import Basis, Inside, SeenBy, SharedQuerySet


class GivingQuerySet(SharedQuerySet):
    def for_list(self):
        return self.select_related("workplace", "giver", "receiver")


class Giving(Inside):
    """Help from one to another, on a day, maybe at an activity (method 13)."""

    class Kind(models.TextChoices):
        HELP = "help", _("Help")

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.HELP)
    giver = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="given")
    receiver = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="received")
    on = models.DateField(_("day"))
    what = EncryptedTextField(_("with what"), blank=True, words=200)
    activity = models.ForeignKey(
        "relationships.Activity", on_delete=models.CASCADE, null=True, blank=True, related_name="givings"
    )
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.THERE)
    seen_by = models.CharField(max_length=10, choices=SeenBy.choices, default=SeenBy.CIRCLE)
    written_by = models.CharField(max_length=32, editable=False)

    objects = GivingQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(giver=F("receiver")), name="giving_is_between_two")]

    @classmethod
    @transaction.atomic
    def add(cls, *, by, giver, receiver, on: date, **known) -> "Giving":
        [giving] = cls._write(by, [{"giver": giver, "receiver": receiver, "on": on, **known}])
        audit.record("giving.added", giving, by=by)
        return giving

    @classmethod
    @transaction.atomic
    def add_many(cls, *, by, givings: list[dict]) -> list[Self]:
        """Many at once; each dict is what `add` takes. One audit line for all."""
        rows = cls._write(by, givings)
        audit.record("givings.added", by.workplace, by=by, givings=[row.pk for row in rows])
        return rows

    @classmethod
    def _write(cls, by, givings: list[dict]) -> list[Self]:
        rows = [cls(workplace=by.workplace, written_by=by.pen_name, **known) for known in givings]
        return cls.objects.bulk_create(rows, batch_size=500)

    @transaction.atomic
    def remove(self, *, by) -> None:
        audit.record("giving.removed", self, by=by)
        self.delete()
