from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models.activities import Activity
from relationships.models.base import Basis, Inside
from relationships.models.reworking import Reworkable


class TooFew(Exception):
    """Fewer than two of its usual people work here now."""


class GatheringPlaceQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(workplace=member.workplace_id) if member.in_circle else self.none()

    def for_list(self):
        return self.select_related("workplace").prefetch_related("usuals")


class GatheringPlace(Reworkable, Inside):
    """A standing space: a lunch table, a smoke break, a carpool, with its usual people (method 12)."""

    ANSWERED = "gathering-place.answered"

    name = EncryptedTextField(_("name"), words=80)
    where = EncryptedTextField(_("where and when"), blank=True, words=120)
    version = models.PositiveIntegerField(default=1)

    objects = GatheringPlaceQuerySet.as_manager()

    @classmethod
    @transaction.atomic
    def add(cls, *, by, name: str, people: list, where: str = "") -> "GatheringPlace":
        place = cls(workplace=by.workplace, name=name, where=where)
        place.save(force_insert=True)
        place._set_usual(people)
        by.workplace.raise_names_version()
        audit.record("gathering-place.added", place, by=by)
        return place

    @transaction.atomic
    def change(self, *, by, version: int, name: str, people: list, where: str = "") -> None:
        versions.step(self, version)
        self.name, self.where = name, where
        self.save(update_fields=["name", "where"])
        self._set_usual(people)
        self.workplace.raise_names_version()
        audit.record("gathering-place.changed", self, by=by)

    @transaction.atomic
    def confirm(self, *, by, on: date) -> Activity:
        """They met there on that day: one activity, once per day however many confirm it. Raises `TooFew`.

        A member who does not go there has it from one of them (method 2).
        """
        GatheringPlace.objects.select_for_update().get(pk=self.pk)
        if met := self.activities.filter(on=on, seen_by="circle").first():
            return met
        people = [usual.person for usual in self.usuals.select_related("person").filter(person__left_on=None)]
        if len(people) < 2:
            raise TooFew
        there = by.person_id is None or by.person_id in {person.pk for person in people}
        basis = Basis.THERE if there else Basis.TOLD
        return Activity.add(by=by, people=people, on=on, kind=Activity.Kind.BREAK, basis=basis, gathering_place=self)

    @transaction.atomic
    def remove(self, *, by) -> None:
        """What happened there stays."""
        audit.record("gathering-place.removed", self, by=by)
        self.delete()
        by.workplace.raise_names_version()

    @property
    def people_ids(self) -> list:
        return [usual.person_id for usual in self.usuals.all()]

    def _set_usual(self, people: list) -> None:
        self.usuals.exclude(person__in=[person.pk for person in people]).delete()
        there = set(self.usuals.values_list("person_id", flat=True))
        Usual.objects.bulk_create(
            Usual(workplace=self.workplace, gathering_place=self, person=person)
            for person in people
            if person.pk not in there
        )


class Usual(models.Model):
    """A person is usually there."""

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    gathering_place = models.ForeignKey(GatheringPlace, on_delete=models.CASCADE, related_name="usuals")
    person = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering_place", "person"], name="usual_once")]
