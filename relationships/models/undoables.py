from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Q

from organizer import audit
from organizer.fields import EncryptedTextField
from relationships.models.base import Inside
from relationships.models.saved_maps import CircleQuerySet
from relationships.models.ties import ordered

FOR_A_WHILE = timedelta(minutes=15)  # so long undoing is offered to whoever did it, wherever they look at people
TO_BE_UNDONE = timedelta(days=90)  # after that nobody knows any more what it was before


class UndoableQuerySet(CircleQuerySet):
    """What was done to people's records is the circle's to know and to take back."""

    def open(self):
        """Those that can be undone."""
        return self.filter(undone_at=None).exclude(moved=b"")

    def just_done_by(self, member, now: datetime):
        return self.open().filter(written_by=member.pen_name, made_at__gte=now - FOR_A_WHILE).order_by("-made_at")


class Undoable(Inside):
    """Something done to many rows at once that one step undoes: two records of a person made one, or the department,
    the shift or the last day of several people. What the rows were before is written down, sealed."""

    class What(models.TextChoices):
        MERGE = "merge"
        DEPARTMENT = "department"
        SHIFT = "shift"
        LEFT = "left"

    what = models.CharField(max_length=10, choices=What.choices)
    kept = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, null=True, related_name="merges")
    gone = models.UUIDField(null=True)  # the id of the record that became part of `kept`
    how_many = models.PositiveSmallIntegerField(default=2)  # people
    moved = EncryptedTextField(blank=True)  # see relationships/merging/notes.py
    written_by = models.CharField(max_length=32, editable=False)  # a pen name (S15)
    undone_at = models.DateTimeField(null=True)

    objects = UndoableQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["workplace", "written_by", "-made_at"], name="undoable_lately")]
        constraints = [
            models.UniqueConstraint(fields=["gone"], condition=Q(undone_at=None), name="merged_once"),
            models.CheckConstraint(
                condition=Q(what="merge", kept__isnull=False, gone__isnull=False)
                | (~Q(what="merge") & Q(kept=None, gone=None)),
                name="a_merge_has_two_records",
            ),
        ]

    @transaction.atomic
    def close(self, *, by, at: datetime) -> None:
        """It was undone; what had been moved is nobody's business any more."""
        self.undone_at, self.moved = at, ""
        self.save(update_fields=["undone_at", "moved"])
        audit.record(f"{self.what}.undone", self, by=by)


class TwoPeople(models.Model):
    """Somebody who knows them said that two of like names are two people: nobody is asked again."""

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    a = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="+")

    objects = CircleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="two_people_said_once"),
            models.CheckConstraint(condition=Q(a__lt=models.F("b")), name="two_people_are_unordered"),
        ]

    @classmethod
    @transaction.atomic
    def say(cls, one, other, *, by) -> None:
        a, b = ordered(one.pk, other.pk)
        _row, new = cls.objects.get_or_create(a_id=a, b_id=b, defaults={"workplace": by.workplace})
        if new:
            audit.record("person.two-people", one, by=by, other=other.pk)
