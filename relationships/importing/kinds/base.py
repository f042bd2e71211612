from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, cast
from uuid import UUID

from django.db.models import Model
from django.utils.functional import Promise

from organizer.fields import EncryptedTextField
from relationships.importing.bad import Bad
from relationships.models import BatchRow

if TYPE_CHECKING:
    from relationships.importing.book import Book
    from relationships.importing.putting_in import Putting
    from relationships.importing.undoing import Undoing

__all__ = ["AsTheyAre", "Bad", "Cells", "Fate", "Field", "Kind", "Meaning", "Placed", "longest"]

Fate = BatchRow.Fate
Meaning = dict[str, Any]


@dataclass(frozen=True)
class Field:
    name: str
    label: str | Promise
    several: bool = False  # more than one column may hold it


@dataclass(frozen=True)
class Placed:
    """What would come of a row."""

    fate: Fate
    why: str = ""
    alike: list[str] = field(default_factory=list)  # ids of people whom a doubt is about, the likeliest first
    about: str = ""


@dataclass(frozen=True)
class Kind:
    """`understand` turns cells by field into what the row says, or raises `Bad`; `weigh` says what would come of it.
    `build` gives what the verb for many takes of one row; `gather` begins what takes these, some hundred at a time,
    before the transaction; `save` is that verb, and what it makes carries the id of its row. `built_on` says what must
    stay when the batch is undone; `undo` takes out the rest (`undoing.made`)."""

    name: str
    label: str | Promise  # Do the rows hold ...
    model: type[Model]
    fields: tuple[Field, ...]
    understand: Callable[["Cells"], Meaning]
    weigh: Callable[[Meaning, "Book", int], Placed]
    build: Callable[[Meaning, "Putting"], dict[str, Any]]
    gather: Callable[["Putting"], "Gathered"]
    save: Callable[[Any, Any, "Putting"], None]
    built_on: Callable[["Undoing"], set[UUID]]
    undo: Callable[[Any, "Undoing", set[UUID]], None]
    needs: tuple[tuple[str, ...], ...]  # fields without which no row can be taken; one of each will do
    asks: tuple[str, ...] = ()  # what is asked once for the whole file: "reach_for", "fine", "basis", "seen_by"


@dataclass(frozen=True)
class Cells:
    """The cells of one row by field, and what was said of the whole file."""

    by_field: dict[str, list[str]]
    choices: dict[str, Any]
    today: Any

    def one(self, name: str) -> str:
        return next((cell for cell in self.by_field.get(name, ()) if cell), "")

    def all(self, name: str) -> list[str]:
        return list(dict.fromkeys(cell for cell in self.by_field.get(name, ()) if cell))


def longest(model: type[Model], name: str) -> int:
    """Letters that an encrypted text takes."""
    return cast(EncryptedTextField, model._meta.get_field(name)).words


class Gathered(Protocol):
    def take(self, known: list[dict[str, Any]], /) -> None: ...


class AsTheyAre(list[dict[str, Any]]):
    """For verbs that take them like that."""

    def __init__(self, putting: "Putting"):
        super().__init__()

    def take(self, known: list[dict[str, Any]], /) -> None:
        self += known
