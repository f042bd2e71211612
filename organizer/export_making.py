"""How a worker makes what was asked for: piece by piece, sealed, with a bar that moves."""

import io
import time
from datetime import timedelta
from typing import IO, Any, cast
from uuid import UUID

from django.db import DatabaseError, InterfaceError
from django.utils import timezone, translation

from organizer import archives, outbox, policies
from organizer.exports import FORMS, act_of
from organizer.models import Export
from organizer.models.exports import PIECE

LONGEST = timedelta(minutes=20)  # no archive takes as long; a killed worker's comes back after it


@outbox.work("export", outside=True, lease=LONGEST, ended=lambda fault, *, export: _ended(fault, export))
def make(key, *, export: str) -> None:
    """Makes the file piece by piece. Outside a transaction of its own, in which nobody else could write."""
    row = Export.objects.select_related("workplace").filter(pk=export, ready_at=None, failed_at=None).first()
    if row is None or row.expires_at < timezone.now():
        return
    if (member := row.member) is None or row.form not in FORMS or not policies.may(member, act_of(row.form), row):
        row.delete()
        return
    row.begin()
    out, bar = _Pieces(row), _Bar(row)
    known: dict[str, Any] = {"about": UUID(row.about)} if row.about else {}
    try:
        with translation.override(member.workplace.language), timezone.override(member.workplace.zone):
            kind = FORMS[row.form]
            with archives.closed(cast(IO[bytes], out), row.passphrase, kind.file_name(member)) as file:
                kind.write(member, file, bar.move, **known)
    except (DatabaseError, InterfaceError):
        raise  # it is tried again
    except Exception as trouble:
        raise outbox.GiveUp(type(trouble).__name__) from trouble
    out.close()
    row.be_ready(by=member, rows=bar.done)


def _ended(fault: str, export: str) -> None:
    if fault and (row := Export.objects.select_related("workplace").filter(pk=export).first()):
        row.fail()


class _Pieces(io.RawIOBase):
    """A file that is written once from beginning to end, and kept in sealed rows."""

    def __init__(self, row: Export):
        self.row, self.number, self.waiting = row, 0, bytearray()

    def writable(self) -> bool:
        return True

    def write(self, body: Any) -> int:
        self.waiting += body
        while len(self.waiting) >= PIECE:
            self._keep(bytes(self.waiting[:PIECE]))
            del self.waiting[:PIECE]
        return len(body)

    def close(self) -> None:
        if not self.closed and self.waiting:
            self._keep(bytes(self.waiting))
            self.waiting.clear()
        super().close()

    def _keep(self, body: bytes) -> None:
        self.row.add(self.number, body)
        self.number += 1


class _Bar:
    """Moves twice a second at most: each move is a write."""

    def __init__(self, row: Export):
        self.row, self.done, self.moved_at = row, 0, time.monotonic()

    def move(self, done: int, total: int) -> None:
        self.done = done
        if time.monotonic() - self.moved_at > 0.5:
            self.moved_at = time.monotonic()
            self.row.move(done, max(done, total))
