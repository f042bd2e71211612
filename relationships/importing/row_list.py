"""The rows of a file, a page at a time: what each says, and what would come of it."""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise

from relationships.importing import words
from relationships.models import Batch, BatchFile, BatchRow

A_PAGE = 50
Fate = BatchRow.Fate


@dataclass
class ShownRow:
    number: int
    text: str
    fate: str | Promise
    why: str | Promise


class RowList:
    """`asked` is a query: `fate`, `page`."""

    def __init__(self, file: BatchFile, asked: dict[str, str]):
        self.file, self.asked = file, asked

    @property
    def fate(self) -> str:
        return self.asked["fate"] if self.asked.get("fate") in Fate.values else ""

    @cached_property
    def counts(self) -> list[tuple[str, str]]:
        done = self.file.batch.state != Batch.State.OPEN
        return [(fate, words.count(fate, all, done=done)) for fate, all in self.file.fates().items() if all]

    @cached_property
    def page(self) -> Page:
        rows = self.file.shown.order_by("number").select_related("workplace")
        return Paginator(rows.filter(fate=self.fate) if self.fate else rows, A_PAGE).get_page(self.asked.get("page"))

    @property
    def rows(self) -> list[ShownRow]:
        return [self._shown(row) for row in self.page.object_list]

    def _shown(self, row: BatchRow) -> ShownRow:
        said, done = row.said, self.file.batch.state != Batch.State.OPEN
        why = words.why(row.why, said.get("about", ""))
        return ShownRow(row.number, words.cells(said), words.fate(row.fate, done=done), why)
