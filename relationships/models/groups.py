from collections import Counter

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models.base import Inside

TINTS = 8  # colours that colour-blind eyes keep apart


class GroupQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(workplace=member.workplace_id) if member.in_circle else self.none()

    def for_list(self):
        return self.select_related("workplace").order_by("place")


class Group(Inside):
    """A department or a shift: a name, and its place in the order people gave it."""

    name = EncryptedTextField(_("name"), words=80)
    place = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects = GroupQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    @transaction.atomic
    def add(cls, *, by, name: str, **known) -> "Group":
        last = cls.objects.filter(workplace=by.workplace_id).aggregate(last=models.Max("place"))["last"]
        group = cls(workplace=by.workplace, name=name, place=0 if last is None else last + 1, **known)
        group._begin()
        group.save(force_insert=True)
        by.workplace.raise_names_version()
        audit.record(f"{cls._meta.model_name}.added", group, by=by)
        return group

    @transaction.atomic
    def rename(self, *, by, name: str, version: int) -> None:
        versions.step(self, version)
        self.name = name
        self.save(update_fields=["name"])
        self.workplace.raise_names_version()
        audit.record(f"{self._meta.model_name}.renamed", self, by=by)

    @transaction.atomic
    def move(self, *, by, up: bool) -> None:
        """One step up or down among the others; the first cannot go up. Places are counted afresh."""
        rows = list(type(self).objects.select_for_update().filter(workplace=self.workplace_id).order_by("place", "pk"))
        at = rows.index(self)
        to = at - 1 if up else at + 1
        if not 0 <= to < len(rows):
            return
        rows[at], rows[to] = rows[to], rows[at]
        for place, row in enumerate(rows):
            row.place = place
        type(self).objects.bulk_update(rows, ["place"])
        self.place = to
        by.workplace.raise_names_version()
        audit.record(f"{self._meta.model_name}.moved", self, by=by)

    def _begin(self) -> None:
        """What else a new one of its kind starts with."""

    @transaction.atomic
    def remove(self, *, by) -> None:
        """Its people stay, without it."""
        audit.record(f"{self._meta.model_name}.removed", self, by=by)
        self.delete()
        by.workplace.raise_names_version()


class Department(Group):
    tint = models.PositiveSmallIntegerField(default=0)  # its own for good, wherever it stands in the order

    def _begin(self) -> None:
        """The tint that fewest of the others have."""
        used = Counter(type(self).objects.filter(workplace=self.workplace_id).values_list("tint", flat=True))
        self.tint = min(range(TINTS), key=lambda tint: used[tint])


class Shift(Group):
    pass
