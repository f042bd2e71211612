"""Rows that say who helped whom, or that somebody confided something: when, with what."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from relationships.importing import cells
from relationships.importing.kinds.base import AsTheyAre, Bad, Cells, Fate, Field, Kind, Meaning, Placed, longest
from relationships.importing.spoken_of import spoken_of
from relationships.models import Basis, Giving, SeenBy
from relationships.spelling import folded

if TYPE_CHECKING:
    from relationships.importing.book import Book
    from relationships.importing.putting_in import Putting
    from relationships.importing.undoing import Undoing

FIELDS = (
    Field("giver", _("Who gave")),
    Field("receiver", _("Who received")),
    Field("on", _("Day")),
    Field("what", _("With what")),
    Field("kind", _("Help, or something confided")),
)
CONFIDED = ("confid", "trust", "secret", "anvertraut", "confi")


def understand(row: Cells) -> Meaning:
    if not row.one("giver") or not row.one("receiver"):
        raise Bad("one-name")
    what = cells.clean(row.one("what"))
    if len(what) > longest(Giving, "what"):
        raise Bad("long-text", "what")
    confided = folded(row.one("kind")).startswith(CONFIDED)
    return {
        "giver": row.one("giver"),
        "receiver": row.one("receiver"),
        "on": cells.day(row.one("on"), row.choices, until=row.today).isoformat(),
        "what": what,
        "kind": (Giving.Kind.CONFIDING if confided else Giving.Kind.HELP).value,
        "basis": row.choices.get("basis") or Basis.TOLD.value,
        # That somebody confided is nobody else's unless it is opened, one at a time (S8).
        "seen_by": SeenBy.ME.value if confided else row.choices.get("seen_by") or SeenBy.CIRCLE.value,
    }


def weigh(said: Meaning, book: "Book", number: int) -> Placed:
    one, other = _two(said, book.who)
    exactly = ("giving", one, other, said["on"], said["kind"])
    if (*exactly, said["what"]) in book.met:
        return Placed(Fate.OUT, "twice")
    book.met[(*exactly, said["what"])] = number
    return Placed(Fate.SAME, "there") if exactly[1:] in book.givings else Placed(Fate.NEW)


def _two(said: Meaning, who) -> tuple[UUID, UUID]:
    one, other = who.find(said["giver"]), who.find(said["receiver"])
    if one == other:
        raise Bad("themselves")
    return one, other


def build(said: Meaning, putting: "Putting") -> dict[str, Any]:
    one, other = _two(said, putting.who)
    known = {**said, "giver": putting.person(one), "receiver": putting.person(other)}
    known |= {"on": date.fromisoformat(said["on"])}
    if putting.by.person_id in (one, other):
        known["basis"] = Basis.THERE
    return known


def save(by: Any, givings: list[dict[str, Any]], putting: "Putting") -> None:
    Giving.add_many(by=by, givings=givings)


def built_on(undoing: "Undoing") -> set[UUID]:
    """Which were opened, or put to a meeting, since."""
    made = undoing.made["givings"]
    moved = Giving.objects.filter(pk__in=made).exclude(activity=None)
    return {*moved.values_list("pk", flat=True)} | spoken_of(Giving, made)


def undo(by: Any, undoing: "Undoing", built_on: set[UUID]) -> None:
    rows = Giving.objects.filter(pk__in=undoing.made["givings"])
    Giving.remove_many(by=by, givings=list(rows.values_list("pk", flat=True)))


GIVINGS = Kind(
    "givings",
    _("help that was given"),
    Giving,
    FIELDS,
    understand,
    weigh,
    build,
    AsTheyAre,
    save,
    built_on,
    undo,
    needs=(("giver",), ("receiver",), ("on",)),
    asks=("basis", "seen_by"),
)
