"""Rows that say who knows whom, and how. How close two are is never taken from a number in a file: ties are read from
what people shared (method 2)."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizer.inserting import Ready
from relationships.importing import cells
from relationships.importing.kinds.base import Bad, Cells, Fate, Field, Kind, Meaning, Placed, longest
from relationships.importing.spoken_of import spoken_of
from relationships.models import Tie
from relationships.models.ties import ordered

if TYPE_CHECKING:
    from relationships.importing.book import Book
    from relationships.importing.putting_in import Putting
    from relationships.importing.undoing import Undoing

FIELDS = (
    Field("one", _("The one")),
    Field("other", _("The other")),
    Field("how", _("How they know each other"), several=True),
)
LONGEST = longest(Tie, "how")
DIRECTIONS = {"directed", "undirected", "mutual", "mixed"}  # how a map draws a line, and nothing about people


def understand(row: Cells) -> Meaning:
    if not row.one("one") or not row.one("other"):
        raise Bad("one-name")
    how = cells.clean(", ".join(words for words in row.all("how") if words.lower() not in DIRECTIONS))
    if len(how) > LONGEST:
        raise Bad("long-text", "how")
    return {"one": row.one("one"), "other": row.one("other"), "how": how}


def weigh(said: Meaning, book: "Book", number: int) -> Placed:
    pair = _pair(book.who.find(said["one"]), book.who.find(said["other"]))
    if pair in book.met:
        return Placed(Fate.OUT, "twice")
    book.met[pair] = number
    if pair not in book.words_of_ties:
        return Placed(Fate.NEW)
    known = book.words_of_ties[pair]
    if not said["how"] or known == said["how"]:
        return Placed(Fate.SAME, "there")
    return Placed(Fate.OUT, "other-words", about=known) if known else Placed(Fate.NEW)


def build(said: Meaning, putting: "Putting") -> dict[str, Any]:
    a, b = _pair(putting.who.find(said["one"]), putting.who.find(said["other"]))
    return {"a_id": a, "b_id": b, "how": said["how"]}


def _pair(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    if one == other:
        raise Bad("themselves")
    return ordered(one, other)


class Gathered:
    def __init__(self, putting: "Putting"):
        self.workplace, self.ready = putting.workplace, Ready(Tie, putting.until)

    def take(self, ties: list[dict[str, Any]], /) -> None:
        self.ready.take([Tie(workplace=self.workplace, **known) for known in ties])


def save(by: Any, ties: Any, putting: "Putting") -> None:
    there = Tie.describe_many(by=by, ties=ties.ready)
    putting.beside.setdefault("ties", []).extend(f"{tie.pk}:{tie.version}" for tie in there)


AS_MADE = Q(version=1, **{name: b"" for name in Tie.WORDS if name != "how"})


def untouched(undoing: "Undoing") -> Q:
    """Ties that this batch made, with its words alone."""
    return Q(pk__in=undoing.made["ties"]) & AS_MADE


def built_on(undoing: "Undoing") -> set[UUID]:
    """Of which somebody has said more since."""
    made = Tie.objects.filter(pk__in=undoing.made["ties"]).exclude(AS_MADE)
    said_before = dict(one.split(":") for one in undoing.beside.get("ties", []))
    spoken = spoken_of(Tie, undoing.made["ties"])
    there = Tie.objects.filter(pk__in=said_before).values_list("pk", "version")
    return spoken | {
        *made.values_list("pk", flat=True),
        *(pk for pk, version in there if said_before[str(pk)] != str(version)),
    }


def undo(by: Any, undoing: "Undoing", built_on: set[UUID]) -> None:
    described = [UUID(one.split(":")[0]) for one in undoing.beside.get("ties", [])]
    Tie.undescribe_many(by=by, made=undoing.made["ties"], described=[pk for pk in described if pk not in built_on])


TIES = Kind(
    "ties",
    _("who knows whom"),
    Tie,
    FIELDS,
    understand,
    weigh,
    build,
    Gathered,
    save,
    built_on,
    undo,
    needs=(("one",), ("other",)),
)
