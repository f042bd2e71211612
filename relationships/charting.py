"""The charting sheets: everybody who works here, by department and shift, in one order on paper and on the page on
which a sheet that came back is typed in.

The order is a function of the directory alone. Supervisors are not on them (method 45).
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from relationships.directory import Directory, Entry
from relationships.models import Department, Shift


@dataclass(frozen=True, slots=True)
class ChartingSheet:
    """The people of one shift in one department. None: in no department, on no shift. `number` counts from 1 over all
    the sheets of a workplace, so that a choice of departments leaves every sheet its number."""

    number: int
    department: Department | None
    shift: Shift | None
    people: tuple[UUID, ...]

    @property
    def key(self) -> str:
        """Names the sheet for as long as its department and shift are there; its number moves when people do."""
        return ".".join(str(group.pk) if group else "none" for group in (self.department, self.shift))


def sheets(names: Directory, departments: Collection[UUID | None] | None = None) -> list[ChartingSheet]:
    """Departments and shifts in the order that people gave them, the people by name; those in none come last.

    `departments`: ids of those wanted, None among them for people in no department; None for all.
    """
    places: dict[UUID | None, int] = {pk: place for place, pk in enumerate(names.departments)}
    turns: dict[UUID | None, int] = {pk: turn for turn, pk in enumerate(names.shifts)}

    def key(entry: Entry) -> tuple[int, int]:
        return places.get(entry.department_id, len(places)), turns.get(entry.shift_id, len(turns))

    there = [entry for pk in names.in_order if (entry := names.people[pk]).here and not entry.supervisor]
    found = []
    for number, (_key, group) in enumerate(groupby(sorted(there, key=key), key), start=1):
        people = list(group)
        of, on = people[0].department_id, people[0].shift_id
        if departments is None or of in departments:
            department, shift = of and names.departments.get(of), on and names.shifts.get(on)
            found.append(ChartingSheet(number, department or None, shift or None, tuple(one.id for one in people)))
    return found


def named(names: Directory, key: str) -> ChartingSheet | None:
    """The sheet of that key, also when nobody is on it any more; None if its department or shift is gone."""
    if found := next((one for one in sheets(names) if one.key == key), None):
        return found
    groups = [str(pk) for pk in (*names.departments, *names.shifts)]
    of, _dot, on = key.partition(".")
    if not {of, on} <= {*groups, "none"}:
        return None
    department = next((group for pk, group in names.departments.items() if str(pk) == of), None)
    return ChartingSheet(0, department, next((g for pk, g in names.shifts.items() if str(pk) == on), None), ())
