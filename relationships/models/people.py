from datetime import date

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizer import audit, versions
from organizer.fields import EncryptedTextField
from organizer.inserting import Ready
from relationships.models.base import Inside


class PersonQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(workplace=member.workplace_id) if member.in_circle else self.none()

    def here(self):
        """Those who work here now."""
        return self.filter(left_on=None)

    def coworkers(self):
        """Without supervisors: the people of carrying, rhythm and reach (method 45)."""
        return self.filter(supervisor=False)

    def for_list(self):
        return self.select_related("workplace", "department", "shift")


class Person(Inside):
    """A coworker. They never sign up: what is known is what somebody who was there saw, or one of them told."""

    FREE_WORDS = ("pronouns", "where", "languages", "likes", "reach", "reach_for", "not_comfortable")

    name = EncryptedTextField(_("what they like to be called"), words=80)
    pronouns = EncryptedTextField(_("pronouns"), blank=True, words=40)
    department = models.ForeignKey(
        "relationships.Department", on_delete=models.SET_NULL, null=True, blank=True, related_name="people"
    )
    shift = models.ForeignKey(
        "relationships.Shift", on_delete=models.SET_NULL, null=True, blank=True, related_name="people"
    )
    where = EncryptedTextField(_("where one finds them"), blank=True, words=80)
    languages = EncryptedTextField(_("languages"), blank=True, words=120)
    likes = EncryptedTextField(_("what they like and care for"), blank=True, words=2000)
    reach = EncryptedTextField(_("how they like to be reached"), blank=True, words=200)
    reach_for = EncryptedTextField(_("they gave it to me for"), blank=True, words=200)
    not_comfortable = EncryptedTextField(_("what they are not comfortable with"), blank=True, words=500)
    leave_be = EncryptedTextField(_("would rather be left be"), blank=True, words=3)  # "yes", or nothing
    supervisor = models.BooleanField(_("supervises others"), default=False)
    came_on = models.DateField(_("came"), null=True, blank=True)
    left_on = models.DateField(_("left"), null=True, blank=True)
    names_version = models.PositiveBigIntegerField(default=0)  # the workplace's when the name last changed
    version = models.PositiveIntegerField(default=1)

    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workplace", "names_version"], name="person_names_changed"),
            models.Index(fields=["workplace", "-made_at"], name="person_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(came_on=None) | Q(left_on__gte=models.F("came_on")),
                name="nobody_leaves_before_coming",
            )
        ]

    @classmethod
    @transaction.atomic
    def add(cls, *, by, name: str, **known) -> "Person":
        """A name or nickname is enough."""
        person = cls(workplace=by.workplace, name=name, **known)
        person.names_version = by.workplace.raise_names_version()
        person.save(force_insert=True)
        audit.record("person.added", person, by=by)
        return person

    @classmethod
    @transaction.atomic
    def add_many(cls, *, by, people: list[dict]) -> list["Person"]:
        """Many at once; each dict is what `add` takes. One audit line for all."""
        version = by.workplace.raise_names_version()
        rows = [cls(workplace=by.workplace, names_version=version, **known) for known in people]
        cls.objects.bulk_create(rows, batch_size=500)
        audit.record("people.added", by.workplace, by=by, people=[row.pk for row in rows])
        return rows

    @classmethod
    @transaction.atomic
    def add_ready(cls, *, by, people: Ready["Person"]) -> int:
        """The same, of rows that were made ready before the transaction. Returns their version of the names."""
        version = by.workplace.raise_names_version()
        people.write(names_version=version)
        audit.record("people.added", by.workplace, by=by, people=sorted(people.keys))
        return version

    @transaction.atomic
    def change(self, *, by, version: int, **known) -> None:
        """Raises `versions.Stale` if somebody else changed it since `version`."""
        versions.step(self, version)
        for name, value in known.items():
            setattr(self, name, value)
        self.names_version = self.workplace.raise_names_version()
        self.save(update_fields=[*known, "names_version"])
        audit.record("person.changed", self, by=by, fields=sorted(known))

    @transaction.atomic
    def leave(self, *, by, on: date) -> None:
        if self.left_on:  # asking twice is harmless
            return
        self.left_on = on
        self.names_version = self.workplace.raise_names_version()
        self.save(update_fields=["left_on", "names_version"])
        audit.record("person.left", self, by=by, on=on)

    @transaction.atomic
    def come_back(self, *, by) -> None:
        if not self.left_on:
            return
        self.left_on = None
        self.names_version = self.workplace.raise_names_version()
        self.save(update_fields=["left_on", "names_version"])
        audit.record("person.came-back", self, by=by)
