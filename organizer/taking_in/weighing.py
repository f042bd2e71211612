"""Of each row of an archive what would come of it: new, here already, left out, or not to be taken. Saves nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from typing import Any, cast
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from organizer import encryption, exports
from organizer.models import Membership
from organizer.sheets import TABLES

from .sources import Line, NotOurs, Source
from .values import holds, laws_of, uniques_of, value_of
from .ways import SHEETS, Row, Way

NEW, SAME, OUT, BAD = b"nsob"  # as they are kept: a letter a row
AT_ONCE = 500
MOST_TOLD = 50_000  # rows with a reason

Tell = Callable[[int], None]


@dataclass
class Weighed:
    """What comes of the rows of a sheet; they always add up (S26)."""

    fates: bytearray = field(default_factory=bytearray)
    why: dict[int, str] = field(default_factory=dict)  # place of the row, from 0, to a word of ours

    @property
    def rows(self) -> int:
        return len(self.fates)

    @property
    def new(self) -> int:
        return self.fates.count(NEW)

    @property
    def same(self) -> int:
        return self.fates.count(SAME)

    @property
    def out(self) -> list[tuple[int, str]]:
        """(line in the file, why) of what is left out or cannot be taken."""
        return [(place + 2, why) for place, why in sorted(self.why.items())]

    def say(self, place: int, fate: int, why: str) -> None:
        self.fates[place], self.why[place] = fate, why


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
            _OfASheet(self, way).weigh(lambda rows: tell(done + rows))  # noqa: B023 (told at once)
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


class _OfASheet:
    def __init__(self, weighing: Weighing, way: Way):
        self.all, self.way, self.model = weighing, way, way.table.model
        self.weighed, self.by_id = weighing.sheets[way.name], "id" in way.table.key
        self.key = [column.attname for part in way.table.key if (column := self.model._meta.get_field(part))]  # type: ignore[union-attr]
        self.check = way.check(weighing) if way.check else None
        self.laws = laws_of(self.model)
        self.others = [(self._column(part), self._of_others(part)) for part in way.part_of]
        self.before: set[bytes] = set()
        self.out_of_sight: set[bytes] = set()
        if not self.by_id:
            rows = way.table.source(weighing.by).order_by()
            self.before = {mark(key) for key in rows.values_list(*self.key).iterator(chunk_size=2000)}
            others = self.model._base_manager.filter(workplace=weighing.workplace).exclude(pk__in=rows.values("pk"))
            self.out_of_sight = {mark(key) for key in others.values_list(*self.key).iterator(chunk_size=2000)}
            weighing.marks[way.name] = set(self.before)
        there = [self._taken(columns, only) for columns, only in uniques_of(self.model)]
        self.uniques = [one for one in there if one]

    def _column(self, name: str) -> models.ForeignKey:
        return cast(models.ForeignKey, self.model._meta.get_field(name))

    def _of_others(self, part: str) -> set[UUID]:
        """Wholes that somebody else wrote here: theirs to add to."""
        model = self._column(part).related_model
        if not any(column.name == "written_by" for column in model._meta.concrete_fields):
            return set()
        here = model._base_manager.filter(workplace=self.all.workplace).exclude(written_by=self.all.by.pen_name)
        return set(here.values_list("pk", flat=True))

    def _taken(self, columns: tuple[str, ...], only: Any) -> tuple[tuple[str, ...], Any, set[bytes]] | None:
        if not self.by_id and list(columns) == self.key and only is None:
            return None  # its key already
        rows = self.model._base_manager.filter(workplace=self.all.workplace)
        rows = rows.filter(only) if only is not None else rows
        return columns, only, {mark(key) for key in rows.values_list(*columns).iterator(chunk_size=2000)}

    def weigh(self, tell: Tell) -> None:
        rows = self.all.rows(self.way.name)
        while some := list(islice(rows, AT_ONCE)):
            taken = self._ids_taken(some)
            if out_of_sight := taken - self.all.seen(self.model):
                self.all.move(self.model, out_of_sight)
                read = self.all.reader(self.way.name)
                some = [(line, read(line)) for line, _row in some]
                taken = self._ids_taken(some)
            for line, row in some:
                self.weighed.fates.append(NEW)
                fate, why = self._fate(line, row, taken)
                if fate in (OUT, BAD):
                    self.weighed.say(self.weighed.rows - 1, fate, why)
                self.weighed.fates[-1] = fate
            if len(self.weighed.why) > MOST_TOLD:
                raise NotOurs("senseless")
            tell(self.weighed.rows)

    def _ids_taken(self, some: list[tuple[Line, Row | None]]) -> set[UUID]:
        ids = [row["id"] for _, row in some if row and row.get("id")] if self.by_id else []
        if not ids:
            return set()
        return set(self.model._base_manager.filter(pk__in=ids).values_list("pk", flat=True))

    def _fate(self, line: Line, row: Row | None, taken: set[UUID]) -> tuple[int, str]:
        if row is None:
            return BAD, line.fault or "unreadable"
        if self.by_id and row.get("id") is None:
            return OUT, "no-id"  # told without a name: it cannot be said whose it is
        here = self._is_here(row, taken)
        if here is not None and here != (OUT, "pair"):
            return here
        if why := self.all.fit(self.model, row):
            return (BAD if why == "lacks" else OUT), why
        if any(holds(law, row, self.model) is False for law in self.laws):
            return BAD, "law"
        if any(row.get(column.attname) in theirs for column, theirs in self.others):
            return OUT, "theirs"
        if here is not None:
            return here
        if self.check and (why := self.check(row)):
            return OUT, why
        return self._let_in(row)

    def _is_here(self, row: Row, taken: set[UUID]) -> tuple[int, str] | None:
        if self.by_id:
            if row["id"] in self.all.seen(self.model):
                return (SAME, "") if row["id"] in taken else (OUT, "twice")
            return (OUT, "elsewhere") if row["id"] in taken else None
        key = mark([row.get(part) for part in self.key])
        if key in self.before:
            return SAME, ""
        if key in self.out_of_sight:
            return OUT, "pair"
        return (OUT, "twice") if key in self.all.marks[self.way.name] else None

    def _let_in(self, row: Row) -> tuple[int, str]:
        keys = []
        for columns, only, there in self.uniques:
            key = [row.get(part) for part in columns]
            if None in key or (only is not None and not holds(only, row, self.model)):
                continue
            if (one := mark(key)) in there:
                return OUT, "pair"
            keys.append((there, one))
        for there, one in keys:
            there.add(one)
        if self.by_id:
            self.all.seen(self.model).add(row["id"])
        else:
            self.all.marks[self.way.name].add(mark([row.get(part) for part in self.key]))
        return NEW, ""


def mark(key: Any) -> bytes:
    """A key of a row in sixteen bytes: that of an id is itself."""
    if len(key) == 1 and isinstance(key[0], UUID):
        return key[0].bytes
    parts = (part.bytes if isinstance(part, UUID) else str(part).encode() for part in key)
    return blake2b(b"|".join(parts), digest_size=16).digest()
