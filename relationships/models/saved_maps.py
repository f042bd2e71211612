"""What the worker made of a workplace's ties: where everybody stands on the map, and what is to be said of it."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from organizer.fields import EncryptedTextField

A_WHILE = timedelta(hours=1)  # asked for longer ago than this and not done: the worker gave it up, ask again


class CircleQuerySet(models.QuerySet):
    def visible_to(self, member):
        """All of the circle see it: it rests only on what they may see (S9)."""
        return self.filter(workplace=member.workplace_id) if member.in_circle else self.none()


class SavedMap(models.Model):
    """One row a workplace: which layout is shown, and on what the findings rest.

    A layout is a number that its positions carry. They are written beside those that are shown and then shown all at
    once, by one change of this row, so that a map is never half the old and half the new.
    """

    workplace = models.OneToOneField(
        "organizer.Workplace", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    layout = models.PositiveIntegerField(default=0)  # the one that is shown; 0: none yet
    last_layout = models.PositiveIntegerField(default=0)  # the last number that a worker took
    laid_out_at = models.DateTimeField(null=True)
    layout_asked_at = models.DateTimeField(null=True)
    rests_on = models.CharField(max_length=60, default="")  # the versions and the day the findings rest on
    asked_for = models.CharField(max_length=60, default="")  # those for which a worker was last asked to find

    objects = CircleQuerySet.as_manager()

    @classmethod
    def of(cls, workplace) -> "SavedMap":
        return cls.objects.get_or_create(workplace=workplace)[0]

    def ask_for_layout(self, *, now: datetime) -> bool:
        """False if it has been asked for already."""
        unasked = Q(layout_asked_at=None) | Q(layout_asked_at__lt=now - A_WHILE)
        return SavedMap.objects.filter(unasked, pk=self.pk).update(layout_asked_at=now) == 1

    def ask_to_find(self, rests_on: str) -> bool:
        """False if somebody asked for the same before."""
        return SavedMap.objects.filter(pk=self.pk).exclude(asked_for=rests_on).update(asked_for=rests_on) == 1

    def take_number(self) -> int:
        """A number of its own for a new layout, however many workers take one at once."""
        while True:
            taken = SavedMap.objects.values_list("last_layout", flat=True).get(pk=self.pk)
            if SavedMap.objects.filter(pk=self.pk, last_layout=taken).update(last_layout=F("last_layout") + 1) == 1:
                return taken + 1

    def show(self, layout: int, *, asked_before: datetime, now: datetime) -> None:
        """From now on this layout, unless a later one is shown already. Who asked while it was made asks again."""
        row = SavedMap.objects.filter(pk=self.pk)
        row.filter(layout__lt=layout).update(layout=layout, laid_out_at=now)
        row.filter(layout_asked_at__lte=asked_before).update(layout_asked_at=None)


class Position(models.Model):
    """Where a person stands in a layout. Right and down, in units that mean nothing by themselves."""

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    layout = models.PositiveIntegerField()
    person = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="+")
    x = models.FloatField()
    y = models.FloatField()
    community = models.PositiveIntegerField(null=True)  # none: nobody they are tied to

    objects = CircleQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["workplace", "layout"], name="position_in_a_layout")]
        constraints = [models.UniqueConstraint(fields=["person", "layout"], name="one_place_in_a_layout")]


class Finding(models.Model):
    """What is to be said of the map at a band: ids as JSON, locked, since who holds parts together alone is nobody's
    business who steals a disk."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    band = models.PositiveSmallIntegerField()
    found = EncryptedTextField(blank=True)

    objects = CircleQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workplace", "band"], name="one_finding_a_band")]
