import json
import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from organizer import encryption

LEASE = timedelta(minutes=2)  # longer than any piece of work takes; a killed worker's row comes back after it
MOST_TRIES = 20  # about twelve hours of a mail server that is away


class OutboxQuerySet(models.QuerySet):
    def waiting(self, now: datetime):
        """Not done, not given up, and in nobody's hands."""
        return self.filter(Q(claimed_until=None) | Q(claimed_until__lt=now), done_at=None, failed_at=None)


class Outbox(models.Model):
    """Work to be done after a transaction, written in it: this row is the truth, the broker only a wake-up (design)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.CharField(max_length=100)
    locked_words = models.TextField(blank=True)  # what the task needs, as JSON under the installation key; until done
    made_at = models.DateTimeField(auto_now_add=True)
    claimed_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=60, blank=True)  # the kind of the last trouble, never anybody's words

    objects = OutboxQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["made_at"], condition=Q(done_at=None), name="outbox_open")]

    @property
    def words(self) -> dict:
        return json.loads(encryption.unwrap(self.locked_words, f"organizer_outbox|{self.pk}"))

    @words.setter
    def words(self, words: dict) -> None:
        self.locked_words = encryption.wrap(json.dumps(words).encode(), f"organizer_outbox|{self.pk}")

    def claim(self, *, now: datetime, lease: timedelta = LEASE) -> bool:
        """Takes the row for as long as the lease; False if another was quicker."""
        until = now + lease
        if Outbox.objects.waiting(now).filter(pk=self.pk).update(claimed_until=until, tries=F("tries") + 1) != 1:
            return False
        self.claimed_until, self.tries = until, self.tries + 1
        return True

    def finish(self, *, now: datetime) -> bool:
        """Done, and its words are gone; False if the lease ran out and another has it now."""
        return self._ours().update(done_at=now, locked_words="") == 1

    def put_back(self, *, now: datetime, fault: str, never: bool = False) -> bool:
        """It did not work: again after a pause that doubles up to an hour, until it is given up. True if it now is."""
        if never or self.tries >= MOST_TRIES:
            return self._ours().update(failed_at=now, fault=fault) == 1
        pause = min(timedelta(seconds=5 * 2**self.tries), timedelta(hours=1))
        self._ours().update(claimed_until=now + pause, fault=fault)
        return False

    def wait(self, *, until: datetime) -> None:
        """Not before then, and as if it had not been tried."""
        self._ours().update(claimed_until=until, tries=F("tries") - 1)

    def _ours(self) -> models.QuerySet["Outbox"]:
        return Outbox.objects.filter(pk=self.pk, claimed_until=self.claimed_until, done_at=None)
