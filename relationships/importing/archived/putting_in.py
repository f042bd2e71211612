"""In the worker: an archive goes in, all of it or nothing, whenever the worker is killed.

What takes long (reading it through, sealing each word) is done before the one transaction. Afterwards its bytes go:
what was made is remembered in a few bytes a row, until it is kept or undone.
"""

from contextlib import ExitStack

from django.db import transaction
from django.utils import timezone

from organizer import audit
from organizer.models import Membership
from organizer.outbox import GiveUp
from organizer.taking_in import NotOurs, Weighing, Writing
from relationships.importing import staging
from relationships.models import Batch, BatchPiece

from .pieces import source_of
from .weighing import Bar, files_of, show


class Putting:
    def __init__(self, batch: Batch, member: Membership, until: ExitStack):
        self.batch, self.by, self.until = batch, member, until
        [self.file] = batch.brought

    def read(self) -> None:
        """Weighed once more: others may have written since it was looked at."""
        try:
            source = source_of(self.file)
            weighing = Weighing(source, self.by)
            bar = Bar(self.batch, source.size, parts=2)
            weighing.weigh(bar.part(0, lambda: source.far))
            self.found = files_of(self.batch, weighing)
            self.writing = Writing(weighing, self.until)
            source.begin()
            self.writing.prepare(bar.part(1, lambda: source.far))
        except NotOurs as error:
            raise GiveUp(error.fault) from error

    def write(self) -> None:
        """The one transaction."""
        with transaction.atomic():
            if not self.batch.move(before=Batch.State.PUTTING, to=Batch.State.IN, now=timezone.now()):
                return  # somebody else was quicker
            self.writing.write()
            BatchPiece.objects.filter(file=self.file)._raw_delete("default")
            show(self.batch, self.found)
            for file, _rows in self.found:
                staging.keep_bytes(file, bytes(self.writing.made[file.read["sheet"]]))
            audit.record("import.put-in", self.batch, by=self.by, rows=sum(self.writing.counts.values()))
