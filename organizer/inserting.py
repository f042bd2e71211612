"""Rows made ready to be written. What takes long (sealing, turning values into parameters) is done before the
transaction, so that it holds the lock for the writing alone and nobody else's save waits.

They wait in a temporary table, sealed as they will stand: only this connection sees it, and it goes with the process.
SQLite keeps it in memory, as small as the database does (`temp_store`), PostgreSQL beside its tables. So a worker that
is killed leaves nothing behind.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from itertools import count
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models

M = TypeVar("M", bound=models.Model)
_numbers = count(1)


class Ready(Generic[M]):
    """New rows of one model, with keys of their own making or the database's. Whatever they point at is there when they
    are written.

    `until`: what ends when they are needed no more, written or not.
    """

    def __init__(self, model: type[M], until: ExitStack):
        self.model = model
        self.keys: set[str] = set()
        self.fields = [one for one in model._meta.local_concrete_fields if not isinstance(one, models.AutoField)]
        self.table, self.target = f"ready_{next(_numbers)}", self._quoted(model._meta.db_table)
        self.columns = ", ".join(self._quoted(field.column) for field in self.fields)
        self._run(f"CREATE TEMPORARY TABLE {self.table} AS SELECT {self.columns} FROM {self.target} WHERE 1 = 0")  # noqa: S608
        until.callback(self._run, f"DROP TABLE IF EXISTS {self.table}")

    def take(self, rows: Sequence[M]) -> None:
        """Seals them and puts them beside the others. Some hundred at a time, so that memory stays small."""
        connection = connections[DEFAULT_DB_ALIAS]
        places = ", ".join(["%s"] * len(self.fields))
        values = [
            [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in self.fields] for row in rows
        ]
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {self.table} ({self.columns}) VALUES ({places})", values)  # noqa: S608
        self.keys.update(str(row.pk) for row in rows if row.pk)

    def doubled(self, *columns: str) -> list[tuple[M, M]]:
        """Rows that stand already with the same values in these columns, each beside the one that was made ready."""
        same = " AND ".join(f"ready.{one} = there.{one}" for one in map(self._quoted, columns))
        key = self._quoted(self._key.column)
        both = f"FROM {self.table} ready JOIN {self.target} there ON {same} ORDER BY there.{key}"
        there, ready = (self.model._default_manager.raw(f"SELECT {of}.* {both}") for of in ("there", "ready"))
        return list(zip(there, ready, strict=True))

    def leave_out(self, rows: Sequence[M]) -> None:
        connection = connections[DEFAULT_DB_ALIAS]
        keys = [(self._key.get_db_prep_save(row.pk, connection),) for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {self.table} WHERE {self._quoted(self._key.column)} = %s", keys)  # noqa: S608
        self.keys.difference_update(str(row.pk) for row in rows)

    def write(self, **now: Any) -> None:
        """Inside the verb's transaction, once. `now`: by column, what is only known by then, the same for all. In the
        order of their keys, since the index that has them grows fastest so."""
        values = ["%s" if field.column in now else self._quoted(field.column) for field in self.fields]
        order = f" ORDER BY {self._quoted(self._key.column)}" if self._key in self.fields else ""
        self._run(
            f"INSERT INTO {self.target} ({self.columns}) SELECT {', '.join(values)} FROM {self.table}{order}",  # noqa: S608
            [now[field.column] for field in self.fields if field.column in now],
        )

    @property
    def _key(self) -> models.Field:
        return self.model._meta.pk

    @staticmethod
    def _quoted(name: str | None) -> str:
        return connections[DEFAULT_DB_ALIAS].ops.quote_name(name or "")

    @staticmethod
    def _run(sql: str, params: Sequence = ()) -> None:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(sql, params)
