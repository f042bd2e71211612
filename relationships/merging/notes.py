"""What was done to rows, noted as it is done, so that it can be undone. Notes are plain JSON; they are kept sealed.

Three kinds: `["set", model, id, {column: [was, now]}]`, `["point", model, column, was, now, [ids]]` and
`["gone", model, {column: value}]`. Sealed columns stand in the notes in the clear: a key may be rotated in between.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from organizer.fields import EncryptedTextField

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
        row.save(update_fields=[_field(type(row), name).name for name in changed])
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
        for relation in _leading_to(rows.model):
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


def undo(notes: list[Note]) -> None:
    """The last first. What somebody changed or took away since stays as they left it."""
    ways: dict[str, Callable[..., None]] = {"set": _unset, "point": _point_back, "gone": _bring_back}
    for kind, label, *rest in reversed(notes):
        ways[kind](apps.get_model(label), *rest)


def changed_since(notes: list[Note]) -> list[tuple[str, str, str]]:
    """Of what was set: (model, id, column) where it is neither as it was made nor there any more."""
    found = []
    for kind, label, *rest in notes:
        if kind == "set":
            row = apps.get_model(label)._base_manager.filter(pk=rest[0]).first()
            found += [
                (label, rest[0], name)
                for name, (_was, now) in rest[1].items()
                if row is not None and getattr(row, name) != _read(type(row), name, now)
            ]
    return found


def _unset(model: type[models.Model], pk: Any, changed: dict[str, list]) -> None:
    row = model._base_manager.filter(pk=pk).first()
    if row is None:
        return
    back = {
        name: _read(model, name, was)
        for name, (was, now) in changed.items()
        if getattr(row, name) == _read(model, name, now) and _leads_somewhere(model, name, was)
    }
    if set(back) != {"version"}:  # a row that was changed since keeps its count
        _save(row, back)


def _save(row: models.Model, known: dict[str, Any]) -> None:
    if not known:
        return
    for name, value in known.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save(update_fields=[_field(type(row), name).name for name in known])
    except IntegrityError:  # what was written since stands in its place
        row.refresh_from_db()


def _point_back(model: type[models.Model], column: str, was: Any, now: Any, ids: list) -> None:
    rows = model._base_manager.filter(pk__in=ids, **{column: now})
    try:
        with transaction.atomic():
            rows.update(**{column: was})
    except IntegrityError:
        for pk in ids:
            try:
                with transaction.atomic():
                    model._base_manager.filter(pk=pk, **{column: now}).update(**{column: was})
            except IntegrityError:
                continue


def _bring_back(model: type[models.Model], known: dict[str, Any]) -> None:
    if not all(_leads_somewhere(model, name, value) for name, value in known.items()):
        return
    row = model(**{name: _read(model, name, value) for name, value in known.items()})
    times = [field.attname for field in model._meta.concrete_fields if getattr(field, "auto_now_add", False)]
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            if times:
                model._base_manager.filter(pk=row.pk).update(**{t: _read(model, t, known[t]) for t in times})
    except IntegrityError:
        return


def _leading_to(model: type[models.Model]) -> list:
    return [one for one in model._meta.related_objects if not one.many_to_many]


def _field(model: type[models.Model], column: str) -> models.Field:
    return next(field for field in model._meta.concrete_fields if field.attname == column)


def _written(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _read(model: type[models.Model], column: str, value: Any) -> Any:
    field = _field(model, column)
    return value if value is None or isinstance(field, EncryptedTextField) else field.to_python(value)


def _leads_somewhere(model: type[models.Model], column: str, value: Any) -> bool:
    """A key to a row that is gone cannot be set again; everything else can."""
    field = _field(model, column)
    if value is None or not isinstance(field, models.ForeignKey):
        return True
    return field.related_model._base_manager.filter(pk=value).exists()
