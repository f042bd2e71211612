"""The gate: the only place that lets bytes leave (S16).

The rooms above say what there is to take. A *form* is a file one can ask for, and a *sheet* a table in the archive:

    @exports.form("map-gexf", level="map", label=_("The map without names, for Gephi"), suffix="gexf", media_type="...")
    def write(member, out, progress, about=None): ...

    exports.sheet(Sheet("people", level="archive", columns=("Id", "Label"), rows=people))

`out` takes bytes and cannot be sought in; `progress(done, total)` moves the bar. Each reads through the doors of the
member who asked, so that a file holds what its reader may see, and nothing else.
"""

import io
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import DatabaseError, InterfaceError
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organizer import outbox
from organizer.models import Export, Membership
from organizer.models.exports import PIECE

LEVELS = ("totals", "map", "list", "archive")  # lowest first, as in records.py
LONGEST = timedelta(minutes=20)  # no archive takes as long; a killed worker's comes back after it

Writer = Callable[..., None]
Progress = Callable[[int, int], None]
Rows = Callable[[Membership], Iterable[tuple]]


@dataclass(frozen=True)
class Form:
    """A file one can ask for. `about`: a door, if it is about one person; it takes a member and an id, or raises 404.
    `locks`: whether it can be closed with a passphrase, which `write` then takes. `says`: what is in it, and not."""

    name: str
    level: str
    label: str | Promise
    suffix: str
    media_type: str
    write: Writer
    says: str | Promise = ""
    about: Callable[[Membership, UUID], Any] | None = None
    locks: bool = False

    def file_name(self, member: Membership) -> str:
        """Neutral: it tells whoever sees it in a folder no more than the day (S18)."""
        return f"export-{member.workplace.today():%Y-%m-%d}.{self.suffix}"


@dataclass(frozen=True)
class Sheet:
    """A table. `rows` gives tuples as long as `columns`; a cell is text, a number, a day, a UUID, a truth or None.
    `count`: how many rows there will be, for the bar. `holds`: the declared fields it shows, `app.Model.field`."""

    name: str
    level: str
    columns: tuple[str, ...]
    rows: Rows
    count: Callable[[Membership], int] = lambda member: 0
    holds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Level:
    """What a level holds and what it leaves out, said plainly before anybody takes it."""

    title: str | Promise
    holds: str | Promise
    leaves_out: str | Promise


WORDS = {
    "totals": Level(
        _("Totals"),
        _("How many people there are, by department and shift, and how often they met. Only what all of you may see."),
        _("No names, no ties, no words. Groups of fewer than three people are put together as “Others”."),
    ),
    "map": Level(
        _("The map without names"),
        _("Who is tied to whom, under names made up for this file alone."),
        _("No names, no words, no days. Whoever knows the place well may still guess who is who."),
    ),
    "list": Level(
        _("A working list"),
        _("What people are called, and in which department and shift they work."),
        _("No ties, no notes, no way to reach anybody."),
    ),
    "archive": Level(
        _("Everything you may read"),
        _("People, the time they shared, what they gave each other, and what was said, as far as you may read it."),
        _(
            "Not what others keep to themselves, no journal, not who wrote what, and not how strong a tie reads."
            " To move Kith itself, make a backup instead."
        ),
    ),
}

FORMS: dict[str, Form] = {}
SHEETS: dict[str, Sheet] = {}


def form(name: str, *, level: str, **known) -> Callable[[Writer], Writer]:
    def register(write: Writer) -> Writer:
        if name in FORMS or level not in LEVELS:
            raise ValueError(f"{name} is there twice, or its level is none: {level}")
        FORMS[name] = Form(name=name, level=level, write=write, **known)
        return write

    return register


def sheet(one: Sheet) -> Sheet:
    if one.name in SHEETS or one.level not in LEVELS:
        raise ValueError(f"{one.name} is there twice, or its level is none: {one.level}")
    return SHEETS.setdefault(one.name, one)


def sheets_of(level: str) -> list[Sheet]:
    """Those of one level, in the order in which the rooms named them. Levels are not nested: a list is no small
    archive."""
    return [one for one in SHEETS.values() if one.level == level]


def offered() -> list[tuple[Level, list[Form]]]:
    """What can be asked for without naming anybody, lowest level first."""
    found = [(WORDS[level], [f for f in FORMS.values() if f.level == level and not f.about]) for level in LEVELS]
    return [(level, forms) for level, forms in found if forms]


def heading(member: Membership, level: str) -> list[tuple[str, str]]:
    """What stands inside every file: who took it, when, and at which level."""
    now = timezone.localtime(timezone.now(), member.workplace.zone)
    return [("Made by", member.called), ("Made at", now.isoformat(timespec="minutes")), ("Level", level)]


@outbox.work("export", outside=True, lease=LONGEST, ended=lambda fault, *, export: _ended(fault, export))
def make(key, *, export: str) -> None:
    """Makes the file piece by piece. Outside a transaction of its own, in which nobody else could write."""
    row = Export.objects.select_related("workplace").filter(pk=export, ready_at=None, failed_at=None).first()
    if row is None or row.expires_at < timezone.now():
        return
    if (member := row.member) is None or row.form not in FORMS:
        row.delete()
        return
    row.begin()
    out, bar = _Pieces(row), _Bar(row)
    known: dict[str, Any] = {"about": UUID(row.about)} if row.about else {}
    known |= {"passphrase": row.passphrase} if row.passphrase else {}
    try:
        with translation.override(member.workplace.language), timezone.override(member.workplace.zone):
            FORMS[row.form].write(member, out, bar.move, **known)
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


def steps(sheets: Iterable[Sheet], member: Membership, progress: Progress) -> Iterator[tuple[Sheet, Iterator[tuple]]]:
    """Each sheet with its rows; reading them moves the bar."""
    sheets = list(sheets)
    total, done = sum(one.count(member) for one in sheets), 0

    def counted(one: Sheet) -> Iterator[tuple]:
        nonlocal done
        for row in one.rows(member):
            done += 1
            if done % 200 == 0:
                progress(done, total)
            yield row

    for one in sheets:
        yield one, counted(one)
    progress(done, max(done, total))
