"""Editable rows carry a version; a save that started from an older one is stale (S23)."""

from django.db import models


class Stale(Exception):
    """Somebody else changed the row in between. `fresh` is the row as it is now."""

    def __init__(self, fresh: models.Model):
        super().__init__("stale")
        self.fresh = fresh
        self.version: int = fresh.version  # type: ignore[attr-defined]


def step(row: models.Model, version: int) -> None:
    """Raises the row's version if it is still `version`, in the verb's transaction; raises `Stale` if not."""
    manager = type(row)._default_manager
    if manager.filter(pk=row.pk, version=version).update(version=version + 1) != 1:
        raise Stale(manager.get(pk=row.pk))
    row.version = version + 1  # type: ignore[attr-defined]
