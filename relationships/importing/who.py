"""Whom a cell of one file means: somebody of the people's file beside it, or somebody who is in the book."""

from dataclasses import dataclass
from uuid import UUID

from relationships.directory import Directory
from relationships.importing.bad import Bad
from relationships.pasting import tidy
from relationships.spelling import folded, words_of


@dataclass(frozen=True, slots=True)
class Meant:
    """`id` tells people apart: of a person in the book, or of the row that would make one. None: they are left out.
    `may_be`: people in the book whom an undecided row may turn out to be."""

    id: UUID | None
    may_be: frozenset[UUID] = frozenset()


class Who:
    def __init__(self, names: Directory):
        self.names = names
        self.by_key: dict[str, set[Meant]] = {}
        self.by_name: dict[tuple[str, ...], set[Meant]] = {}

    def add(self, *, name: str, key: str, meant: Meant) -> None:
        """Somebody of this batch."""
        if key:
            self.by_key.setdefault(folded(key), set()).add(meant)
        self.by_name.setdefault(words_of(name), set()).add(meant)

    def find(self, cell: str) -> UUID:
        """By the code that the people's file gave them, else by the whole name. Never by half of one: two may have it.

        Raises `Bad` if there is nobody, more than one, or somebody who was left out.
        """
        meant = self.by_key.get(folded(cell.strip())) or self._named(words_of(tidy(cell)))
        if not meant and (turned := _turned(cell)):
            meant = self._named(words_of(turned))
        if not meant:
            raise Bad("unknown", tidy(cell))
        undecided = [one for one in meant if {other.id for other in meant} <= {one.id, *one.may_be}]
        if len(undecided) != 1:
            raise Bad("two", tidy(cell))
        [one] = undecided
        if one.id is None:
            raise Bad("gone", tidy(cell))
        return one.id

    def _named(self, words: tuple[str, ...]) -> set[Meant]:
        if not words:
            return set()
        entries = [self.names.people[pk] for pk in self.names.alike(" ".join(words))]
        there = [entry for entry in entries if entry.words == words]
        here = [entry for entry in there if entry.here] or there
        return {*self.by_name.get(words, ()), *(Meant(entry.id) for entry in here)}

    def split(self, cell: str) -> list[str]:
        """The names in one cell: `Rosa; Emil`, `Rosa, Emil & Ana`; but `Lima, Rosa` if that is somebody."""
        for marks in (";", "\n", "|", "/"):
            if marks in cell:
                return [part.strip() for part in cell.split(marks) if part.strip()]
        if self._named(words_of(tidy(cell))) or ("," in cell and self._named(words_of(_turned(cell)))):
            return [cell]
        for word in (" & ", " + ", " and ", " und ", " y ", " et ", " e "):
            cell = cell.replace(word, ",")
        return [part.strip() for part in cell.split(",") if part.strip()]


def _turned(cell: str) -> str:
    """`Lima, Rosa` is Rosa Lima."""
    family, comma, given = tidy(cell).partition(",")
    return f"{given} {family}" if comma and "," not in given else ""
