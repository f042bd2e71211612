"""What a charting sheet brought back: who was seen by whom and when, a word, another shift, who left, who is new.

All lines of a sheet are saved together or none, in queries that hardly grow with their number.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from organizer import audit
from organizer.models import Membership
from relationships.merging.rows import together
from relationships.models import Activity, Basis, Person, Tie
from relationships.models.ties import ordered


class Stale(Exception):
    """Some people were changed by somebody else since the page was opened; `ids` says who. Nothing was saved."""

    def __init__(self, ids: set[UUID]):
        super().__init__("stale")
        self.ids = ids


@dataclass
class Line:
    """One line of a sheet. `person` is None for somebody new, called `name`. `version`: of the person as they stood
    on the page. `shift` is given only with `moved`."""

    person: Person | None = None
    name: str = ""
    version: int = 0
    seen_by: Person | None = None
    on: date | None = None
    how: str = ""
    moved: bool = False
    shift_id: UUID | None = None
    left_on: date | None = None


@transaction.atomic
def save(lines: list[Line], *, by: Membership, department, shift) -> None:
    """New people are of the sheet's department and shift. Raises `Stale`."""
    names = [{"name": line.name, "department": department, "shift": shift} for line in lines if line.person is None]
    new = iter(Person.add_many(by=by, people=names) if names else [])
    for line in lines:
        line.person = line.person or next(new)
    _change([line for line in lines if line.moved or line.left_on], by)
    meetings = [_meeting(line, by) for line in lines if line.seen_by and line.on]
    known = _written_down(meetings, by)
    if new_ones := [meeting for meeting in meetings if _key(meeting) not in known]:
        Activity.add_many(by=by, activities=new_ones)
    for line in lines:
        if line.how and line.seen_by and line.person:
            _word(line.seen_by, line.person, line.how, by)


def _meeting(line: Line, by: Membership) -> dict:
    """Of two. Whoever types in what one of the two brought back has it from them (method 2)."""
    there = line.seen_by is not None and line.seen_by.pk == by.person_id
    return {
        "people": [line.seen_by, line.person],
        "on": line.on,
        "kind": Activity.Kind.TALK,
        "basis": Basis.THERE if there else Basis.TOLD,
    }


def _key(meeting: dict) -> tuple[date, frozenset[UUID]]:
    return meeting["on"], frozenset(person.pk for person in meeting["people"])


def _written_down(meetings: list[dict], by: Membership) -> set[tuple[date, frozenset[UUID]]]:
    """What the same member wrote already of these days and two people: a line sent twice is one meeting."""
    days = {meeting["on"] for meeting in meetings}
    rows = Activity.objects.seen_by_circle().filter(workplace=by.workplace, written_by=by.pen_name, on__in=days, size=2)
    there: dict[UUID, tuple[date, set[UUID]]] = {}
    for pk, on, person in rows.values_list("pk", "on", "presences__person"):
        there.setdefault(pk, (on, set()))[1].add(person)
    return {(on, frozenset(people)) for on, people in there.values()}


def _change(lines: list[Line], by: Membership) -> None:
    if not lines:
        return
    version = by.workplace.raise_names_version()
    ids = [line.person.pk for line in lines if line.person]
    rows = Person.objects.select_for_update().filter(workplace=by.workplace).in_bulk(ids)
    stale = {line.person.pk for line in lines if line.person and _is_stale(rows.get(line.person.pk), line)}
    if stale:
        raise Stale(stale)
    for line in lines:
        row = rows[line.person.pk]  # type: ignore[union-attr]
        row.version, row.names_version = row.version + 1, version
        row.shift_id = line.shift_id if line.moved else row.shift_id
        row.left_on = line.left_on or row.left_on
    Person.objects.bulk_update(rows.values(), ["shift", "left_on", "version", "names_version"], batch_size=500)
    audit.record("people.changed", by.workplace, by=by, people=ids)


def _is_stale(row: Person | None, line: Line) -> bool:
    return row is None or (bool(line.version) and row.version != line.version)


def _word(one: Person, other: Person, how: str, by: Membership) -> None:
    """Beside what was there: nobody's words are written over."""
    a, b = ordered(one.pk, other.pk)
    known = Tie.objects.select_related("workplace").filter(a=a, b=b).first()
    tie = known or Tie(workplace=by.workplace, a_id=a, b_id=b)
    if (both := together(tie.how, how)) != tie.how:
        tie.describe(by=by, version=tie.version, how=both)
