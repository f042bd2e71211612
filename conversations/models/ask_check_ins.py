from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from conversations.models.asks import Ask
from organizer import audit
from organizer.fields import EncryptedTextField
from organizer.models import Membership
from relationships.models import Basis, Person, Strain
from relationships.models.base import Inside


class AskCheckInQuerySet(models.QuerySet):
    def visible_to(self, member):
        """What was said there is its writer's; the others see only that the ask rests."""
        return (
            self.filter(workplace=member.workplace_id, written_by=member.pen_name) if member.in_circle else self.none()
        )


class AskCheckIn(Inside):
    """Was it what you wanted? Whose wish it is, and what would make it easy to say no (method 53)."""

    class Wish(models.TextChoices):
        MINE = "mine", _("Yes, it is my own wish")
        UNSURE = "unsure", _("I am not sure")
        NOT_MINE = "not-mine", _("No, not really")
        PUSHED = "pushed", _("I was pushed")

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="check_ins")
    wish = EncryptedTextField(_("was it what you wanted?"), words=20)  # a word of Wish
    easy_no = EncryptedTextField(_("what would make it easy to say no?"), blank=True, words=500)
    on = models.DateField()
    written_by = models.CharField(max_length=32, editable=False)  # a pen name (S15)

    objects = AskCheckInQuerySet.as_manager()

    @property
    def in_words(self) -> str:
        return str(self.Wish(self.wish).label)

    @classmethod
    @transaction.atomic
    def add(cls, *, by: Membership, ask: Ask, wish: str, on: date, easy_no: str = "") -> "AskCheckIn":
        """`pushed` lets the ask rest for everyone, and opens a strain just for its writer."""
        row = cls(workplace=by.workplace, written_by=by.pen_name, ask=ask, wish=wish, easy_no=easy_no, on=on)
        row.save(force_insert=True)
        ask.checked_on = on
        if wish == cls.Wish.PUSHED and not ask.paused:
            ask.paused_on, ask.strain = on, cls._strain(by, ask, on)
        ask.save(update_fields=["checked_on", "paused_on", "strain"])
        audit.record("ask.checked-in-on", ask, by=by)
        return row

    @staticmethod
    def _strain(by: Membership, ask: Ask, on: date) -> Strain | None:
        """Between the one asked and who passed it on. Noted as told, also of oneself (S15)."""
        if ask.pressed_by_id is None:
            return None
        between = [ask.asked, Person.objects.get(pk=ask.pressed_by_id)]
        return Strain.add(by=by, between=between, on=on, basis=Basis.TOLD, what=str(_("Pushed to do something")))
