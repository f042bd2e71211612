"""Rows made ready to be written. What takes long (sealing, turning values into parameters) is done before the
transaction, so that it holds the lock for the writing alone and nobody else's save waits."""

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.sql import InsertQuery

AT_ONCE = 500


class Ready:
    """New rows of one model, with keys of their own making. Whatever they point at is there when they are written.

    Takes rows some hundred at a time and keeps only what is to be written, so that memory stays small.
    """

    def __init__(self, model: type[models.Model]):
        self.model = model
        self.keys: list[Any] = []
        self.statements: list[tuple[str, Sequence]] = []

    def take(self, rows: Sequence[models.Model]) -> None:
        connection, fields = connections[DEFAULT_DB_ALIAS], self.model._meta.local_concrete_fields
        size = min(AT_ONCE, connection.ops.bulk_batch_size(fields, list(rows)) or AT_ONCE)
        for start in range(0, len(rows), size):
            query = InsertQuery(self.model)
            query.insert_values(fields, list(rows[start : start + size]))
            self.statements += query.get_compiler(connection=connection).as_sql()
        self.keys += [row.pk for row in rows]

    def write(self) -> None:
        """Inside the verb's transaction, once."""
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            for sql, params in self.statements:
                cursor.execute(sql, params)
