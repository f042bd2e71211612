"""Of each row of one sheet of an archive what would come of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db import models

from .fates import BAD, NEW, OUT, SAME, mark
from .sources import Line, NotOurs
from .values import holds, laws_of, uniques_of
from .ways import Row, Way

if TYPE_CHECKING:
    from .weighing import Weighing

AT_ONCE = 500
MOST_TOLD = 50_000  # rows with a reason

Tell = Callable[[int], None]


class OfASheet:
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
