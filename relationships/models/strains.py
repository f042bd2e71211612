from datetime import date

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizer import audit
from organizer.fields import EncryptedTextField
from relationships.models.base import Basis, Inside, SeenBy, SharedQuerySet
from relationships.models.ties import ordered


class StrainQuerySet(SharedQuerySet):
    def between(self, one, other):
        a, b = ordered(one, other)
        return self.filter(a=a, b=b)


class Strain(Inside):
    """A falling out or felt pressure between two, open until talked through; just for its writer unless opened."""

    a = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="+")
    on = models.DateField(_("since"))
    talked_through_on = models.DateField(_("talked through"), null=True)
    what = EncryptedTextField(_("what it is about"), blank=True, words=500)
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.THERE)
    seen_by = models.CharField(max_length=10, choices=SeenBy.choices, default=SeenBy.ME)
    written_by = models.CharField(max_length=32, editable=False)  # a pen name (S15)

    objects = StrainQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["a", "b"], name="strain_of_a_pair")]
        constraints = [
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="a_strain_is_unordered"),
            models.CheckConstraint(
                condition=Q(talked_through_on=None) | Q(talked_through_on__gte=F("on")),
                name="talked_through_after_it_began",
            ),
        ]

    @classmethod
    @transaction.atomic
    def add(cls, *, by, between: list, on: date, **known) -> "Strain":
        one, other = between
        a, b = ordered(one.pk, other.pk)
        strain = cls(workplace=by.workplace, written_by=by.pen_name, a_id=a, b_id=b, on=on, **known)
        strain.save(force_insert=True)
        strain._touch(by)
        audit.record("strain.added", strain, by=by)
        return strain

    @transaction.atomic
    def talk_through(self, *, by, on: date) -> None:
        if self.talked_through_on:
            return
        self.talked_through_on = on
        self.save(update_fields=["talked_through_on"])
        self._touch(by)
        audit.record("strain.talked-through", self, by=by)

    @transaction.atomic
    def open_to_circle(self, *, by) -> None:
        if self.seen_by == SeenBy.CIRCLE:
            return
        self.seen_by = SeenBy.CIRCLE
        self.save(update_fields=["seen_by"])
        self._touch(by)
        audit.record("strain.opened", self, by=by)

    @transaction.atomic
    def remove(self, *, by) -> None:
        audit.record("strain.removed", self, by=by)
        self.delete()
        self._touch(by)

    def _touch(self, by) -> None:
        from relationships import ties

        ties.keep_in_step(by.workplace, [self.a_id, self.b_id])
