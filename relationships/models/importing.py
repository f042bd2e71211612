"""What somebody brings in from files, until it is kept: the bytes, the rows read from them, what came of each (S26).

All of it is its bringer's alone, and encrypted; it goes when the batch is kept, undone or left lying for some days.
"""

import json
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Count

from organizer.fields import EncryptedTextField
from relationships.models.base import Inside

LIES_FOR = timedelta(days=3)  # what was never put in, since it was last touched
UNDO_FOR = timedelta(days=14)  # what was put in can be undone for so long, then it counts as kept


class BatchQuerySet(models.QuerySet):
    def visible_to(self, member):
        """A phone's contacts are nobody else's business, not even that they were brought."""
        if not member.in_circle:
            return self.none()
        rows = self.filter(workplace=member.workplace_id, written_by=member.pen_name)
        return rows.exclude(state=Batch.State.LEFT)


class OfABatchQuerySet(models.QuerySet):
    def visible_to(self, member):
        if not member.in_circle:
            return self.none()
        rows = self.filter(workplace=member.workplace_id, batch__written_by=member.pen_name)
        return rows.exclude(batch__state=Batch.State.LEFT)


class Batch(Inside):
    """One or several files that are put in together, and undone together."""

    class State(models.TextChoices):
        OPEN = "open"  # being read and looked at; nothing is saved yet
        PUTTING = "putting"  # a worker is putting it in
        IN = "in"  # can be undone
        UNDOING = "undoing"
        CLEARING = "clearing"  # undone; what was read is being cleared away
        UNDONE = "undone"
        KEPT = "kept"
        LEFT = "left"  # never put in, and being cleared away: nobody's any more

    written_by = models.CharField(max_length=32, editable=False)  # a pen name (S15)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    touched_at = models.DateTimeField()  # the last thing its bringer did with it
    done = models.PositiveIntegerField(default=0)  # how far the worker is, of `total`
    total = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=20, blank=True)  # why the worker could not, in a word of ours
    beside = EncryptedTextField(blank=True)  # what else it made, as JSON: kind to ids

    objects = BatchQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["workplace", "written_by", "-made_at"], name="batch_newest_first")]

    @property
    def brought(self) -> list["BatchFile"]:
        """The files as they were brought: the sheets of an archive are files of ours."""
        return [file for file in self.files.all() if file.kind != BatchFile.SHEET]

    def move(self, *, before: State, to: State, now: datetime) -> bool:
        """From one state to the next, once, whoever asks at the same time."""
        moved = Batch.objects.filter(pk=self.pk, state=before).update(
            state=to, touched_at=now, done=0, total=0, fault=""
        )
        if moved:
            self.state = to
        return bool(moved)

    def come_to(self, done: int, total: int) -> None:
        Batch.objects.filter(pk=self.pk).update(done=done, total=total)

    @property
    def at_work(self) -> bool:
        """Whether a worker has something to do before anybody can go on."""
        if self.fault:
            return False
        reading = self.state == self.State.OPEN and any(file.waiting for file in self.files.all())
        return reading or self.state in (self.State.PUTTING, self.State.UNDOING, self.State.CLEARING)

    @property
    def goes_on(self) -> datetime:
        """The day on which it goes by itself, or counts as kept."""
        return self.touched_at + (LIES_FOR if self.state == self.State.OPEN else UNDO_FOR)


class BatchFile(Inside):
    """One file of a batch. `round` is the reading that is shown: a new one is written beside it, then shown at once."""

    ARCHIVE, SHEET = "archive", "archive-sheet"  # kinds of those that are an archive of ours, or one sheet of it

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="files")
    place = models.PositiveSmallIntegerField()
    name = EncryptedTextField(words=200)
    size = models.PositiveIntegerField()  # bytes
    digest = models.CharField(max_length=64)  # keyed; of the bytes
    kind = models.CharField(max_length=20, blank=True)  # what its rows are; none until it was guessed or said
    choices_json = EncryptedTextField(db_column="choices", blank=True)  # JSON: what its bringer said
    read_json = EncryptedTextField(db_column="read", blank=True)  # JSON: what was guessed and found
    asked = models.PositiveIntegerField(default=1)  # the reading that was asked for last
    round = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=20, blank=True)

    objects = OfABatchQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "place"], name="one_file_a_place")]
        ordering = ["place"]

    @property
    def waiting(self) -> bool:
        return self.round < self.asked

    @property
    def choices(self) -> dict[str, Any]:
        return json.loads(self.choices_json or "{}")

    @choices.setter
    def choices(self, said: dict[str, Any]) -> None:
        self.choices_json = json.dumps(said)

    @property
    def read(self) -> dict[str, Any]:
        return json.loads(self.read_json or "{}")

    @read.setter
    def read(self, found: dict[str, Any]) -> None:
        self.read_json = json.dumps(found)

    @property
    def shown(self):
        return self.rows.filter(round=self.round)

    def fates(self) -> dict[str, int]:
        counted = self.shown.values_list("fate").annotate(all=Count("pk")).order_by()
        return dict.fromkeys(BatchRow.Fate.values, 0) | dict(counted)


class BatchPiece(models.Model):
    """A stretch of a file's bytes, as base64: no file of anybody's lies on a disk in the clear."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    file = models.ForeignKey(BatchFile, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveSmallIntegerField()
    words = EncryptedTextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="one_piece_a_number")]


class BatchRow(models.Model):
    """One row of a file, and what comes of it. What it makes carries its id: nothing else ties the two together.

    Once kept, only the rows that made something stay, without their words: so the same file changes nothing again."""

    class Fate(models.TextChoices):
        NEW = "new"  # would be made, or was
        SAME = "same"  # is here already
        DOUBT = "doubt"  # may be here already: somebody must say
        OUT = "out"  # left out
        BAD = "bad"  # cannot be taken, for a reason

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+", db_index=False)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="+")
    file = models.ForeignKey(BatchFile, on_delete=models.CASCADE, related_name="rows", db_index=False)
    round = models.PositiveIntegerField()
    number = models.PositiveIntegerField()  # the line in the file, from 1
    fate = models.CharField(max_length=5, choices=Fate.choices)
    why = models.CharField(max_length=20, blank=True)  # in a word of ours
    digest = models.CharField(max_length=64, blank=True)  # keyed; of what it says
    words = EncryptedTextField(blank=True)  # JSON: its cells, whom it may mean, what was answered

    objects = OfABatchQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["file", "round", "fate", "number"], name="row_by_fate"),
            models.Index(fields=["workplace", "digest"], name="row_by_digest"),
        ]

    @property
    def said(self) -> dict[str, Any]:
        return json.loads(self.words or "{}")


class ReadHeader(Inside):
    """How files with this header were read the last time, for the next one of the workplace."""

    digest = models.CharField(max_length=64)  # keyed; of the header
    choices = EncryptedTextField()  # JSON

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workplace", "digest"], name="one_memory_a_header")]
