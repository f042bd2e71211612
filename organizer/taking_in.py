"""An archive of ours read back (S17, S26): every row that is not here yet is put in as it was, under its own id.

Rooms say in which order, and how:

    taking_in.sheet("departments")             # rows as they were
    taking_in.sheet("people", put=people)      # put(rows, reading): by the verbs for many

All of it is one transaction: an archive is in, or it is not. Who wrote something is not in an archive, so that what is
put in is its reader's own; what only they could read stays only theirs.
"""

import csv
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from organizer import archives, audit, exports, tabular
from organizer.fields import EncryptedTextField
from organizer.models import Membership
from organizer.sheets import TABLES, Table

M = TypeVar("M", bound=models.Model)
Row = dict[str, Any]
Put = Callable[[list[Row], "Reading"], None]
AT_ONCE = 500


class NotOurs(Exception):
    """No archive of ours."""


@dataclass
class Came:
    """What came of the rows of a sheet; they always add up (S26)."""

    rows: int = 0
    new: int = 0
    same: int = 0
    out: list[tuple[int, str]] = field(default_factory=list)  # (line, why) of what could not be put in


SHEETS: dict[str, Put] = {}
WORDS: dict[str, set[str]] = {}  # `app.Model.field` to the few words that an encrypted field may hold
IDS: set[str] = set()  # `app.Model.field` that hold ids of people, with spaces between them
AROUND: list[Callable[[Membership], AbstractContextManager]] = []  # what a room opens before and closes after


def sheet(name: str, put: Put | None = None) -> None:
    """Sheets are read in the order in which they are named here: what others speak of comes first."""
    SHEETS[name] = put or as_they_were(name)


def read(file, *, by: Membership) -> dict[str, Came]:
    """`file`: an archive of CSV files, opened with its passphrase if it has one. Raises `NotOurs`."""
    try:
        with zipfile.ZipFile(file) as archive, transaction.atomic():
            return _read(archive, by)
    except (zipfile.BadZipFile, zlib.error, csv.Error, UnicodeDecodeError, IntegrityError) as error:
        raise NotOurs from error


def _read(archive: zipfile.ZipFile, by: Membership) -> dict[str, Came]:
    with ExitStack() as rooms:
        if archives.ABOUT not in archive.namelist() or "people.csv" not in archive.namelist():
            raise NotOurs
        for around in AROUND:
            rooms.enter_context(around(by))
        reading = Reading(archive, by)
        for name in SHEETS:
            reading.put(name)
    total = {name: came.new for name, came in reading.came.items() if came.new}
    audit.record("workplace.archive-read", by.workplace, by=by, workplace=by.workplace, new=total)
    return reading.came


class Reading:
    def __init__(self, archive: zipfile.ZipFile, by: Membership):
        self.archive, self.by, self.workplace = archive, by, by.workplace
        self.turned = exports.turner(by.workplace)
        self.known: dict[type[models.Model], set[UUID]] = {}
        self.came: dict[str, Came] = {}
        self.along: Counter[str] = Counter()  # rows that went in with those of another sheet

    def put(self, name: str) -> None:
        """Puts in the new rows of a sheet."""
        came = self.came[name] = Came()
        one = TABLES[name]
        here = self._here(one)
        new: list[Row] = []
        for line, row in self.rows(name, came):
            key = tuple(row.get(part) for part in one.key)
            if key in here:
                came.same += 1
            elif why := self._lacks(one, row):
                came.out.append((line, why))
            else:
                here.add(key)
                new.append(row)
        new = self._not_elsewhere(one, new, came)
        if new:
            SHEETS[name](new, self)
        came.new = len(new) + self.along[name]
        came.same -= self.along[name]
        if "id" in one.key:
            self.known.setdefault(one.model, self._seen(one)).update(row["id"] for row in new)

    def rows(self, name: str, came: Came | None = None) -> Iterator[tuple[int, Row]]:
        """(line, fields) of those rows that make sense; the others are told in `came`."""
        if f"{name}.csv" not in self.archive.namelist():
            return
        one = TABLES[name]
        with self.archive.open(f"{name}.csv") as file:
            for line, cells in enumerate(tabular.read_csv(file), 2):
                if came:
                    came.rows += 1
                try:
                    yield line, dict(self._field(one, head, cells.get(head, "")) for head in one.fields)
                except (ValueError, TypeError, ValidationError):
                    if came:
                        came.out.append((line, "unreadable"))

    def _field(self, one: Table, head: str, text: str) -> tuple[str, Any]:
        column = one.model._meta.get_field(one.fields[head])
        assert isinstance(column, models.Field)  # noqa: S101 (sheets name columns alone)
        return column.attname, value_of(column, text, self.turned)

    def _lacks(self, one: Table, row: Row) -> str:
        """Why a row cannot stand here: it has no id, or speaks of what is not there. What may be missing it loses."""
        if row.get("id", ...) is None:
            return "without an id"  # told without a name: it cannot be said whose it is
        for column in one.model._meta.concrete_fields:
            pk = row.get(column.attname)
            if column.is_relation and pk is not None and pk not in self.seen(column.related_model):
                if not column.null:
                    return f"speaks of no {column.name} that is here"
                row[column.attname] = None
            elif column.attname in row and pk is None and not column.null:
                return f"without {column.name}"
        return ""

    def seen(self, model: type[models.Model] | None) -> set[UUID]:
        """The ids of a model that its reader may speak of: what they may see, and what was put in (S11)."""
        if model is None:
            return set()
        if model not in self.known:
            one = next((one for one in TABLES.values() if one.model is model), None)
            self.known[model] = self._seen(one) if one else set()
        return self.known[model]

    def _seen(self, one: Table) -> set[UUID]:
        return set(one.source(self.by).order_by().values_list("pk", flat=True))

    def _here(self, one: Table) -> set[tuple]:
        return set(one.source(self.by).order_by().values_list(*one.key))

    def _not_elsewhere(self, one: Table, rows: list[Row], came: Came) -> list[Row]:
        """Without those whose id a row has that the reader may not see: it is told as any other that cannot stand."""
        if "id" not in one.key:
            return rows
        ids = [row["id"] for row in rows]
        taken: set[UUID] = set()
        for start in range(0, len(ids), AT_ONCE):
            some = one.model._base_manager.filter(pk__in=ids[start : start + AT_ONCE])
            taken |= set(some.values_list("pk", flat=True))
        came.out += [(0, "cannot stand here")] * len(taken)
        return [row for row in rows if row["id"] not in taken]


def value_of(column: models.Field, text: str, turned: Callable[[UUID], UUID]) -> Any:
    """A cell as the value of a field. Raises ValueError."""
    if column.is_relation or isinstance(column, models.UUIDField):
        return turned(UUID(text)) if text else None
    if isinstance(column, models.BooleanField):
        return text == "yes"
    if not text:
        return _nothing(column)
    if isinstance(column, models.DateTimeField):
        return datetime.fromisoformat(text)
    if isinstance(column, models.DateField):
        return date.fromisoformat(text)
    if isinstance(column, models.TimeField):
        return time.fromisoformat(text)
    if isinstance(column, models.IntegerField):
        return int(text)
    label = f"{column.model._meta.label}.{column.name}"
    words = WORDS.get(label) or dict(column.flatchoices)
    if words and text not in words:
        raise ValueError("no such word")
    if len(text) > (column.words if isinstance(column, EncryptedTextField) else column.max_length or len(text)):
        raise ValueError("too long")
    return " ".join(str(turned(UUID(pk))) for pk in text.split()) if label in IDS else text


def _nothing(column: models.Field) -> Any:
    """What an empty cell says; of who may see something, as few as can be."""
    if column.null or not isinstance(column, (models.CharField, EncryptedTextField)):
        return None
    if not column.choices or column.blank:
        return ""
    return "me" if "me" in dict(column.flatchoices) else column.get_default()


def made(model: type[M], row: Row, by: Membership) -> M:
    """A row of a model, its reader's own."""
    names = {column.attname for column in model._meta.concrete_fields}
    own = {"written_by": by.pen_name} if "written_by" in names else {}
    return model(workplace=by.workplace, **own, **row)


def as_they_were(name: str) -> Put:
    def put(rows: list[Row], reading: Reading) -> None:
        model = TABLES[name].model
        model._base_manager.bulk_create([made(model, row, reading.by) for row in rows], batch_size=AT_ONCE)

    return put
