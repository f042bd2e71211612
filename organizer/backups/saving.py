"""Writes a backup: one moment of the database, while others go on writing."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from organizer.backups import tables
from organizer.backups.container import Writer


def save(out: BinaryIO, *, passphrase: str = "") -> None:
    """With a passphrase, the installation keys go along, locked by it."""
    parts: dict[str, dict] = {}
    with one_moment():
        writer = Writer(out, kith=settings.VERSION, passphrase=passphrase)
        for model in tables.parts():
            tally, label = tables.Tally(), model._meta.label
            writer.part({"part": label, "columns": tables.columns(model)}, map(tally.add, tables.lines(model)))
            parts[label] = tally.said
        made_at = timezone.now().isoformat()
        writer.close({"made_at": made_at, "migrations": tables.migrations(), "parts": parts})


@contextmanager
def one_moment() -> Iterator[None]:
    """What is read inside is as it was when it began. Nobody waits for it: on SQLite it takes no writer's place."""
    connection.ensure_connection()
    begun = connection.in_atomic_block  # by somebody else, who sees to it
    usual = vars(connection).get("transaction_mode")
    vars(connection)["transaction_mode"] = "DEFERRED"  # SQLite's; it begins with the first reading
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql" and not begun:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        vars(connection)["transaction_mode"] = usual


@contextmanager
def whole_or_not_at_all(path: Path) -> Iterator[BinaryIO]:
    """A file for its owner alone that stands under its name when it is done, and not before."""
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.rename(draft, path)
        _sync_folder(path.parent)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some systems cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
