"""Rows that are time people shared: who, when, what."""

from datetime import date, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from relationships.importing import cells
from relationships.importing.kinds.base import AsTheyAre, Bad, Cells, Fate, Field, Kind, Meaning, Placed, longest
from relationships.importing.spoken_of import EVERY, spoken_of
from relationships.models import Activity, Basis, Giving, Presence, SeenBy
from relationships.spelling import folded

if TYPE_CHECKING:
    from relationships.importing.book import Book
    from relationships.importing.putting_in import Putting
    from relationships.importing.undoing import Undoing

FIELDS = (
    Field("on", _("Day")),
    Field("people", _("Who was there"), several=True),
    Field("kind", _("What it was")),
    Field("where", _("Where")),
    Field("size", _("How many were there")),
    Field("at", _("Time of day")),
)
AS_THEY_ARE = ("kind", "own_kind", "where", "size", "seen_by")
MOST_SIZE = 5000


def understand(row: Cells) -> Meaning:
    people = row.all("people")
    if not people:
        raise Bad("nobody")
    said: Meaning = {"people": people, "on": cells.day(row.one("on"), row.choices, until=row.today).isoformat()}
    said |= _kind(cells.clean(row.one("kind")))
    if where := cells.clean(row.one("where")):
        if len(where) > longest(Activity, "where"):
            raise Bad("long-text", "where")
        said["where"] = where
    if size := row.one("size"):
        if not size.isdecimal() or not 2 <= int(size) <= MOST_SIZE:
            raise Bad("size", size)
        said["size"] = int(size)
    if at := row.one("at"):
        said["at"] = cells.time_of_day(at).isoformat("minutes")
    said["basis"] = row.choices.get("basis") or Basis.TOLD.value
    said["seen_by"] = row.choices.get("seen_by") or SeenBy.CIRCLE.value
    return said


def _kind(words: str) -> dict[str, str]:
    for kind in Activity.Kind:
        if folded(words) in (kind.value, folded(str(kind.label)), folded(str(kind.label)).removeprefix("a ")):
            return {"kind": kind.value}
    if len(words) > longest(Activity, "own_kind"):
        raise Bad("long-text", "kind")
    return {"kind": Activity.Kind.OWN.value, "own_kind": words}


def people_of(said: Meaning, who) -> list[UUID]:
    names = [name for cell in said["people"] for name in who.split(cell)]
    people = list(dict.fromkeys(who.find(name) for name in names))
    if len(people) < 2:
        raise Bad("one-name")
    return people


def weigh(said: Meaning, book: "Book", number: int) -> Placed:
    people = frozenset(people_of(said, book.who))
    exactly = ("activity", said["on"], people, said["kind"], said.get("own_kind", ""), said.get("at", ""))
    if exactly in book.met:
        return Placed(Fate.OUT, "twice")
    book.met[exactly] = number
    there = book.times_together.get((date.fromisoformat(said["on"]), people), ())
    return Placed(Fate.SAME, "there") if said["kind"] in there else Placed(Fate.NEW)


def build(said: Meaning, putting: "Putting") -> dict[str, Any]:
    people = people_of(said, putting.who)
    known: dict[str, Any] = {
        name: said[name] for name in ("kind", "own_kind", "where", "size", "seen_by") if name in said
    }
    known |= {"on": date.fromisoformat(said["on"]), "people": [putting.person(pk) for pk in people]}
    known["basis"] = Basis.THERE if putting.by.person_id in people else said["basis"]
    if "at" in said:
        known["at"] = time.fromisoformat(said["at"])
    return known


def save(by: Any, activities: list[dict[str, Any]], putting: "Putting") -> None:
    Activity.add_many(by=by, activities=activities)


def untouched(undoing: "Undoing", *kinds: str) -> Q:
    """Meetings that the batch made under any of these kinds, as it made them."""
    made = Q()
    for kind in kinds:
        made |= Q(pk__in=undoing.made.get(kind, ()))
    return made & Q(version=1)


def built_on(undoing: "Undoing") -> set[UUID]:
    """Which were changed, and at which something was given or said since."""
    made = undoing.made["activities"]
    changed = Activity.objects.filter(pk__in=made).exclude(version=1)
    apart = [(Presence, EVERY), (Giving, Q(pk__in=undoing.made["givings"]))]
    return {*changed.values_list("pk", flat=True)} | spoken_of(Activity, made, apart_from=apart)


def undo(by: Any, undoing: "Undoing", built_on: set[UUID]) -> None:
    rows = Activity.objects.filter(pk__in=undoing.made["activities"])
    Activity.remove_many(by=by, activities=list(rows.values_list("pk", flat=True)))


ACTIVITIES = Kind(
    "activities",
    _("time people shared"),
    Activity,
    FIELDS,
    understand,
    weigh,
    build,
    AsTheyAre,
    save,
    built_on,
    undo,
    needs=(("on",), ("people",)),
    asks=("basis", "seen_by"),
)
