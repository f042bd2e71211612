"""What the rooms say of their sheets, in the order in which they are read: what others speak of comes first.

    taking_in.sheet("departments", _("Departments"))    # rows as they were
    taking_in.sheet("asks", _("Asks"), make=asks)       # make(rows, writing): the models to be written
    taking_in.sheet("presences", _("Who was there"), part_of=("activity",), check=there)

`there(weighing)` gives a function that says why a row cannot stand, or nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db import models
from django.utils.functional import Promise

from organizer.models import Membership, Workplace
from organizer.sheets import TABLES, Table

if TYPE_CHECKING:
    from .weighing import Weighing
    from .writing import Writing

M = TypeVar("M", bound=models.Model)
Row = dict[str, Any]
Make = Callable[[list[Row], "Writing"], list[Any]]
Check = Callable[["Weighing"], Callable[[Row], str]]
Made = dict[type[models.Model], set[Any]]  # model to keys


@dataclass(frozen=True)
class Way:
    """How a sheet is read back.

    make      gives the models of some hundred rows
    rests     it is made ready after all others, since it rests on what they say
    late      it is asked for within the transaction, when all sheets before it are written
    check     gives a function that says why a row cannot stand, in a word of ours, or nothing
    after     called when the last row is weighed
    part_of   fields of the wholes that it is a part of: added only to what its reader wrote, staying while they do
    people    the ends between which ties may have changed
    worked_out fields that are worked out from others' rows, and are nobody's change
    prepared  called when all its rows are made ready
    written   called within the transaction, when all sheets up to this one are written
    going     called with some hundred keys before these rows are taken out again
    """

    name: str
    label: str | Promise  # what its rows are
    make: Make
    rests: bool = False
    late: bool = False
    check: Check | None = None
    after: Callable[["Weighing"], None] | None = None
    part_of: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    worked_out: frozenset[str] = frozenset()
    prepared: Callable[["Writing"], None] | None = None
    written: Callable[["Writing"], None] | None = None
    going: Callable[[list[Any]], None] | None = None

    @property
    def table(self) -> Table:
        return TABLES[self.name]


SHEETS: dict[str, Way] = {}
WORDS: dict[str, set[str]] = {}  # `app.Model.field` to the few words that an encrypted field may hold
IDS: set[str] = set()  # `app.Model.field` that hold ids of people, with spaces between them
PASSED_OVER: set[type[models.Model]] = set()  # rows that are worked out, and hold nothing that they speak of
# What rows speak of in ways that are no foreign keys: of those that are not in `made`, (workplace, made) to keys.
HOLDS: list[Callable[[Workplace, Made], Made]] = []
TAKEN_OUT: list[Callable[[Membership, Made, set[UUID]], None]] = []  # the same after rows were taken out again


def sheet(
    name: str, label: str | Promise, make: Make | None = None, *, worked_out: Iterable[str] = (), **known: Any
) -> None:
    SHEETS[name] = Way(name, label, make or as_they_were(name), worked_out=frozenset(worked_out), **known)


def made(model: type[M], row: Row, by: Membership) -> M:
    """A row of a model, its reader's own."""
    names = {column.attname for column in model._meta.concrete_fields}
    own = {"written_by": by.pen_name} if "written_by" in names else {}
    return model(workplace=by.workplace, **own, **row)


def as_they_were(name: str) -> Make:
    return lambda rows, writing: [made(TABLES[name].model, row, writing.by) for row in rows]
