"""The names of a workplace, decrypted once per process and version, for search, sorting and the people picker (S14).

Each request brings the workplace's `names_version` with its member; only rows whose name changed since are read again.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast
from uuid import UUID

from organizer.fields import EncryptedTextField
from organizer.models import Workplace
from relationships.models import Department, GatheringPlace, Person, Shift
from relationships.spelling import folded, words_of
from relationships.stored_ids import by_stored, stored

MOST_WORKPLACES = 20
T = TypeVar("T")

__all__ = ["Directory", "Entry", "folded", "forget", "of"]


@dataclass(frozen=True, slots=True)
class Entry:
    id: UUID
    name: str
    sort_key: str
    words: tuple[str, ...]
    spaced: str  # the same words, each after a space: what a word begins is found at once
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
    _kept: dict[tuple, Any] = field(default_factory=dict, repr=False)

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
        """What tells two people of one name apart: `Ovens · Nights`, as far as it is known."""
        if not (entry := self.people.get(person_id)):
            return ""
        department = entry.department_id and self.departments.get(entry.department_id)
        shift = entry.shift_id and self.shifts.get(entry.shift_id)
        return " · ".join(group.name for group in (department, shift) if group)

    def search(
        self, words: str, *, here: bool = True, department: UUID | None = None, shift: UUID | None = None
    ) -> list[UUID]:
        """Ids by name; each word begins a word of their name, department, shift or gathering place."""
        found = self._here if here else self._gone
        if department or shift:
            found = [
                one
                for one in found
                if (not department or one.department_id == department) and (not shift or one.shift_id == shift)
            ]
        for word in words_of(words):
            found = self._holding(word, found)
        return [one.id for one in found]

    def alike(self, name: str) -> list[UUID]:
        """People who may be the one meant: the same name, or one name beginning the other."""
        wanted = words_of(name)
        shorter = [pk for length in range(1, len(wanted)) for pk in self._by_words.get(wanted[:length], ())]
        return [*shorter, *(self._by_beginning.get(wanted, ()) if wanted else ())]

    def keep(self, kind: str, *asked: object, made: Callable[[], T], most: int = 1) -> T:
        """What is worked out of these people (`made`, never None): once a process for all who ask the same. Of a kind
        the last few stay, and all go when the people do."""
        known = self._kept.get((kind, *asked))
        if known is None:  # looked up once: another thread may let go of it at any moment
            known = self._kept[kind, *asked] = made()
            for old in [key for key in list(self._kept) if key[0] == kind][:-most]:
                self._kept.pop(old, None)
        return known

    @cached_property
    def by_stored(self) -> dict[object, UUID]:
        """Everybody by their id as the database gives it (`stored_ids`)."""
        return by_stored(self.people)

    @cached_property
    def in_department(self) -> dict[UUID | None, list[UUID]]:
        found: dict[UUID | None, list[UUID]] = {}
        for pk, entry in self.people.items():
            found.setdefault(entry.department_id, []).append(pk)
        return found

    @cached_property
    def _here(self) -> list[Entry]:
        return [entry for pk in self.in_order if (entry := self.people[pk]).here]

    @cached_property
    def _gone(self) -> list[Entry]:
        return [entry for pk in self.in_order if not (entry := self.people[pk]).here]

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], list[UUID]]:
        by_words: dict[tuple[str, ...], list[UUID]] = {}
        for pk in self.in_order:
            by_words.setdefault(self.people[pk].words, []).append(pk)
        return by_words

    @cached_property
    def _by_beginning(self) -> dict[tuple[str, ...], list[UUID]]:
        """By every beginning of a name, the whole one included."""
        by_beginning: dict[tuple[str, ...], list[UUID]] = {}
        for pk in self.in_order:
            words = self.people[pk].words
            for length in range(1, len(words) + 1):
                by_beginning.setdefault(words[:length], []).append(pk)
        return by_beginning

    @cached_property
    def _group_words(self) -> dict[UUID, tuple[str, ...]]:
        groups = {pk: group.name for pk, group in (self.departments | self.shifts).items()}
        return {pk: words_of(name) for pk, name in (groups | self.gathering_places).items()}

    def _holding(self, word: str, people: list[Entry]) -> list[Entry]:
        """Those whose name, or the name of a group they are in, has a word that begins so."""
        groups = {pk for pk, have in self._group_words.items() if any(part.startswith(word) for part in have)}
        beginning = f" {word}"
        if not groups:
            return [one for one in people if beginning in one.spaced]
        there = {pk for pk, places in self.usual_people.items() if not groups.isdisjoint(places)}
        return [
            one
            for one in people
            if beginning in one.spaced or one.department_id in groups or one.shift_id in groups or one.id in there
        ]


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
    groups = Department.objects.filter(workplace=workplace).order_by("place").prefetch_related("dependencies")
    departments = {group.pk: group for group in groups}
    shifts = {group.pk: group for group in Shift.objects.filter(workplace=workplace).order_by("place")}
    changed = _entries(workplace, [*departments, *shifts], since=known.version if known else None)
    people = {**known.people, **changed} if known else changed
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
    order = sorted(people, key=lambda pk: (people[pk].words, people[pk].sort_key, str(pk)))
    return Directory(workplace.pk, workplace.names_version, people, departments, shifts, places, usual, order)


def _entries(workplace: Workplace, groups: Iterable[UUID], since: int | None) -> dict[UUID, Entry]:
    """In columns, since ten thousand rows as objects would take twice as long."""
    rows = Person.objects.filter(workplace=workplace)
    if since is not None:
        rows = rows.filter(names_version__gt=since)
    sealed, group = cast(EncryptedTextField, Person._meta.get_field("name")), by_stored(groups)
    columns = ("pk", "name", stored("department"), stored("shift"), "supervisor", "left_on")
    return {
        pk: _entry(pk, sealed.open(name, pk, workplace.pk), group.get(room), group.get(shift), supervisor, not left_on)
        for pk, name, room, shift, supervisor, left_on in rows.values_list(*columns)
    }


def _entry(pk: UUID, name: str, *where) -> Entry:
    words = words_of(name)
    return Entry(pk, name, folded(name), words, "".join(f" {word}" for word in words), *where)
