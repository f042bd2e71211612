"""Queries that are composed once a process and asked again with other values.

To compose a queryset of several rules and to turn it into SQL takes Django longer than the database needs to answer;
and what comes out differs from one member to the next in its values alone. So it is worked out once:

    @prepared
    def _spans(member, person: UUID, day: date):
        return spans_of(member).of(person).on(day)

    _spans(member, person.pk, today)  # a list of rows

The function is called with stand-ins (`stand_ins.py`), never with a member, an id or a day of anybody, so that nothing
of whoever asked first can stay in the query. What they cannot stand for fails when the query is composed, in the first
test that asks it: another attribute of a member, a comparison in Python, the time of day.
Whether a value is there, whether a member is of the circle, and about how many ids there are is the query's shape; for
each shape one query is kept.
"""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import update_wrapper
from operator import attrgetter, itemgetter
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.db.models.sql.compiler import SQLCompiler

from organizer.models import Membership
from organizer.stand_ins import AnyDay, AnyId, AnyName, StandIns, Take, Unprepared

MOST_IDS = 256  # a query with more is composed each time: then the rows take longer
MOST_SHAPES = 32
Row = TypeVar("Row")


class Prepared(Generic[Row]):
    """Ask with a member, ids, days, collections of ids, None, yes and no; and with a few numbers that are part of the
    query, such as where a page begins. Nothing else."""

    def __init__(self, compose: Callable[..., QuerySet[Any, Row]]):
        if getattr(compose, "__closure__", None):
            raise Unprepared(f"{compose.__qualname__} may hold nothing but what it is asked with")
        self.compose = compose
        self.queries: dict[tuple, _Query[Row]] = {}
        update_wrapper(self, compose)

    def __call__(self, *values: Any) -> list[Row]:
        asked = [_padded(value) for value in values]
        if any(isinstance(value, tuple) and len(value) > MOST_IDS for value in asked):
            return list(self.compose(*values))
        shape = tuple(_shape(value) for value in asked)
        query = self.queries.get(shape)
        if query is None:
            query = self.queries[shape] = _Query.of(self.compose, asked)
            for old in list(self.queries)[:-MOST_SHAPES]:
                self.queries.pop(old, None)
        return query.ask(asked)


prepared = Prepared


def _padded(value: Any) -> Any:
    """Ids in a tuple, the last one again and again until there are 1, 2, 4, 8 ... of them."""
    if not isinstance(value, Iterable):
        return value
    ids = tuple(value)
    wanted = 1 << (len(ids) - 1).bit_length() if ids else 0
    return ids + ids[-1:] * (wanted - len(ids))


def _shape(value: Any) -> Any:
    if isinstance(value, Membership):
        return value.in_circle, value.person_id is None
    if isinstance(value, tuple) and all(isinstance(one, UUID) for one in value):
        return len(value)
    if isinstance(value, UUID | date) and not isinstance(value, datetime):
        return type(value)
    if value is None or isinstance(value, int):
        return value
    raise Unprepared(f"a prepared query is not asked with {type(value).__name__}")


@dataclass
class _Query(Generic[Row]):
    """SQL with its parameters: each a constant of the query, or taken of what it is asked with."""

    rows: Any  # a queryset
    compiler: SQLCompiler
    sql: str = ""  # nothing if there can be no such row
    parameters: list[tuple[Any, Take | None]] = field(default_factory=list)
    nothing: list[Take] = field(default_factory=list)

    @classmethod
    def of(cls, compose: Callable[..., QuerySet[Any, Row]], asked: list) -> "_Query[Row]":
        stand_ins = StandIns()
        rows: Any = compose(*(stand_ins.add(value, itemgetter(n)) for n, value in enumerate(asked)))
        if any(isinstance(lookup, Prefetch) for lookup in rows._prefetch_related_lookups):
            raise Unprepared("what is read beside the rows may not rest on a query of its own")
        compiler = rows.query.get_compiler(rows.db)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return cls(rows, compiler, nothing=stand_ins.nothing)
        known = _known(stand_ins, compiler.connection.ops)
        return cls(rows, compiler, sql, [_parameter(value, known) for value in parameters], stand_ins.nothing)

    def ask(self, asked: list) -> list[Row]:
        if any(take(asked) for take in self.nothing):
            raise Unprepared("what was nothing when the query was composed is something now: say so in its shape")
        if not self.sql:
            return []
        compiler: Any = copy(self.compiler)
        compiler.connection = connections[self.rows.db]  # each thread has its own
        values = tuple(take(asked) if take else constant for constant, take in self.parameters)
        compiler.as_sql = lambda *args, **kwargs: (self.sql, values)
        found = list(self.rows._iterable_class(_Rows(self.rows, _Composed(self.rows.query, compiler))))
        if found:
            prefetch_related_objects(found, *self.rows._prefetch_related_lookups)
        return found


class _Rows:
    """A queryset for those who turn its answer into rows, with a query that is composed already."""

    def __init__(self, rows: Any, query: "_Composed"):
        self._rows, self.query = rows, query

    def __getattr__(self, name: str) -> Any:
        return getattr(self._rows, name)


class _Composed:
    def __init__(self, query, compiler: SQLCompiler):
        self._query, self._compiler = query, compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)

    def get_compiler(self, using=None, connection=None, elide_empty=True) -> SQLCompiler:
        return self._compiler


def _known(stand_ins: StandIns, ops) -> dict[Any, Take]:
    """From a stand-in, in each form in which a database may want it, to the way to its value in that form."""

    def unchanged(value: Any) -> Any:
        return value

    forms: dict[type, Iterable[Callable]] = {
        AnyId: (unchanged, attrgetter("hex")),
        AnyName: (unchanged,),
        AnyDay: (unchanged, ops.adapt_datefield_value),
    }

    def way(form: Callable, take: Take) -> Take:
        def formed(asked: list) -> Any:
            if (value := take(asked)) in (None, ""):
                raise Unprepared("what was something when the query was composed is nothing now: say so in its shape")
            return form(value)

        return formed

    return {form(value): way(form, take) for value, take in stand_ins.ways for form in forms[type(value)]}


def _parameter(value: Any, known: dict[Any, Take]) -> tuple[Any, Take | None]:
    """A constant is a number or a word in letters: an id, a day or a name of somebody is none."""
    if value in known:
        return None, known[value]
    if isinstance(value, date | UUID) or (isinstance(value, str) and not value.replace("-", "a").isalpha() and value):
        raise Unprepared(f"{value!r} was worked out of a value, or of the time of day; hand it in")
    return value, None
