"""The names of a workplace, decrypted once per process and version, for search, sorting and the people picker (S14).

Each request brings the workplace's `names_version` with its member; only rows whose name changed since are read again.
"""

import threading
import unicodedata
from collections import OrderedDict
from dataclasses import dataclass, field
from uuid import UUID

from organizer.models import Workplace
from relationships.models import Department, GatheringPlace, Person, Shift

MOST_WORKPLACES = 20


@dataclass(frozen=True, slots=True)
class Entry:
    id: UUID
    name: str
    sort_key: str
    department_id: UUID | None
    shift_id: UUID | None
    supervisor: bool
    here: bool


def folded(text: str) -> str:
    """For comparing names: no case, no accents. `José` is found by `jose`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@dataclass
class Directory:
    workplace_id: UUID
    version: int = 0
    people: dict[UUID, Entry] = field(default_factory=dict)
    departments: dict[UUID, Department] = field(default_factory=dict)
    shifts: dict[UUID, Shift] = field(default_factory=dict)
    gathering_places: dict[UUID, str] = field(default_factory=dict)
    usual_people: dict[UUID, list[UUID]] = field(default_factory=dict)
    in_order: list[UUID] = field(default_factory=list)

    def name(self, person_id: UUID) -> str:
        entry = self.people.get(person_id)
        return entry.name if entry else ""

    def names(self, person_ids) -> list[str]:
        return [self.name(person_id) for person_id in person_ids if person_id in self.people]

    def beside(self, person_id: UUID) -> str:
        """What tells two people of one name apart: their department and shift."""
        entry = self.people.get(person_id)
        groups = [self.departments.get(entry.department_id), self.shifts.get(entry.shift_id)] if entry else []
        return ", ".join(group.name for group in groups if group)

    def tint(self, person_id: UUID) -> int | None:
        entry = self.people.get(person_id)
        department = self.departments.get(entry.department_id) if entry and entry.department_id else None
        return department.tint if department else None

    def search(
        self, words: str, *, here: bool = True, department: UUID | None = None, shift: UUID | None = None
    ) -> list[UUID]:
        """Ids by name whose name, department or gathering place holds every word as the beginning of a word."""
        wanted = folded(words).split()
        found = []
        for person_id in self.in_order:
            entry = self.people[person_id]
            if (
                entry.here != here
                or (department and entry.department_id != department)
                or (shift and entry.shift_id != shift)
            ):
                continue
            if all(self._begins(entry, word) for word in wanted):
                found.append(person_id)
        return found

    def alike(self, name: str) -> list[UUID]:
        """People who may be the one meant: the same name, or one name beginning the other."""
        wanted = folded(name).split()
        if not wanted:
            return []
        return [p for p in self.in_order if _alike(wanted, self.people[p].sort_key.split())]

    def _begins(self, entry: Entry, word: str) -> bool:
        if any(part.startswith(word) for part in entry.sort_key.split()):
            return True
        groups = [self.departments.get(entry.department_id), self.shifts.get(entry.shift_id)]
        names = [group.name for group in groups if group] + self._places_of(entry.id)
        return any(part.startswith(word) for name in names for part in folded(name).split())

    def _places_of(self, person_id: UUID) -> list[str]:
        return [self.gathering_places[place] for place in self.usual_people.get(person_id, [])]


def _alike(wanted: list[str], have: list[str]) -> bool:
    shorter, longer = sorted((wanted, have), key=len)
    return bool(shorter) and all(a == b for a, b in zip(shorter, longer, strict=False))


_lock = threading.Lock()
_directories: OrderedDict[UUID, Directory] = OrderedDict()


def of(workplace: Workplace) -> Directory:
    """The directory of a workplace at the version that its row carries."""
    with _lock:
        known = _directories.get(workplace.pk)
        if known is None or known.version < workplace.names_version:
            known = _directories[workplace.pk] = _read(workplace, known)
        _directories.move_to_end(workplace.pk)
        while len(_directories) > MOST_WORKPLACES:
            _directories.popitem(last=False)
        return known


def forget(workplace_id: UUID) -> None:
    with _lock:
        _directories.pop(workplace_id, None)


def _read(workplace: Workplace, known: Directory | None) -> Directory:
    """A new directory, built on what is already known; the old one is never changed under a reader."""
    since = known.version if known else 0
    people = dict(known.people) if known and since else {}
    changed = (
        Person.objects.filter(workplace=workplace, names_version__gt=since)
        if since
        else Person.objects.filter(workplace=workplace)
    )
    fields = ("workplace", "name", "department", "shift", "supervisor", "left_on")
    for person in changed.only(*fields):
        people[person.pk] = Entry(
            person.pk,
            person.name,
            folded(person.name),
            person.department_id,
            person.shift_id,
            person.supervisor,
            not person.left_on,
        )
    usual: dict[UUID, list[UUID]] = {}
    places = {}
    for place in GatheringPlace.objects.filter(workplace=workplace).prefetch_related("usuals"):
        places[place.pk] = place.name
        for row in place.usuals.all():
            usual.setdefault(row.person_id, []).append(place.pk)
    groups = [
        {g.pk: g for g in model.objects.filter(workplace=workplace).order_by("place")} for model in (Department, Shift)
    ]
    order = sorted(people, key=lambda pk: (people[pk].sort_key, str(pk)))
    return Directory(workplace.pk, workplace.names_version, people, groups[0], groups[1], places, usual, order)
