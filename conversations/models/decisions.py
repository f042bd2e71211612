from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from conversations.models.reviews import Review
from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models.base import Inside


class Decision(Inside):
    """What a review agreed on, in words. Whoever takes it on is sealed, as those who were there are (S15)."""

    FIELDS = ("words",)

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="decisions")
    words = EncryptedTextField(_("what do you want to do?"), words=500)
    taken_by = EncryptedTextField(blank=True, words=36)  # the id of a person
    written_by = models.CharField(max_length=32, editable=False)  # a pen name (S15)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["made_at", "pk"]

    @classmethod
    @transaction.atomic
    def add(cls, review: Review, *, by, words: str, taken_by=None) -> "Decision":
        """`taken_by`: the person who takes it on, if somebody does."""
        row = cls(workplace=review.workplace, review=review, words=words, written_by=by.pen_name)
        row.taken_by = str(taken_by.pk) if taken_by else ""
        row.save(force_insert=True)
        audit.record("decision.added", row, by=by, review=review.pk)
        return row

    @transaction.atomic
    def change(self, *, by, version: int, words: str, taken_by=None) -> None:
        """Raises `versions.Stale` if somebody else changed it since `version`."""
        versions.step(self, version)
        self.words, self.taken_by = words, str(taken_by.pk) if taken_by else ""
        self.save(update_fields=["words", "taken_by"])
        audit.record("decision.changed", self, by=by)

    @transaction.atomic
    def remove(self, *, by) -> None:
        audit.record("decision.removed", self, by=by)
        self.delete()

    @property
    def taken_by_ids(self) -> list[UUID]:
        """The one who takes it on, or nobody."""
        return [UUID(self.taken_by)] if self.taken_by else []

    @property
    def taken_by_id(self) -> UUID | None:
        return UUID(self.taken_by) if self.taken_by else None


class Taking(models.Model):
    """A check-in that a member took up in a review. Who took it, and what it is about, are the check-in's to say, to
    those who may know of it."""

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="takings")
    check_in = models.ForeignKey("conversations.CheckIn", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["review", "check_in"], name="taken_once_in_a_review")]
