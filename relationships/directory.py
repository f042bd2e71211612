"""The names of a workplace, decrypted once per process and version, for search, sorting and the people picker (S14).

Each request brings the workplace's `names_version` with its member; only rows whose name changed since are read again.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from organizer.models import Workplace
from relationships import spelling
from relationships.models import Department, GatheringPlace, Person, Shift
from relationships.spelling import folded, words_of

MOST_WORKPLACES = 20

__all__ = ["Directory", "Entry", "folded", "forget", "of"]


@dataclass(frozen=True, slots=True)
class Entry:
    id: UUID
    name: str
    sort_key: str
    words: tuple[str, ...]
    department_id: UUID | None
    shift_id: UUID | None
    supervisor: bool
    here: bool


@dataclass
class Directory:
    workplace_id: UUID
    version: int = 0
    people: dict[UUID, Entry] = field(default_factory=dict)
    departments: dict[UUID, Department] = field(default_factory=dict)
    shifts: dict[UUID, Shift] = field(default_factory=dict)
    gathering_places: dict[UUID, str] = field(default_factory=dict)
    usual_people: dict[UUID, list[UUID]] = field(default_factory=dict)  # person -> places they are usually at
    in_order: list[UUID] = field(default_factory=list)

    def name(self, person_id: UUID) -> str:
        entry = self.people.get(person_id)
        return entry.name if entry else ""

    def names(self, person_ids) -> list[str]:
        return [self.name(person_id) for person_id in person_ids if person_id in self.people]

    def tint(self, person_id: UUID) -> int | None:
        entry = self.people.get(person_id)
        department = self.departments.get(entry.department_id) if entry and entry.department_id else None
        return department.tint if department else None

    def place_in_words(self, person_id: UUID) -> str:
        """`Ovens · Nights`: department and shift, as far as they are known."""
        return " · ".join(self._groups_of(person_id))

    def _groups_of(self, person_id: UUID) -> list[str]:
        if not (entry := self.people.get(person_id)):
            return []
        department = entry.department_id and self.departments.get(entry.department_id)
        shift = entry.shift_id and self.shifts.get(entry.shift_id)
        return [group.name for group in (department, shift) if group]

    def search(
        self, words: str, *, here: bool = True, department: UUID | None = None, shift: UUID | None = None
    ) -> list[UUID]:
        """Ids by name; each word begins a word of their name, department, shift or gathering place."""
        wanted = [(word, self._groups_that_begin(word)) for word in words_of(words)]
        return [
            pk
            for pk in self.in_order
            if (entry := self.people[pk]).here == here
            and (department is None or entry.department_id == department)
            and (shift is None or entry.shift_id == shift)
            and all(self._holds(entry, word, groups) for word, groups in wanted)
        ]

    def alike(self, name: str) -> list[UUID]:
        """People who may be the one meant: the same name, or one name beginning the other."""
        wanted = words_of(name)
        return [pk for pk in self._by_first_word.get(wanted[:1], ()) if spelling.alike(wanted, self.people[pk].words)]

    @cached_property
    def _by_first_word(self) -> dict[tuple[str, ...], list[UUID]]:
        first: dict[tuple[str, ...], list[UUID]] = {}
        for pk in self.in_order:
            first.setdefault(self.people[pk].words[:1], []).append(pk)
        first.pop((), None)
        return first

    @cached_property
    def _group_words(self) -> dict[UUID, tuple[str, ...]]:
        groups = {pk: group.name for pk, group in (self.departments | self.shifts).items()}
        return {pk: words_of(name) for pk, name in (groups | self.gathering_places).items()}

    def _groups_that_begin(self, word: str) -> set[UUID]:
        return {pk for pk, have in self._group_words.items() if any(part.startswith(word) for part in have)}

    def _holds(self, entry: Entry, word: str, groups: set[UUID]) -> bool:
        return (
            any(part.startswith(word) for part in entry.words)
            or entry.department_id in groups
            or entry.shift_id in groups
            or any(place in groups for place in self.usual_people.get(entry.id, ()))
        )


_lock = threading.Lock()
_directories: OrderedDict[UUID, Directory] = OrderedDict()


def of(workplace: Workplace) -> Directory:
    """The directory of a workplace at the version that its row carries."""
    with _lock:
        known = _directories.get(workplace.pk)
        if known is None or known.version < workplace.names_version:
            known = _read(workplace, known)
            if workplace.names_raised:  # changed in this very transaction: it may still be rolled back
                return known
            _directories[workplace.pk] = known
        _directories.move_to_end(workplace.pk)
        while len(_directories) > MOST_WORKPLACES:
            _directories.popitem(last=False)
        return known


def forget(workplace_id: UUID) -> None:
    with _lock:
        _directories.pop(workplace_id, None)


def _read(workplace: Workplace, known: Directory | None) -> Directory:
    """A new directory, built on what is already known; the old one is never changed under a reader."""
    people = {**known.people, **_entries(workplace, since=known.version)} if known else _entries(workplace)
    everybody = Person.objects.filter(workplace=workplace)
    if known and everybody.count() != len(people):  # somebody was forgotten: no row is left to say so
        there = set(everybody.values_list("pk", flat=True))
        people = {pk: entry for pk, entry in people.items() if pk in there}
    usual: dict[UUID, list[UUID]] = {}
    places = {}
    for place in GatheringPlace.objects.filter(workplace=workplace).prefetch_related("usuals"):
        places[place.pk] = place.name
        for row in place.usuals.all():
            usual.setdefault(row.person_id, []).append(place.pk)
    departments = {group.pk: group for group in Department.objects.filter(workplace=workplace).order_by("place")}
    shifts = {group.pk: group for group in Shift.objects.filter(workplace=workplace).order_by("place")}
    order = sorted(people, key=lambda pk: (people[pk].words, people[pk].sort_key, str(pk)))
    return Directory(workplace.pk, workplace.names_version, people, departments, shifts, places, usual, order)


def _entries(workplace: Workplace, since: int | None = None) -> dict[UUID, Entry]:
    rows = Person.objects.filter(workplace=workplace)
    if since is not None:
        rows = rows.filter(names_version__gt=since)
    fields = ("workplace", "name", "department", "shift", "supervisor", "left_on")
    return {row.pk: _entry(row) for row in rows.only(*fields)}


def _entry(row: Person) -> Entry:
    return Entry(
        row.pk,
        row.name,
        folded(row.name),
        words_of(row.name),
        row.department_id,
        row.shift_id,
        row.supervisor,
        not row.left_on,
    )
