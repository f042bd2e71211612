"""In the worker: what was agreed on goes in, all of it or nothing, whenever the worker is killed.

What takes long (opening rows, reading them once more, finding who is meant) is done before; then one transaction takes
the batch from one state to the next and puts everything in by the verbs for many.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from organizer import audit, outbox
from organizer.models import Membership
from relationships import directory, ties
from relationships.importing import archived, remembering, staging
from relationships.importing.bad import Bad
from relationships.importing.kinds import KINDS
from relationships.importing.preparing import ended, in_order, working_for
from relationships.importing.rows import by_field, introduce
from relationships.importing.who import Who
from relationships.models import Batch, BatchFile, BatchRow, Person
from relationships.models.groups import Group
from relationships.spelling import words_of

Fate, State = BatchRow.Fate, Batch.State
AT_ONCE = 1000


@transaction.atomic
def ask(batch: Batch, *, by: Membership) -> None:
    """Asking twice is harmless. Raises `staging.Gone` if there is nothing (or no longer anything) to put in."""
    if batch.state in (State.PUTTING, State.IN):
        return
    if batch.at_work or not batch.move(before=State.OPEN, to=State.PUTTING, now=timezone.now()):
        raise staging.Gone
    outbox.put("put-in-import", batch=str(batch.pk))


@outbox.work("put-in-import", outside=True, ended=ended)
def put_in(key: UUID, *, batch: str) -> None:
    found = Batch.objects.select_related("workplace").filter(pk=batch, state=State.PUTTING).first()
    if not found:
        return
    with ExitStack() as until:
        kind = archived.Putting if archived.is_one(found) else Putting
        putting = kind(found, working_for(found), until)
        putting.read()
        putting.write()


class Putting:
    """Everything of one batch, ready to be written. `until`: what ends once it is, or is given up."""

    def __init__(self, batch: Batch, member: Membership, until: ExitStack):
        self.batch, self.by, self.workplace, self.until = batch, member, batch.workplace, until
        self.today = batch.workplace.today()
        self.files = in_order(batch.files.all())
        self.ready: list[tuple[BatchFile, int, Any]] = []  # how many, and what their verb takes
        self.out: list[tuple[BatchRow, Bad]] = []  # rows that cannot go in after all
        self.beside: dict[str, list[str]] = {}
        self.found_groups: dict[type[Group], dict[tuple[str, ...], Group]] = {}
        self.new_groups: list[Group] = []

    def read(self) -> None:
        total, done = sum(file.shown.count() for file in self.files), 0
        for file in self.files:
            if file.kind not in KINDS:
                continue
            gathered, many, said = KINDS[file.kind].gather(self), 0, file.read
            for rows in self._slices(file):
                known = [made for row in rows if (made := self._build(file, row, said)) is not None]
                gathered.take(known)
                many += len(known)
                done += len(rows)
                self.batch.come_to(done, total)
            self.ready.append((file, many, gathered))

    def _slices(self, file: BatchFile) -> Iterator[list[BatchRow]]:
        """Each read to its end before anything is written: SQLite cannot write beside a reading that is open."""
        rows = file.shown.exclude(fate=Fate.BAD).select_related("workplace").order_by("number")
        if file.kind != "people":  # of those it matters who they are, also if they are left out
            rows = rows.filter(fate=Fate.NEW)
        last = 0
        while some := list(rows.filter(number__gt=last)[:AT_ONCE]):
            last = some[-1].number
            yield some

    def _build(self, file: BatchFile, row: BatchRow, said: dict[str, Any]) -> dict[str, Any] | None:
        kind, words = KINDS[file.kind], row.said
        try:
            meaning = kind.understand(by_field(words["cells"], said, self.today))
            if kind.name == "people":
                introduce(self.who, meaning, row, words, decided=True)
            return {"id": row.pk, **kind.build(meaning, self)} if row.fate == Fate.NEW else None
        except Bad as bad:
            self.out.append((row, bad))
            return None

    def write(self) -> None:
        """The one transaction."""
        with transaction.atomic():
            if not self.batch.move(before=State.PUTTING, to=State.IN, now=timezone.now()):
                return  # somebody else was quicker
            with ties.afterwards(self.workplace):
                for file, many, known in self.ready:
                    if many:
                        KINDS[file.kind].save(self.by, known, self)
                    remembering.remember(file)
            doubtful = BatchRow.objects.filter(batch=self.batch, fate=Fate.DOUBT)
            doubtful.update(fate=Fate.OUT, why="undecided")
            for row, bad in self.out:
                row.fate, row.why = Fate.OUT, bad.why
                row.words = json.dumps({**row.said, "about": bad.about})
                row.save(update_fields=["fate", "why", "words"])
            self.batch.beside = json.dumps(self.beside) if self.beside else ""
            self.batch.save(update_fields=["beside"])
            audit.record("import.put-in", self.batch, by=self.by, rows=sum(many for _, many, _ in self.ready))

    @cached_property
    def who(self) -> Who:
        return Who(directory.of(self.workplace))

    def person(self, pk: UUID) -> Person:
        """Enough of a person to be named by another row."""
        return Person(pk=pk, workplace=self.workplace)

    def groups(self, model: type[Group]) -> Callable[[str], Group]:
        """Finds a department or a shift by its name; those there are none of yet are made in the transaction."""
        there = self.found_groups.setdefault(
            model, {words_of(group.name): group for group in model.objects.filter(workplace=self.workplace)}
        )

        def find(name: str) -> Group:
            if (words := words_of(name)) not in there:
                there[words] = model(workplace=self.workplace, name=name)
                self.new_groups.append(there[words])
            return there[words]

        return find

    def add_groups(self) -> None:
        for group in self.new_groups:
            type(group).add(by=self.by, name=group.name, id=group.pk)
            self.beside.setdefault(group._meta.model_name or "", []).append(str(group.pk))
        self.new_groups = []
