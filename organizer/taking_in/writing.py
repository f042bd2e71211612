"""The new rows of an archive made ready to be written, then all of them in one transaction, which holds the lock for
the writing alone."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction

from organizer.fields import EncryptedTextField
from organizer.inserting import Ready

from .fates import NEW, mark
from .of_a_sheet import AT_ONCE, Tell
from .ways import SHEETS, Row, Way
from .weighing import Weighing

A_DIGEST = 8  # bytes


class Writing:
    """`until`: what ends once it is written, or given up."""

    def __init__(self, weighing: Weighing, until: ExitStack):
        self.until = until
        self.weighing, self.by, self.workplace = weighing, weighing.by, weighing.workplace
        self.ready: dict[str, list[Ready]] = {}
        self.beside: dict[str, Any] = {}  # what the rooms remember from one sheet to the next
        self.late: dict[str, list[Row]] = {}
        self.made: dict[str, bytearray] = {}  # by sheet: the marks and digests of what is written
        self.people: set[UUID] = set()  # between whom ties may be other ones

    def prepare(self, tell: Tell = lambda rows: None) -> None:
        done = 0
        for name, way in sorted(SHEETS.items(), key=lambda one: one[1].rests):
            self.made[name] = bytearray()
            rows = self._new(way)
            while some := list(islice(rows, AT_ONCE)):
                self.people.update(row[end] for row in some for end in way.people)
                if way.late:
                    self.late.setdefault(name, []).extend(some)
                else:
                    self._take(way, some)
                done += len(some)
                tell(done)
            if way.prepared:
                way.prepared(self)

    def _new(self, way: Way) -> Iterator[Row]:
        fates, model = self.weighing.sheets[way.name].fates, way.table.model
        if not fates.count(NEW):
            return
        for place, (_line, row) in enumerate(self.weighing.rows(way.name)):
            if fates[place] == NEW and row is not None:
                self.weighing.fit(model, row)  # of what was withdrawn it speaks no more
                yield row

    def _take(self, way: Way, some: list[Row]) -> None:
        models = way.make(some, self)
        self.put(way.name, models)
        self.made[way.name] += b"".join(told(way, model) for model in models)

    def put(self, name: str, rows: list[Any]) -> None:
        """Beside the others of that name, to be written after them: of a sheet, or of what is worked out."""
        if rows:
            there, model = self.ready.setdefault(name, []), type(rows[0])
            ready = next((one for one in there if one.model is model), None)
            if ready is None:
                there.append(ready := Ready(model, self.until))
            ready.take(rows)
            ready.keys.clear()  # nobody asks for them

    def write(self) -> None:
        with transaction.atomic():
            for name, way in SHEETS.items():
                rows = self.late.get(name, [])
                for start in range(0, len(rows), AT_ONCE):
                    self._take(way, rows[start : start + AT_ONCE])
                for ready in self.ready.pop(name, []):
                    ready.write()
                if way.written:
                    way.written(self)

    @property
    def counts(self) -> dict[str, int]:
        return {name: one.new for name, one in self.weighing.sheets.items() if one.new}


def told(way: Way, row: Any) -> bytes:
    """What a row that is written is known by again: its mark, and a digest of what it says."""
    key, says = names_of(way)
    return mark([getattr(row, name) for name in key]) + digest([getattr(row, name) for name in says])


@cache
def names_of(way: Way) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns that tell a row, and those that say something. Sealed words are left to the version, where there is
    one: whoever changes them changes it."""
    model = way.table.model
    columns = model._meta.concrete_fields
    versioned = any(column.name == "version" for column in columns)
    idle = {"workplace", "made_at", "names_version", model._meta.pk.name, *way.worked_out}
    says = (
        column.attname
        for column in columns
        if column.name not in idle and not (versioned and isinstance(column, EncryptedTextField))
    )
    return tuple(model._meta.get_field(part).attname for part in way.table.key), tuple(says)  # type: ignore[union-attr]


def digest(values: list[Any]) -> bytes:
    return blake2b("|".join(map(_words, values)).encode(), digest_size=A_DIGEST).digest()


def _words(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return repr(str(value)) if value is not None else ""
