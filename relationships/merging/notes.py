"""What was done to rows, noted as it is done, so that it can be undone. Notes are plain JSON; they are kept sealed.

Three kinds: `["set", model, id, {column: [was, now]}]`, `["point", model, column, was, now, [ids]]` and
`["gone", model, {column: value}]`. Sealed columns stand in the notes in the clear: a key may be rotated in between.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.db import models

from relationships.pointers import leading_to

Note = list[Any]


class StillPointedAt(Exception):
    """A row was to go that something else still leads to, which nobody has said how to move."""


class Notes:
    """Changes rows and notes what they were."""

    def __init__(self, worked_out: Iterable[type[models.Model]] = ()):
        self.notes: list[Note] = []
        self.worked_out = tuple(worked_out)  # models whose rows are made anew from others, and so not noted

    def set(self, row: models.Model, **now: Any) -> None:
        """By column (`person_id`, not `person`); what is so already is left alone."""
        changed = {name: [getattr(row, name), value] for name, value in now.items() if getattr(row, name) != value}
        if not changed:
            return
        for name, (_was, value) in changed.items():
            setattr(row, name, value)
        row.save(update_fields=[field_of(type(row), name).name for name in changed])
        self.notes.append(["set", row._meta.label, row.pk, changed])

    def point(self, rows: models.QuerySet, column: str, *, was: Any, now: Any) -> None:
        """All of these, which lead to `was`, lead to `now`. One query, however many."""
        if ids := list(rows.values_list("pk", flat=True)):
            rows.model._base_manager.filter(pk__in=ids).update(**{column: now})
            self.notes.append(["point", rows.model._meta.label, column, was, now, ids])

    def take_away(self, rows: models.QuerySet, *, alone: bool = False) -> None:
        """With what goes with them. `alone`: nothing may lead to them any more; raises `StillPointedAt`."""
        ids = list(rows.values_list("pk", flat=True))
        if not ids:
            return
        for relation in leading_to(rows.model):
            led = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": ids})
            if alone and led.exists():
                raise StillPointedAt(f"{relation.related_model._meta.label}.{relation.field.name}")
            self._let_go(led, relation)
        if rows.model not in self.worked_out:
            for row in rows.model._base_manager.filter(pk__in=ids):
                self.notes.append(["gone", rows.model._meta.label, _written(row)])
        rows.model._base_manager.filter(pk__in=ids)._raw_delete(rows.db)

    def _let_go(self, led: models.QuerySet, relation) -> None:
        if relation.on_delete is models.CASCADE:
            self.take_away(led)
        elif relation.on_delete is models.SET_NULL:
            for row in led:
                self.set(row, **{relation.field.attname: None})
        elif led.exists():
            raise StillPointedAt(f"{relation.related_model._meta.label}.{relation.field.name}")

    def __str__(self) -> str:
        return json.dumps(self.notes, default=str)


def read(words: str) -> list[Note]:
    return json.loads(words) if words else []


def field_of(model: type[models.Model], column: str) -> models.Field:
    return next(field for field in model._meta.concrete_fields if field.attname == column)


def _written(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
