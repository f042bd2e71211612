from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

LEASE = timedelta(seconds=40)  # then a killed run may begin again; one that takes longer may have another beside it


class Schedule(models.Model):
    """One row for each schedule: which period was last begun, and how it went. It says nothing about anybody."""

    name = models.CharField(max_length=40, primary_key=True)
    period = models.PositiveBigIntegerField(default=0)  # the number of the period since 1970
    claimed_until = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)  # of the period; null: not yet
    failed_at = models.DateTimeField(null=True)  # the last time it did not work
    fault = models.CharField(max_length=60, blank=True)

    def claim(self, period: int, *, now: datetime) -> bool:
        """Takes this period's work; False if it is done, or in another's hands."""
        until = now + LEASE
        free = Q(claimed_until=None) | Q(claimed_until__lt=now)
        to_do = Q(period__lt=period) | Q(period=period, done_at=None)
        taken = Schedule.objects.filter(free, to_do, pk=self.pk).update(
            period=period, claimed_until=until, began_at=now, done_at=None
        )
        self.period, self.claimed_until = period, until
        return taken == 1

    def finish(self, *, now: datetime) -> None:
        self._ours().update(done_at=now, claimed_until=None)

    def stumble(self, fault: str, *, now: datetime, again: datetime) -> None:
        self._ours().update(failed_at=now, fault=fault, claimed_until=again)

    def _ours(self) -> models.QuerySet["Schedule"]:
        return Schedule.objects.filter(pk=self.pk, period=self.period, claimed_until=self.claimed_until)


class Heartbeat(models.Model):
    """When a kind of process last said that it is there."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()
