"""The list of people: a page of the directory, narrowed by what was asked for."""

from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.core.paginator import Page, Paginator

from relationships.directory import Directory

A_PAGE = 50


def as_id(value: str | None) -> UUID | None:
    try:
        return UUID(value or "")
    except ValueError:
        return None


@dataclass
class Listing:
    """`asked` is a query: `q` words, `department` and `shift` ids, `left` for those who left, `page`,
    `choose` to choose several (`all`: everybody on the page)."""

    names: Directory
    asked: dict = field(default_factory=dict)

    @cached_property
    def words(self) -> str:
        return " ".join(self.asked.get("q", "").replace("\x00", "").split())

    @cached_property
    def department(self) -> UUID | None:
        return self._one_of(self.names.departments, "department")

    @cached_property
    def shift(self) -> UUID | None:
        return self._one_of(self.names.shifts, "shift")

    @cached_property
    def left(self) -> bool:
        return bool(self.asked.get("left"))

    @cached_property
    def choosing(self) -> bool:
        """Whether several are to be chosen."""
        return bool(self.asked.get("choose"))

    @cached_property
    def all_chosen(self) -> bool:
        return self.asked.get("choose") == "all"

    @property
    def narrowed(self) -> bool:
        return bool(self.words or self.department or self.shift)

    @cached_property
    def ids(self) -> list[UUID]:
        return self.names.search(self.words, here=not self.left, department=self.department, shift=self.shift)

    @cached_property
    def page(self) -> Page:
        return Paginator(self.ids, A_PAGE).get_page(self.asked.get("page"))

    @cached_property
    def letters(self) -> list[tuple[str, int]]:
        """The first letters of the names that were found, each with the page it begins on. Without words to look for
        they are the same for all who ask, and among ten thousand people too many to be walked through for each page."""
        if self.words:
            return self._letters()
        return self.names.keep("letters", self.left, self.department, self.shift, made=self._letters, most=20)

    def _letters(self) -> list[tuple[str, int]]:
        first: dict[str, int] = {}
        for at, person_id in enumerate(self.ids):
            first.setdefault(self._letter(person_id), at // A_PAGE + 1)
        return [(letter.upper(), page) for letter, page in first.items()]

    @cached_property
    def letters_here(self) -> set[str]:
        return {self._letter(person_id).upper() for person_id in self.page.object_list}

    def _letter(self, person_id: UUID) -> str:
        return self.names.people[person_id].spaced[1:2]

    def _one_of(self, groups: dict, name: str) -> UUID | None:
        """An id that is not (or no longer) among the groups asks for nothing."""
        asked = as_id(self.asked.get(name))
        return asked if asked in groups else None
