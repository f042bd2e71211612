"""Sheets made of rows of one model: each column names the field it shows, and the registry says whether it may leave.

    table("departments", Department, access.departments_of, {"Id": "id", "Name": "name"})

A column is a field, or `Shown(field, of)` where `of(member)` gives a function from a row to its cell: for a name beside
an id, or for what not every reader of the row may know.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import Model, OuterRef, QuerySet, Subquery

from organizer import exports, records
from organizer.exports import Sheet
from organizer.models import Membership

CHUNK = 500  # rows in hand at a time

Getter = Callable[[Any], object]
Source = Callable[[Membership], QuerySet]


@dataclass(frozen=True)
class Shown:
    """`field` is a field of the sheet's model, or of another as `app.Model.field`. `back`: whether the cell is that
    field itself, and can be read back."""

    field: str
    of: Callable[[Membership], Getter]
    back: bool = False


@dataclass(frozen=True)
class Table:
    """What a sheet is made of, for whoever reads one back: the model, and which column holds which of its fields."""

    model: type[Model]
    source: Source
    fields: dict[str, str]
    key: tuple[str, ...]  # what tells two rows apart


TABLES: dict[str, Table] = {}


def table(name: str, model: type[Model], source: Source, columns: dict[str, str | Shown], order=("pk",)) -> Sheet:
    """A sheet of the archive, in an order that is the same wherever the rows are read in: of random ids."""
    label = model._meta.label
    fields = [shown if isinstance(shown, str) else shown.field for shown in columns.values()]
    holds = tuple(field if field.count(".") == 2 else f"{label}.{field}" for field in fields)
    makers = [_getter(model, shown) for shown in columns.values()]

    def rows(member: Membership) -> Iterator[tuple]:
        getters = [make(member) for make in makers]
        found = source(member).select_related(None).prefetch_related(None).order_by(*order)
        for row in found.iterator(chunk_size=CHUNK):
            yield tuple(get(row) for get in getters)
        _let_go()

    def count(member: Membership) -> int:
        return source(member).order_by().count()

    back = {
        head: field.rpartition(".")[2]
        for (head, shown), field in zip(columns.items(), holds, strict=True)
        if isinstance(shown, str) or shown.back
    }
    TABLES[name] = Table(model, source, back, ("id",) if "id" in back.values() else order)
    return exports.sheet(Sheet(name, "archive", tuple(columns), rows, count, holds))


def _let_go() -> None:
    """SQLite holds on to what it has read and sorted, for a sheet that will not ask for it again."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA shrink_memory")


def _getter(model: type[Model], shown: str | Shown) -> Callable[[Membership], Getter]:
    if isinstance(shown, Shown):
        return shown.of
    get = attrgetter(model._meta.get_field(shown).attname)  # type: ignore[union-attr]
    return lambda member: get


def seen(member: Membership, door: Source, field: str) -> Subquery:
    """To annotate rows with: the id that `field` points at, if the member may see what it points at (S9)."""
    rows = door(member).order_by().select_related(None).prefetch_related(None)
    return Subquery(rows.filter(pk=OuterRef(field)).values("pk")[:1])


def faults() -> list[str]:
    """Which columns of which sheets hold what the registry does not let leave at their level."""
    found = []
    for sheet in exports.SHEETS.values():
        for field in sheet.holds:
            label, _, name = field.rpartition(".")
            kept = records.RECORDS[label].fields.get(name)
            if kept is None or kept.export == "never" or _at(kept.export) > _at(sheet.level):
                found.append(f"{sheet.name}: {field}")
    return found


def _at(level: str) -> int:
    return exports.LEVELS.index(level)
