import json
import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from organizer import encryption


class OutboxQuerySet(models.QuerySet):
    def waiting(self, now: datetime):
        """Not done, not failed for good, and in nobody's hands."""
        return self.filter(Q(claimed_until=None) | Q(claimed_until__lt=now), done_at=None, failed_at=None)


class Outbox(models.Model):
    """Work to be done after a transaction, written in it: this row is the truth, the broker only a wake-up (design)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.CharField(max_length=100)
    locked_words = models.TextField()  # what the task needs, as JSON under the installation key
    made_at = models.DateTimeField(auto_now_add=True)
    claimed_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["made_at"], condition=Q(done_at=None), name="outbox_open")]

    @property
    def words(self) -> dict:
        return json.loads(encryption.unwrap(self.locked_words, f"organizer_outbox|{self.pk}"))

    @words.setter
    def words(self, words: dict) -> None:
        self.locked_words = encryption.wrap(json.dumps(words).encode(), f"organizer_outbox|{self.pk}")

    def claim(self, *, lease: timedelta, now: datetime | None = None) -> bool:
        """Takes the row for as long as the lease; False if another was quicker."""
        now = now or timezone.now()
        waiting = Outbox.objects.waiting(now).filter(pk=self.pk)
        return waiting.update(claimed_until=now + lease, tries=models.F("tries") + 1) == 1
