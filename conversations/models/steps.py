from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from conversations.models.grievances import Grievance
from organizer import audit
from organizer.fields import EncryptedTextField
from relationships.models.base import Inside, SeenBy, SharedQuerySet


class StepQuerySet(SharedQuerySet):
    def oldest_first(self):
        return self.select_related("workplace").order_by("on", "made_at")


class Step(Inside):
    """How a grievance stood on a day: how warm it ran, or that we can talk about it openly (methods 28 and 30).

    None of them closes anything. It rests on what its writer knows, so it is theirs alone unless they open it.
    """

    class How(models.TextChoices):
        COOL = "cool", _("It was rather cool")
        WARM = "warm", _("It was warm")
        HOT = "hot", _("It was hot")
        OPENLY = "openly", _("We can talk about it openly")

    grievance = models.ForeignKey(Grievance, on_delete=models.CASCADE, related_name="steps")
    on = models.DateField(_("day"))
    how = EncryptedTextField(_("how it stood"), words=20)  # a word of How
    seen_by = models.CharField(max_length=10, choices=SeenBy.choices, default=SeenBy.ME)
    written_by = models.CharField(max_length=32, editable=False)  # a pen name (S15)

    objects = StepQuerySet.as_manager()

    @classmethod
    @transaction.atomic
    def add(cls, *, by, grievance: Grievance, on: date, how: str, seen_by: str = SeenBy.ME) -> "Step":
        """Said twice for one day, it stands once."""
        known = cls.objects.filter(grievance=grievance, on=on, seen_by=seen_by, written_by=by.pen_name)
        if same := next((row for row in known.select_related("workplace") if row.how == how), None):
            return same
        row = cls(workplace=by.workplace, grievance=grievance, on=on, how=how, seen_by=seen_by)
        row.written_by = by.pen_name
        row.save(force_insert=True)
        audit.record("step.added", row, by=by)
        return row

    @transaction.atomic
    def remove(self, *, by) -> None:
        audit.record("step.removed", self, by=by)
        self.delete()

    @property
    def in_words(self) -> str:
        return str(self.How(self.how).label)
