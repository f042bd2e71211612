"""The gate: the only place that lets bytes leave (S16).

The rooms above say what there is to take. A *form* is a file one can ask for, and a *sheet* a table in the archive:

    @exports.form("map-gexf", level="map", label=_("The map without names, for Gephi"), suffix="gexf", media_type="...")
    def write(member, out, progress, about=None): ...

    exports.sheet(Sheet("people", level="archive", columns=("Id", "Label"), rows=people))

`out` takes bytes and cannot be sought in; `progress(done, total)` moves the bar. Each reads through the doors of the
member who asked, so that a file holds what its reader may see, and nothing else.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organizer import encryption
from organizer.models import Membership, Workplace

LEVELS = ("totals", "map", "list", "archive")  # lowest first, as in records.py
FORMAT = "1"  # of an archive: raised when one cannot be read back as those before
LOW = (1 << 62) - 1  # the bits of a random UUID behind its version and variant

Writer = Callable[..., None]
Progress = Callable[[int, int], None]
Rows = Callable[[Membership], Iterable[tuple]]


@dataclass(frozen=True)
class Form:
    """A file one can ask for. `about`: a door, if it is about one person; it takes a member and an id, or raises 404.
    `says`: what there is to know of it besides its level. Any of them can be closed with a passphrase. `act`: the rule
    of `policies.py` that says who may; but for what is somebody's own, the right to export."""

    name: str
    level: str
    label: str | Promise
    suffix: str
    media_type: str
    write: Writer
    says: str | Promise = ""
    about: Callable[[Membership, UUID], Any] | None = None
    act: str = "export"

    def file_name(self, member: Membership, *, closed: bool = False) -> str:
        """Neutral: it tells whoever sees it in a folder no more than the day (S18)."""
        return f"export-{member.workplace.today():%Y-%m-%d}.{'zip' if closed else self.suffix}"


@dataclass(frozen=True)
class Sheet:
    """A table. `rows` gives tuples as long as `columns`; a cell is text, a number, a day, a truth, None, a
    UUID or a list of them.
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
    """What stands inside every file: who took it, when, and at which level; of an archive, what it takes to know it
    again."""
    now = timezone.localtime(timezone.now(), member.workplace.zone)
    made = [("Made by", member.called), ("Made at", now.isoformat(timespec="minutes")), ("Level", level)]
    return made + ([("Workplace", member.workplace.name), ("Format", FORMAT)] if level == "archive" else [])


def act_of(form: str) -> str:
    """The rule that says who may; the form may be gone since it was asked for."""
    return FORMS[form].act if form in FORMS else "export"


def turner(workplace: Workplace) -> Callable[[UUID], UUID]:
    """From the id of a row to the one under which it stands in files, and back: half of its digits are turned by a mask
    of the workplace's own.

    So a workplace can be read in beside the one it came from: no ids clash, a file keeps its ids through any number of
    houses, and ids keep their order (a pair is stored with the smaller first).
    """
    mask = int(encryption.ring(workplace.pk).pen_name("ids in files"), 16) & LOW
    return lambda pk: UUID(int=pk.int ^ mask)


def steps(sheets: Iterable[Sheet], member: Membership, progress: Progress) -> Iterator[tuple[Sheet, Iterator[tuple]]]:
    """Each sheet with its rows; reading them moves the bar."""
    sheets = list(sheets)
    total, done, turned = sum(one.count(member) for one in sheets), 0, turner(member.workplace)

    def outside(cell: object) -> object:
        if isinstance(cell, UUID):
            return turned(cell)
        return " ".join(str(turned(pk)) for pk in cell) if isinstance(cell, list) else cell

    def counted(one: Sheet) -> Iterator[tuple]:
        nonlocal done
        for row in one.rows(member):
            done += 1
            if done % 200 == 0:
                progress(done, total)
            yield tuple(outside(cell) for cell in row)

    for one in sheets:
        yield one, counted(one)
    progress(done, max(done, total))
