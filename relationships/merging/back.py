"""What was noted is undone: rows that went come back, rows that were changed are as they were."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from organizer.fields import EncryptedTextField
from relationships.merging.notes import Note, field_of


def undo(notes: list[Note]) -> None:
    """The last first. What somebody changed or took away since stays as they left it."""
    ways: dict[str, Callable[..., None]] = {"set": _unset, "point": _point_back}
    for (kind, label), group in groupby(reversed(notes), key=lambda note: (note[0], note[1])):
        model = apps.get_model(label)
        if kind == "gone":
            _bring_back(model, [note[2] for note in group])
        else:
            for _kind, _label, *rest in group:
                ways[kind](model, *rest)


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
    if set(back) != {"version"} or set(changed) == {"version"}:  # a row that was changed since keeps its count
        _save(row, back)


def _save(row: models.Model, known: dict[str, Any]) -> None:
    if not known:
        return
    for name, value in known.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save(update_fields=[field_of(type(row), name).name for name in known])
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


def _bring_back(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    """All at once; one by one if something stands in the place of one of them. What a row led to may be gone since: it
    comes back without it, if it can stand without."""
    there = _targets(model, rows)
    known = [whole for row in rows if (whole := _standing(model, row, there))]
    try:
        with transaction.atomic():
            _insert(model, known)
    except IntegrityError:
        for row in known:
            try:
                with transaction.atomic():
                    _insert(model, [row])
            except IntegrityError:
                continue


def _standing(model: type[models.Model], row: dict[str, Any], there: dict[str, set[Any]]) -> dict[str, Any]:
    """Empty if it cannot stand."""
    missing = [name for name, value in _keys(model, row) if value is not None and value not in there[name]]
    return {**row, **dict.fromkeys(missing)} if all(field_of(model, name).null for name in missing) else {}


def _insert(model: type[models.Model], known: list[dict[str, Any]]) -> None:
    rows = [model(**{name: _read(model, name, value) for name, value in row.items()}) for row in known]
    model._base_manager.bulk_create(rows, batch_size=500)
    if times := [field.attname for field in model._meta.concrete_fields if getattr(field, "auto_now_add", False)]:
        for row, was in zip(rows, known, strict=True):
            for name in times:
                setattr(row, name, _read(model, name, was[name]))
        model._base_manager.bulk_update(rows, times, batch_size=500)


def _keys(model: type[models.Model], row: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in row.items() if isinstance(field_of(model, name), models.ForeignKey)]


def _targets(model: type[models.Model], rows: list[dict[str, Any]]) -> dict[str, set[Any]]:
    """By column that leads to other rows, those of its values (as they stand in the notes) that lead to one."""
    wanted: dict[str, set[Any]] = {}
    for row in rows:
        for name, value in _keys(model, row):
            wanted.setdefault(name, set()).add(value)
    found = {}
    for name, values in wanted.items():
        target = field_of(model, name).related_model
        read = {_read(model, name, value): value for value in values if value is not None}
        there = target._base_manager.filter(pk__in=list(read)).values_list("pk", flat=True)  # type: ignore[union-attr]
        found[name] = {read[pk] for pk in there}
    return found


def _read(model: type[models.Model], column: str, value: Any) -> Any:
    field = field_of(model, column)
    return value if value is None or isinstance(field, EncryptedTextField) else field.to_python(value)


def _leads_somewhere(model: type[models.Model], column: str, value: Any) -> bool:
    """A key to a row that is gone cannot be set again; everything else can."""
    field = field_of(model, column)
    if value is None or not isinstance(field, models.ForeignKey):
        return True
    return field.related_model._base_manager.filter(pk=value).exists()
