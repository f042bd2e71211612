from datetime import date
from typing import Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizer import audit
from organizer.fields import EncryptedTextField
from relationships.models.base import Basis, Inside, SeenBy, SharedQuerySet


class GivingQuerySet(SharedQuerySet):
    def between(self, one, other):
        return self.filter(Q(giver=one, receiver=other) | Q(giver=other, receiver=one))

    def for_list(self):
        return self.select_related("workplace", "giver", "receiver")


class Giving(Inside):
    """Help or confiding from one to another, on a day (method 13). Of confiding, that it happened."""

    class Kind(models.TextChoices):
        HELP = "help", _("Help")
        CONFIDING = "confiding", _("Something confided")

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
        from relationships import ties  # a verb keeps the spans in step; `ties` reads the rows it changes

        rows = [cls(workplace=by.workplace, written_by=by.pen_name, **known) for known in givings]
        cls.objects.bulk_create(rows, batch_size=500)
        ties.keep_all_in_step(by.workplace, [[row.giver_id, row.receiver_id] for row in rows])
        return rows

    @transaction.atomic
    def remove(self, *, by) -> None:
        from relationships import ties

        audit.record("giving.removed", self, by=by)
        people = [self.giver_id, self.receiver_id]
        self.delete()
        ties.keep_in_step(by.workplace, people)

    @classmethod
    @transaction.atomic
    def remove_many(cls, *, by, givings: list) -> None:
        """Many at once, by their ids. One audit line for all."""
        from relationships import ties

        pairs: list[list] = []
        for start in range(0, len(givings), 1000):
            rows = cls.objects.filter(pk__in=givings[start : start + 1000], workplace=by.workplace_id)
            pairs += [list(pair) for pair in rows.values_list("giver", "receiver")]
            rows.delete()
        ties.keep_all_in_step(by.workplace, pairs)
        audit.record("givings.removed", by.workplace, by=by, givings=givings)

    @transaction.atomic
    def open_to_circle(self, *, by) -> None:
        from relationships import ties

        if self.seen_by == SeenBy.CIRCLE:
            return
        self.seen_by = SeenBy.CIRCLE
        self.save(update_fields=["seen_by"])
        ties.keep_in_step(by.workplace, [self.giver_id, self.receiver_id])
        audit.record("giving.opened", self, by=by)
