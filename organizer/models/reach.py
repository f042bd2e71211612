import secrets
import uuid
import zoneinfo
from datetime import datetime, time

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizer import audit, encryption, versions
from organizer.clock import Alarm
from organizer.models.workplaces import check_time_zone

FEED = "feed"


class ReachQuerySet(models.QuerySet):
    def due(self, now: datetime):
        """Those whose digest is to be thought of by `now`, of members who are still here; longest due first."""
        here = self.exclude(digest=Reach.Digest.NEVER).filter(member__ended_at=None, due_at__lte=now)
        return here.order_by("due_at", "pk")


class Reach(models.Model):
    """How Kith reaches a member, as they chose: Today is always there, a digest by mail and a calendar if they like.

    It says nothing of what anybody wrote, and carries no pen name: it belongs to the account (S15).
    """

    class Digest(models.TextChoices):
        NEVER = "never", _("No mail")
        DAILY = "daily", _("Once a day")
        WEEKLY = "weekly", _("Once a week")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    member = models.OneToOneField("organizer.Membership", on_delete=models.CASCADE, related_name="reach")
    digest = models.CharField(max_length=6, choices=Digest.choices, default=Digest.NEVER)
    at = models.TimeField(default=time(8))
    weekday = models.PositiveSmallIntegerField(default=0)  # Monday is 0; read when it is once a week
    quiet_from = models.TimeField(null=True)  # null: no quiet hours
    quiet_until = models.TimeField(null=True)
    time_zone = models.CharField(max_length=64, blank=True, validators=[check_time_zone])  # empty: the workplace's
    due_at = models.DateTimeField(null=True)  # when the next digest is to be thought of; null: never
    told_until = models.DateField(null=True)  # the last day a digest has spoken of; null: none yet, or chosen anew
    feed = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - the digest of its secret; null: none
    version = models.PositiveIntegerField(default=1)

    objects = ReachQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="reach_due")]
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lt=7), name="reach_weekday"),
            models.CheckConstraint(
                condition=models.Q(quiet_from=None, quiet_until=None)
                | models.Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="reach_quiet_both_or_none",
            ),
        ]

    @classmethod
    def of(cls, member) -> "Reach":
        """The member's row; not yet saved if they never chose anything."""
        found = cls.objects.select_related("member__workplace").filter(member=member).first()
        return found or cls(member=member, workplace=member.workplace)

    @classmethod
    def by_feed(cls, secret: str) -> models.QuerySet["Reach"]:
        return cls.objects.filter(feed=encryption.digest(secret, FEED))

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone or self.workplace.time_zone)

    @property
    def alarm(self) -> Alarm:
        quiet = (self.quiet_from, self.quiet_until) if self.quiet_from and self.quiet_until else None
        return Alarm(self.at, self.weekday if self.digest == self.Digest.WEEKLY else None, quiet)

    @transaction.atomic
    def choose(self, *, by, version: int, now: datetime | None = None, **chosen) -> None:
        """`chosen`: digest, at, weekday, quiet_from, quiet_until, time_zone. Raises `versions.Stale`."""
        self._be_there()
        versions.step(self, version)
        for name, value in chosen.items():
            setattr(self, name, value)
        self.aim(now or timezone.now())
        self.told_until = None
        self.save(update_fields=[*chosen, "due_at", "told_until"])
        audit.record("reach.chosen", self.member, by=by)

    def aim(self, now: datetime) -> None:
        """Reckons when the next digest is due. Saving is the caller's."""
        self.due_at = None if self.digest == self.Digest.NEVER else self.alarm.next(now, self.zone)

    @transaction.atomic
    def make_feed(self, *, by) -> str:
        """A new address for the calendar, said now and never again; the one before it is dead from here on."""
        self._be_there()
        secret = secrets.token_urlsafe(32)
        self.feed = encryption.digest(secret, FEED)
        self.save(update_fields=["feed"])
        audit.record("feed.made", self.member, by=by)
        return secret

    @transaction.atomic
    def end_feed(self, *, by) -> None:
        if self.feed is None:
            return
        self.feed = None
        self.save(update_fields=["feed"])
        audit.record("feed.ended", self.member, by=by)

    def _be_there(self) -> None:
        if self._state.adding:
            kept, _made = Reach.objects.get_or_create(member=self.member, defaults={"workplace": self.workplace})
            self.pk, self._state.adding, self.feed = kept.pk, False, kept.feed
