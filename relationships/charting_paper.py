"""The charting sheets as they are printed: which departments, on what paper, by name or by initials, and the rows of
each page, with when one of us last saw somebody.

Pages are cut here and not by the browser, so that every one has its heading, its number and rows to write in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from organizer.access import circle_of
from organizer.http import Request
from relationships import access, charting, directory
from relationships.listing import as_id
from relationships.maps.naming import Naming, naming_for

ROWS = {"a4": 24, "letter": 22}  # of 9.5 mm each, below a heading
SPARE = 3  # rows for somebody who is not in the book yet, where there is room
MOST_PEOPLE = 2000  # at once: some ninety pages
A_LONG_NAME = 40  # letters: smaller ones then, so that the row stays a row
MOST_SEERS = 3
NONE = "none"  # asks for those in no department


@dataclass(frozen=True, slots=True)
class Seen:
    on: date
    by: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    name: str
    seen: Seen | None
    by: str
    long: bool


@dataclass(frozen=True, slots=True)
class PaperPage:
    sheet: charting.ChartingSheet
    number: int
    of: int
    rows: list[Row]
    spare: range


@dataclass
class ChartingPaper:
    request: Request

    shown = "paper"  # as the frame of a bare page asks

    def __post_init__(self):
        self.member = self.request.member
        self.names = directory.of(self.member.workplace)
        self.today = self.member.workplace.today()
        self.paper = size if (size := self.request.GET.get("size", "")) in ROWS else "a4"
        self.manner = "names" if self.request.GET.get("names") == "names" else "initials"

    @property
    def asked(self) -> bool:
        return self.request.GET.get("shown") == "paper" and not self.too_many

    @property
    def must_warn(self) -> bool:
        """Names on paper can be left lying about: asked once more, every time (S19)."""
        return self.manner == "names" and not self.request.GET.get("sure")

    @cached_property
    def departments(self) -> set[UUID | None] | None:
        """None: all of them. What is not (or no longer) there asks for nothing."""
        asked = self.request.GET.getlist("department")
        known: set[UUID | None] = {pk for value in asked if (pk := as_id(value)) in self.names.departments}
        return (known | {None} if NONE in asked else known) or None

    @cached_property
    def sheets(self) -> list[charting.ChartingSheet]:
        return charting.sheets(self.names, self.departments)

    @property
    def people(self) -> int:
        return sum(len(sheet.people) for sheet in self.sheets)

    @property
    def too_many(self) -> bool:
        return self.people > MOST_PEOPLE

    @cached_property
    def choices(self) -> list[tuple[str, str, int, bool]]:
        """(value, name, how many people, whether it is asked for) of each department that has a sheet."""
        counts: dict[UUID | None, int] = {}
        for sheet in charting.sheets(self.names):
            pk = sheet.department.pk if sheet.department else None
            counts[pk] = counts.get(pk, 0) + len(sheet.people)
        return [
            (
                str(pk or NONE),
                self.names.departments[pk].name if pk else "",
                count,
                self.departments is None or pk in self.departments,
            )
            for pk, count in counts.items()
        ]

    @cached_property
    def pages(self) -> list[PaperPage]:
        return [page for sheet in self.sheets for page in self._pages(sheet)]

    @property
    def other_paper(self) -> str:
        return self._query(size="letter" if self.paper == "a4" else "a4", sure=self.request.GET.get("sure", ""))

    @property
    def other_names(self) -> str:
        return self._query(names="initials" if self.manner == "names" else "names")

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the question before names sends along."""
        return [("department", value) for value, *_rest, chosen in self._chosen if chosen]

    def _query(self, **more: str) -> str:
        said = {"shown": "paper", "size": self.paper, "names": self.manner, **more}
        return "?" + urlencode([*self.kept, *((name, value) for name, value in said.items() if value)])

    @property
    def _chosen(self) -> list[tuple[str, str, int, bool]]:
        return self.choices if self.departments is not None else []

    def _pages(self, sheet: charting.ChartingSheet) -> list[PaperPage]:
        most = ROWS[self.paper]
        parts = [sheet.people[at : at + most] for at in range(0, len(sheet.people), most)]
        found, number = [], 0
        for at, part in enumerate(parts, start=1):
            rows = [self._row(number + place, pk) for place, pk in enumerate(part, start=1)]
            number += len(rows)
            spare = min(SPARE, most - len(rows)) if at == len(parts) else 0
            found.append(PaperPage(sheet, at, len(parts), rows, range(number + 1, number + spare + 1)))
        return found

    def _row(self, number: int, person_id: UUID) -> Row:
        name, seen = self.naming.person(person_id), self._seen.get(person_id)
        by = " ".join(sorted(map(self._us.person, seen.by))[:MOST_SEERS]) if seen else ""
        return Row(number, name, seen, by, len(name) > A_LONG_NAME)

    @cached_property
    def naming(self) -> Naming:
        return naming_for(self.member, self.manner)

    @cached_property
    def _us(self) -> Naming:
        """Those of us who saw somebody stand there by initials, whatever else does: a sheet that is found names nobody
        as one who keeps a book."""
        return naming_for(self.member, "initials")

    @cached_property
    def _seen(self) -> dict[UUID, Seen]:
        """By person, the last day on which one of us was with them, as the circle knows it (S9)."""
        ours = [one.person_id for one in circle_of(self.member) if one.in_circle and one.person_id]
        last: dict[UUID, Seen] = {}
        for person_id, other_id, on in access.last_days_with(self.member, ours):
            known = last.get(person_id)
            if known is None or known.on < on:
                last[person_id] = Seen(on, (other_id,))
            elif known.on == on:
                last[person_id] = Seen(on, (*known.by, other_id))
        return last
