"""A cell as the value of a field; and what the database would say of a row, asked before it is (the same law, row by
row, so that one row that breaks it does not break the others)."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import connection, models
from django.db.models import F, Q
from django.utils import timezone

from organizer.fields import EncryptedTextField

from .ways import IDS, WORDS, Row

D = TypeVar("D", bound=date)

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "exact": lambda one, other: one == other,
    "lt": lambda one, other: one < other,
    "lte": lambda one, other: one <= other,
    "gt": lambda one, other: one > other,
    "gte": lambda one, other: one >= other,
    "in": lambda one, other: one in other,
}


def value_of(column: models.Field, text: str, turned: Callable[[UUID], UUID]) -> Any:
    """A cell as the value of a field. Raises ValueError."""
    if column.is_relation or isinstance(column, models.UUIDField):
        return turned(UUID(text)) if text else None
    if isinstance(column, models.BooleanField):
        return text == "yes"
    if not text:
        return _nothing(column)
    if isinstance(column, models.DateTimeField):
        moment = _of_our_time(datetime.fromisoformat(text))
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    if isinstance(column, models.DateField):
        return _of_our_time(date.fromisoformat(text))
    if isinstance(column, models.TimeField):
        return time.fromisoformat(text)
    if isinstance(column, models.IntegerField):
        return _number(column, text)
    return _text(column, text, turned)


def _of_our_time(day: D) -> D:
    """One can reckon from it, years back and on, without running out of calendar."""
    if not 1900 <= day.year < 2200:
        raise ValueError("no such day")
    return day


def _number(column: models.Field, text: str) -> int:
    least, most = connection.ops.integer_field_range(column.get_internal_type())
    number = int(text) if len(text) < 20 else (most or 0) + 1
    if (least is not None and number < least) or (most is not None and number > most):
        raise ValueError("no such number")
    return number


def _text(column: models.Field, text: str, turned: Callable[[UUID], UUID]) -> str:
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


@cache
def laws_of(model: type[models.Model]) -> list[Q]:
    return [cast(Q, law.condition) for law in model._meta.constraints if isinstance(law, models.CheckConstraint)]


@cache
def uniques_of(model: type[models.Model]) -> list[tuple[tuple[str, ...], Q | None]]:
    """Columns of which no two rows may have the same, and of which rows that is asked."""
    alone: list[tuple[tuple[str, ...], Q | None]] = [
        ((one.attname,), None) for one in model._meta.concrete_fields if one.unique and not one.primary_key
    ]
    several = [law for law in model._meta.constraints if isinstance(law, models.UniqueConstraint)]
    return alone + [(tuple(attname(model, name) for name in law.fields), law.condition) for law in several]


def attname(model: type[models.Model], name: str) -> str:
    return model._meta.get_field(name).attname  # type: ignore[union-attr]


def holds(law: Q | tuple[str, Any], row: Row, model: type[models.Model]) -> bool | None:
    """As SQL has it: None if it cannot be said, which breaks no law."""
    if isinstance(law, tuple):
        return _compares(law, row, model)
    found = [holds(part, row, model) for part in law.children]  # type: ignore[arg-type]
    if law.connector == Q.OR:
        said = True if True in found else None if None in found else False
    else:
        said = False if False in found else None if None in found else True
    return (None if said is None else not said) if law.negated else said


def _compares(law: tuple[str, Any], row: Row, model: type[models.Model]) -> bool | None:
    name, _, how = law[0].partition("__")
    column, other = attname(model, name), law[1]
    if column not in row:
        return None
    if how == "isnull" or other is None:
        return (row[column] is None) is (other is None or other)
    if isinstance(other, F):
        other = row.get(attname(model, cast(Any, other).name))
    if row[column] is None or other is None:
        return None
    return COMPARE[how or "exact"](row[column], other)
