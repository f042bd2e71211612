"""Rows that are conversations, for the files that people bring in: time together with words about it.

The words are the bringer's alone; whom they are opened to is decided one at a time, never by a file (S8, S11).
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conversations.models import Conversation
from relationships.importing import cells, headers
from relationships.importing.kinds import Field, Kind, register
from relationships.importing.kinds import activities as meetings
from relationships.importing.kinds.base import AsTheyAre, Bad, Cells, Meaning, Placed, longest
from relationships.importing.spoken_of import EVERY, WORKED_OUT_FIELDS, spoken_of
from relationships.models import Activity, Giving, Presence

if TYPE_CHECKING:
    from relationships.importing.book import Book
    from relationships.importing.putting_in import Putting
    from relationships.importing.undoing import Undoing

FIELDS = (*meetings.FIELDS, Field("notes", _("What was said")))


def understand(row: Cells) -> Meaning:
    said = meetings.understand(row)
    notes = cells.clean(row.one("notes"))
    if len(notes) > longest(Conversation, "notes"):
        raise Bad("long-text", "notes")
    return {**said, "notes": notes}


def weigh(said: Meaning, book: "Book", number: int) -> Placed:
    """As a meeting: if they are known to have met for it that day, somebody wrote it down already."""
    return meetings.weigh(said, book, number)


def build(said: Meaning, putting: "Putting") -> dict[str, Any]:
    return {**meetings.build(said, putting), "words": {"notes": said["notes"]}}


def save(by: Any, conversations: list[dict[str, Any]], putting: "Putting") -> None:
    """What carries the id of a row is the meeting; its conversation is found beside it."""
    Conversation.log_many(by=by, conversations=conversations)


def built_on(undoing: "Undoing") -> set[UUID]:
    """Those whose meeting or words were changed, and of which anything grew, since."""
    made = undoing.made["conversations"]
    said = Conversation.objects.filter(activity__in=made)
    changed = {*said.exclude(version=1).values_list("activity", flat=True)}
    changed |= {*Activity.objects.filter(pk__in=made).exclude(version=1).values_list("pk", flat=True)}
    grown = spoken_of(Conversation, said.values("pk"))
    changed |= {*said.filter(pk__in=grown).values_list("activity", flat=True)}
    apart = [(Presence, EVERY), (Conversation, EVERY), (Giving, Q(pk__in=undoing.made["givings"]))]
    return changed | spoken_of(Activity, made, apart_from=apart)


def undo(by: Any, undoing: "Undoing", built_on: set[UUID]) -> None:
    rows = Activity.objects.filter(pk__in=undoing.made["conversations"])
    Activity.remove_many(by=by, activities=list(rows.values_list("pk", flat=True)))


CONVERSATIONS = Kind(
    "conversations",
    _("conversations"),
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
headers.learn(
    "conversations",
    {**headers.ACTIVITIES, "notes": "notes|note|what was said|conversation|summary|notizen|notas|gesprach|comment"},
)
register(CONVERSATIONS)
WORKED_OUT_FIELDS.add(("conversations.CheckIn", "met"))  # when they met last: told anew once it is gone
