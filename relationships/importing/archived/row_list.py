"""The rows of a sheet, a page at a time: read from the archive as far as they are shown, with what comes of them."""

import base64
import re
import zlib
from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise

from organizer.taking_in import SHEETS, NotOurs
from relationships.importing import words
from relationships.importing.row_list import A_PAGE, RowList, ShownRow
from relationships.models import Batch

from .page import ASIDE
from .pieces import source_of
from .weighing import FATES

IDS = re.compile(r"(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\s?)+")


class SheetRows(RowList):
    """While the archive lies there; afterwards those alone that did not go in are left to be shown."""

    @property
    def title(self) -> str | Promise:
        return SHEETS[self.file.read["sheet"]].label

    @property
    def lies_there(self) -> bool:
        return self.file.batch.state == Batch.State.OPEN

    @cached_property
    def counts(self) -> list[tuple[str, str]]:
        counts = self.file.read["counts"].items()
        shown = [(fate, all) for fate, all in counts if all and (self.lies_there or fate in ASIDE)]
        return [(fate, words.count(fate, all, done=not self.lies_there)) for fate, all in shown]

    @cached_property
    def fates(self) -> bytes:
        return zlib.decompress(base64.b64decode(self.file.read["fates"]))

    @cached_property
    def page(self) -> Page:
        if not self.lies_there:
            return super().page
        places: Sequence[int] = range(len(self.fates))
        if self.fate:
            places = [place for place in places if FATES[chr(self.fates[place])] == self.fate]
        return Paginator(places, A_PAGE).get_page(self.asked.get("page"))

    @property
    def rows(self) -> list[ShownRow]:
        if not self.lies_there:
            return super().rows
        places = list(self.page.object_list)
        why = {row.number - 2: row for row in self.file.shown.filter(number__in=[place + 2 for place in places])}
        return [
            ShownRow(
                place + 2,
                without_ids(cells),
                words.fate(FATES[chr(self.fates[place])], done=False),
                words.why(why[place].why) if place in why else "",
            )
            for place, cells in self._cells(places)
        ]

    def _cells(self, places: list[int]) -> list[tuple[int, list[str]]]:
        if not places:
            return []
        wanted = set(places)
        try:
            rows = source_of(self.file.batch.brought[0]).rows(self.file.read["sheet"])
            upto = islice(enumerate(rows), places[-1] + 1)
            return [(place, line.cells) for place, line in upto if place in wanted]
        except NotOurs:
            return []

    def _shown(self, row) -> ShownRow:
        shown = super()._shown(row)
        shown.text = without_ids(row.said.get("cells", []))
        return shown


def without_ids(cells: list[str]) -> str:
    """What a person can read of a row: names stand beside the ids."""
    return " · ".join(cell for cell in cells if cell and not IDS.fullmatch(cell))
