import secrets
import string
import uuid
import zoneinfo
from datetime import date, datetime

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizer import audit, versions
from organizer.fields import EncryptedTextField
from organizer.models.keys import DataKey


def random_letters() -> str:
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(12))


def check_time_zone(name: str) -> None:
    from django.core.exceptions import ValidationError

    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("We do not know this time zone."))


class Workplace(models.Model):
    """The wall: every row inside carries its workplace, and nothing crosses (S7)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.CharField(max_length=12, unique=True, default=random_letters, editable=False)
    name = EncryptedTextField(_("name"), words=80)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[check_time_zone])
    language = models.CharField(_("language"), max_length=10, default="en")
    about = EncryptedTextField(_("about this workplace"), blank=True, words=2000)
    names_version = models.PositiveBigIntegerField(default=1)
    ties_version = models.PositiveBigIntegerField(default=1)
    people_kept = models.PositiveSmallIntegerField(null=True)  # months after they left; null: until they are forgotten
    time_kept = models.PositiveSmallIntegerField(null=True)  # months after the day; null: as long as the workplace
    version = models.PositiveIntegerField(default=1)
    names_raised = False  # true from here to the end of the transaction that changes a name

    @classmethod
    @transaction.atomic
    def open(cls, *, name: str, time_zone: str = "UTC", language: str = "en", about: str = "") -> "Workplace":
        """A new workplace with its own keys. Somebody must be given a membership next."""
        workplace = cls(time_zone=time_zone, language=language)
        workplace.save(force_insert=True)
        DataKey.objects.bulk_create(DataKey.new(workplace, number) for number in (0, 1))
        workplace.name, workplace.about = name, about
        workplace.save(update_fields=["name", "about"])
        audit.record("workplace.opened", workplace, workplace=workplace)
        return workplace

    @transaction.atomic
    def change(self, *, by, version: int, name: str, time_zone: str, language: str) -> None:
        """Raises `versions.Stale` if somebody else changed it since `version`."""
        versions.step(self, version)
        self.name, self.time_zone, self.language = name, time_zone, language
        self.save(update_fields=["name", "time_zone", "language"])
        self._aim_digests()
        audit.record("workplace.changed", self, by=by, workplace=self)

    @transaction.atomic
    def keep_for(self, *, by, version: int, people_kept: int | None, time_kept: int | None) -> None:
        """How long people who left, and time together, are kept; in months. Raises `versions.Stale`."""
        versions.step(self, version)
        was = {"people_kept": self.people_kept, "time_kept": self.time_kept}
        self.people_kept, self.time_kept = people_kept, time_kept
        self.save(update_fields=["people_kept", "time_kept"])
        now = {"people_kept": people_kept, "time_kept": time_kept}
        audit.record("workplace.keeping-changed", self, by=by, workplace=self, was=was, now=now)

    def _aim_digests(self) -> None:
        """Those who go by the workplace's time are reached by its new one from now on."""
        from organizer.models import Reach

        for reach in Reach.objects.filter(workplace=self, time_zone=""):
            reach.workplace = self
            reach.aim(timezone.now())
            reach.save(update_fields=["due_at"])

    def raise_names_version(self) -> int:
        """Called in the transaction that changes a name: every process reads the changed names on its next request."""
        Workplace.objects.filter(pk=self.pk).update(names_version=F("names_version") + 1)
        self.names_version = Workplace.objects.values_list("names_version", flat=True).get(pk=self.pk)
        self.names_raised = True
        transaction.on_commit(self._names_are_settled)
        return self.names_version

    def raise_ties_version(self) -> None:
        """One at a time in each workplace, to the end of the transaction: the row is locked by its being raised."""
        Workplace.objects.filter(pk=self.pk).update(ties_version=F("ties_version") + 1)

    def leave_ties_version(self) -> None:
        """Nothing changed that the circle may see, so the version is as it was before it was raised: one that moved
        would tell that somebody keeps something to themselves (S9)."""
        Workplace.objects.filter(pk=self.pk).update(ties_version=F("ties_version") - 1)

    def _names_are_settled(self) -> None:
        self.names_raised = False

    @property
    def about_paragraphs(self) -> list[str]:
        return [words for words in self.about.split("\n\n") if words.strip()]

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    def now(self) -> datetime:
        return timezone.localtime(timezone=self.zone)

    def today(self) -> date:
        return self.now().date()
