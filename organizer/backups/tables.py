"""What goes into a backup: which tables, in which order, and a row as a line of JSON that means the same on SQLite and
on PostgreSQL. Sealed words are copied as they stand."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import cache
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import models
from django.db.migrations.recorder import MigrationRecorder

from organizer import records
from organizer.models import DataKey, Outbox

A_FEW = 500  # rows read at a time
SECOND_FACTORS = Authenticator  # of the packages' tables the one without which nobody signs in again
REACHES_SOMEBODY = ("mail", "digest")  # sent meanwhile, and not to be sent again (S25)
WHOLE = 2**256


def parts() -> list[type[models.Model]]:
    """Every model that goes along, the keys first: what follows can then be opened as it comes by."""
    ours = [model for model in records.ours() if records.RECORDS[model._meta.label].in_backups]
    others = sorted((model for model in [*ours, SECOND_FACTORS] if model is not DataKey), key=lambda m: m._meta.label)
    return [DataKey, *others]


def left_behind() -> list[type[models.Model]]:
    """Ours, and of the packages, what a restore does not bring back and takes away where it stands."""
    kin = [apps.get_model(label) for label in ("sessions.Session", "usersessions.UserSession", "account.EmailAddress")]
    return [model for model in records.ours() if not records.RECORDS[model._meta.label].in_backups] + kin


def rows_of(model: type[models.Model]) -> models.QuerySet:
    """In the order of their keys. Of the work in the outbox, what is still to be done and reaches nobody."""
    rows = model._base_manager.order_by("pk")
    return rows.filter(done_at=None, failed_at=None).exclude(task__in=REACHES_SOMEBODY) if model is Outbox else rows


def columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def lines(model: type[models.Model]) -> Iterator[bytes]:
    """Each row as a line of JSON, flat in memory."""
    ways = [there for _name, there, _back in _ways(model)]
    for row in rows_of(model).values_list(*columns(model)).iterator(chunk_size=A_FEW):
        values = [value if value is None else way(value) for way, value in zip(ways, row, strict=True)]
        yield json.dumps(values, sort_keys=True, separators=(",", ":")).encode()


def values(model: type[models.Model], line: bytes) -> dict[str, Any]:
    """A row's values by column, sealed words as bytes. Raises ValueError if it is no row of this model."""
    pairs = zip(_ways(model), json.loads(line), strict=True)
    return {name: value if value is None else back(value) for (name, _there, back), value in pairs}


@cache
def _ways(model: type[models.Model]) -> list[tuple[str, Callable, Callable]]:
    """Of each column its name, the way to JSON and the way back."""
    return [(field.attname, *_ways_of(field)) for field in model._meta.concrete_fields]


def _ways_of(field: models.Field) -> tuple[Callable, Callable]:
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return WAYS.get(type(field)) or next((way for kind, way in WAYS.items() if isinstance(field, kind)), (_same, _same))


def _same(value):
    return value


def _written(value: bytes) -> str:
    return base64.b64encode(value).decode()


WAYS: dict[type[models.Field], tuple[Callable, Callable]] = {
    models.UUIDField: (str, UUID),
    models.DateTimeField: (datetime.isoformat, datetime.fromisoformat),
    models.DateField: (date.isoformat, date.fromisoformat),
    models.TimeField: (time.isoformat, time.fromisoformat),
    models.BinaryField: (_written, base64.b64decode),
}


class Tally:
    """How many rows of a part, and a sum over them that does not depend on their order."""

    def __init__(self) -> None:
        self.rows = self.sum = 0

    def add(self, line: bytes) -> bytes:
        self.rows += 1
        self.sum = (self.sum + int.from_bytes(hashlib.sha256(line).digest(), "big")) % WHOLE
        return line

    @property
    def said(self) -> dict:
        return {"rows": self.rows, "sum": f"{self.sum:064x}"}


def migrations() -> list[str]:
    """Which shape the tables have: the migrations that were applied."""
    applied = MigrationRecorder.Migration.objects.order_by("app", "name").values_list("app", "name")
    return [f"{app}.{name}" for app, name in applied]
