from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from organizer import audit, versions
from organizer.fields import EncryptedTextField


class Answer(models.TextChoices):
    """To "does this strengthen our relationships?" (method 2)."""

    YES = "yes", _("Yes")
    NOT_REALLY = "not-really", _("Not really")
    UNSURE = "unsure", _("We do not know yet")


class Reworkable(models.Model):
    """What people do together, of which they may ask whether it strengthens their relationships, and if not really, how
    they could rework it so that it does (method 2). Nobody has to, and nothing waits for it (method 14)."""

    ANSWERED = ""  # as the audit says it

    strengthens = EncryptedTextField(_("does this strengthen our relationships?"), blank=True, words=20)
    rework = EncryptedTextField(_("how could we rework it?"), blank=True, words=2000)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @transaction.atomic
    def answer(self, *, by, version: int, strengthens: str, rework: str = "") -> None:
        """A word of Answer, or nothing to take it back. Raises `versions.Stale`."""
        versions.step(self, version)
        self.strengthens, self.rework = strengthens, rework
        self.answered_on = by.workplace.today() if strengthens or rework else None
        self.save(update_fields=["strengthens", "rework", "answered_on"])
        audit.record(self.ANSWERED, self, by=by)

    @property
    def answer_in_words(self) -> str:
        return str(Answer(self.strengthens).label) if self.strengthens else ""
