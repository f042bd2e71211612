"""Of each row of an archive what would come of it: new, here already, left out, or not to be taken. Saves nothing."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from organizer import encryption, exports
from organizer.models import Membership
from organizer.sheets import TABLES

from .fates import NEW, OUT, Weighed
from .of_a_sheet import OfASheet, Tell
from .sources import Line, Source
from .values import value_of
from .ways import SHEETS, Row


class Weighing:
    def __init__(self, source: Source, by: Membership):
        self.source, self.by, self.workplace = source, by, by.workplace
        self.turned = exports.turner(by.workplace)
        self.moved: dict[type[models.Model], dict[UUID, UUID]] = {}  # see `move`
        self.known: dict[type[models.Model], set[UUID]] = {}
        self.marks: dict[str, set[bytes]] = {}  # of sheets whose rows have no id: those that are here, and new
        self.sheets: dict[str, Weighed] = {}

    def weigh(self, tell: Tell = lambda rows: None) -> None:
        done = 0
        for name, way in SHEETS.items():
            self.sheets[name] = Weighed()
            OfASheet(self, way).weigh(lambda rows: tell(done + rows))  # noqa: B023 (told at once)
            done += self.sheets[name].rows
            if way.after:
                way.after(self)

    def rows(self, name: str) -> Iterator[tuple[Line, Row | None]]:
        """Of each row what stands there, and its fields if they can be read."""
        if name not in self.source.names:
            return
        read = self.reader(name)
        for line in self.source.rows(name):
            yield line, read(line)

    def reader(self, name: str) -> Callable[[Line], Row | None]:
        one = TABLES[name]
        fields = [(head, one.model._meta.get_field(column)) for head, column in one.fields.items()]
        columns = [(head, column, self._inward(column)) for head, column in fields]  # type: ignore[arg-type]

        def read(line: Line) -> Row | None:
            if line.fault:
                return None
            get = line.by_name.get
            try:
                return {column.attname: value_of(column, get(head, ""), inward) for head, column, inward in columns}  # type: ignore[union-attr,arg-type]
            except (ValueError, TypeError, OverflowError, ValidationError):
                return None

        return read

    def _inward(self, column: models.Field) -> Callable[[UUID], UUID]:
        """From an id in the file to the one under which the row stands here."""
        own = column.model if isinstance(column, models.UUIDField) else TABLES["people"].model  # of lists of people
        moved = self.moved.setdefault(column.related_model if column.is_relation else own, {})  # type: ignore[arg-type]
        return lambda pk: moved.get(inside := self.turned(pk), inside)

    def move(self, model: type[models.Model], ids: set[UUID]) -> None:
        """Rows under ids that stand in this house out of their reader's sight go in under others, always the same
        ones: refusing them would say that there is something (S7, S9)."""
        ring = encryption.ring(self.workplace.pk)
        for pk in ids:
            other = int(ring.digest(f"{pk}|{self.by.pen_name}".encode(), "id out of sight"), 16)
            self.moved.setdefault(model, {})[pk] = UUID(int=pk.int & ~exports.LOW | other & exports.LOW)

    def fit(self, model: type[models.Model], row: Row) -> str:
        """Why a row cannot stand: it speaks of what is not there. What may be missing it loses."""
        for column in model._meta.concrete_fields:
            pk = row.get(column.attname)
            if column.is_relation and pk is not None and pk not in self.seen(column.related_model):
                if not column.null:
                    return "speaks-of"
                row[column.attname] = None
            elif column.attname in row and ((pk is None and not column.null) or (pk == "" and not column.blank)):
                return "lacks"
        return ""

    def seen(self, model: type[models.Model] | None) -> set[UUID]:
        """The ids of a model that its reader may speak of: what they may see, and what is new (S11)."""
        if model is None:
            return set()
        if model not in self.known:
            one = next((one for one in TABLES.values() if one.model is model), None)
            rows = one.source(self.by).order_by().values_list("pk", flat=True) if one else ()
            self.known[model] = set(rows)
        return self.known[model]

    def withdraw(self, name: str, alone: Callable[[Row], bool], why: str) -> None:
        """New rows that cannot stand after all."""
        weighed, known = self.sheets[name], self.seen(TABLES[name].model)
        for place, (_line, row) in enumerate(self.rows(name)):
            if row is not None and weighed.fates[place] == NEW and alone(row):
                weighed.say(place, OUT, why)
                known.discard(row["id"])
