"""Ids of people whom the directory knows, read from the database by the tens of thousands.

To make a UUID of each would take longer than the query. So they are asked for as they are stored, and looked up.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import ExpressionWrapper, F, TextField, UUIDField


def stored(path: str) -> ExpressionWrapper:
    """An id as the database gives it, to be looked up in `by_stored`."""
    return ExpressionWrapper(F(path), output_field=TextField())


def by_stored(ids: Iterable[UUID]) -> dict[object, UUID]:
    field = UUIDField()
    return {field.get_db_prep_value(pk, connection): pk for pk in ids}
