"""One page of a long list, without counting all of it: nobody reads how many there are, and counting reads them all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

DIGITS = 7  # no page has a longer number, and no database is asked for more than it can count to


@dataclass(frozen=True)
class Leaf:
    """Speaks as Django's own pages do, but knows no number of them."""

    object_list: Sequence[Any]
    number: int
    has_next: bool

    def __iter__(self) -> Iterator[Any]:
        return iter(self.object_list)

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        return self.has_next or self.has_previous

    @property
    def next_page_number(self) -> int:
        return self.number + 1

    @property
    def previous_page_number(self) -> int:
        return self.number - 1


def turn(rows: QuerySet, asked: str | int | None, size: int, *, read: Callable[[QuerySet], list] = list) -> Leaf:
    """The page that an address asked for, in one query. Past the end, or what is no number, is the beginning.

    `read` turns a slice of the rows into as many things.
    """
    return turn_to(lambda start, end: read(rows[start:end]), asked, size)


def turn_to(read: Callable[[int, int], list], asked: str | int | None, size: int) -> Leaf:
    """The same of what is read from a place in a list to another: one more than a page, if there is another page."""
    words = str(asked)
    number = max(int(words), 1) if words.isdecimal() and len(words) <= DIGITS else 1
    return _leaf(read, number, size) or _leaf(read, 1, size) or Leaf([], 1, has_next=False)


def _leaf(read: Callable[[int, int], list], number: int, size: int) -> Leaf | None:
    start = (number - 1) * size
    found = read(start, start + size + 1)
    return Leaf(found[:size], number, len(found) > size) if found else None
