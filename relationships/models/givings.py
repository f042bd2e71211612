from datetime import date

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizer import audit
from organizer.fields import EncryptedTextField
from relationships.models.base import Basis, Inside, SeenBy, SharedQuerySet


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

    objects = SharedQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(giver=F("receiver")), name="giving_is_between_two")]

    @classmethod
    @transaction.atomic
    def add(cls, *, by, giver, receiver, on: date, **known) -> "Giving":
        giving = cls(workplace=by.workplace, written_by=by.pen_name, giver=giver, receiver=receiver, on=on, **known)
        giving.save(force_insert=True)
        audit.record("giving.added", giving, by=by)
        return giving

    @transaction.atomic
    def remove(self, *, by) -> None:
        audit.record("giving.removed", self, by=by)
        self.delete()
