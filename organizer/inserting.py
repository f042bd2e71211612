"""Rows made ready to be written. What takes long (sealing, turning values into parameters) is done before the
transaction, so that it holds the lock for the writing alone and nobody else's save waits."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.sql import InsertQuery

Row = TypeVar("Row", bound=models.Model)


class Ready(Generic[Row]):
    """New rows of one model, with keys of their own making. Whatever they point at is there when they are written."""

    def __init__(self, rows: Sequence[Row]):
        self.rows = list(rows)
        self.statements: list[tuple[str, Sequence]] = []
        if not self.rows:
            return
        model, connection = type(self.rows[0]), connections[DEFAULT_DB_ALIAS]
        fields = model._meta.local_concrete_fields
        size = min(500, connection.ops.bulk_batch_size(fields, self.rows))
        for start in range(0, len(self.rows), size):
            query = InsertQuery(model)
            query.insert_values(fields, list[models.Model](self.rows[start : start + size]))
            self.statements += query.get_compiler(connection=connection).as_sql()

    def write(self) -> list[Row]:
        """Inside the verb's transaction, once."""
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            for sql, params in self.statements:
                cursor.execute(sql, params)
        for row in self.rows:
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
        return self.rows
