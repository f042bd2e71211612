"""How what was said is read back from an archive. Who reads and who sits where is settled anew in this circle: an
archive names no members."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db.models import TextChoices

from conversations.models import (
    Action,
    Ask,
    AskCheckIn,
    CheckIn,
    Conversation,
    Grievance,
    Seat,
    Step,
    TakingPart,
    Voicing,
)
from conversations.models.checkins import Reason
from conversations.models.seats import marks
from organizer import taking_in
from organizer.models import Membership
from organizer.taking_in import AT_ONCE, Put, Reading, Row, made
from relationships.models import Person, Presence


def marked(model: Any):
    """People of the workplace, each with the mark of the member they are in this circle."""

    def put(rows: list[Row], reading: Reading) -> None:
        mark = marks(reading.workplace, {row["person_id"] for row in rows})
        there = [model(workplace=reading.workplace, mark=mark[row["person_id"]], **row) for row in rows]
        model._base_manager.bulk_create(there, batch_size=AT_ONCE)

    return put


def voicings(rows: list[Row], reading: Reading) -> None:
    """Those that somebody told in a conversation at which they were. What others wrote down is its reader's alone until
    they ask for leave anew: an archive does not say what was asked."""
    talks = {row["conversation_id"] for row in rows}
    there: dict[tuple[UUID, UUID], int] = {}
    for start in range(0, len(talks), AT_ONCE):
        some = Presence.objects.filter(activity__conversation__in=sorted(talks)[start : start + AT_ONCE])
        there |= {(talk, who): pk for pk, talk, who in some.values_list("pk", "activity__conversation", "person")}
    kept = [(row, there[at]) for row in rows if (at := (row["conversation_id"], row["person_id"])) in there]
    Voicing.objects.bulk_create(
        [made(Voicing, {**row, "there_id": pk}, reading.by) for row, pk in kept], batch_size=AT_ONCE
    )
    came = reading.came["voicings"]
    came.out += [(0, "was not there")] * (len(rows) - len(kept))
    rows[:] = [row for row, _pk in kept]


def grievances(rows: list[Row], reading: Reading) -> None:
    """There is none without somebody who voiced it (method 1): one of which only nameless voices are told stays out."""
    voiced = {row["grievance_id"] for _line, row in reading.rows("voicings") if row["id"]}
    kept = [row for row in rows if row["id"] in voiced]
    taking_in.as_they_were("grievances")(kept, reading)
    reading.came["grievances"].out += [(0, "nobody voices it by name")] * (len(rows) - len(kept))
    rows[:] = kept


@contextmanager
def no_grievance_alone(by: Membership) -> Iterator[None]:
    yield
    alone = Grievance.objects.filter(workplace=by.workplace_id, voicings=None)
    Grievance.let_go(alone.values_list("pk", flat=True), by=by)


def with_people(name: str, field: str) -> Put:
    """Rows of a sheet with a field of people's ids, of which those stay who are here."""

    def put(rows: list[Row], reading: Reading) -> None:
        here = {str(pk) for pk in reading.seen(Person)}
        for row in rows:
            row[field] = " ".join(pk for pk in row[field].split() if pk in here)
        taking_in.as_they_were(name)(rows, reading)

    return put


def asks(rows: list[Row], reading: Reading) -> None:
    there = [made(Ask, row, reading.by) for row in rows]
    for ask in there:
        ask._mark()
    Ask.objects.bulk_create(there, batch_size=AT_ONCE)


def check_ins(rows: list[Row], reading: Reading) -> None:
    """A promise is its reader's own from the start, as it is its maker's."""
    for row in rows:
        row["taken_by"] = reading.by.pen_name if row["reason"] == Reason.PROMISE else ""
    CheckIn.objects.bulk_create([made(CheckIn, row, reading.by) for row in rows], batch_size=AT_ONCE)


WORDS: dict[str, type[TextChoices]] = {
    "Action.kind": Action.Kind,
    "Action.risk": Action.Risk,
    "Action.strengthens": Action.Answer,
    "Action.strengthened": Action.Answer,
    "Action.outcome": Action.Outcome,
    "AskCheckIn.wish": AskCheckIn.Wish,
    "Conversation.overheard": Conversation.Overheard,
    "Conversation.closer": Conversation.Closer,
    "Review.strengthened": Action.Answer,
    "Step.how": Step.How,
    "Voicing.whose": Voicing.Whose,
    "Voicing.came_up": Voicing.CameUp,
}
taking_in.WORDS |= {f"conversations.{name}": set(words.values) for name, words in WORDS.items()}
taking_in.IDS |= {"conversations.Review.there", "conversations.Decision.taken_by"}
taking_in.AROUND.append(no_grievance_alone)
taking_in.sheet("grievances", put=grievances)
taking_in.sheet("committees")
taking_in.sheet("seats", put=marked(Seat))
taking_in.sheet("conversations")
taking_in.sheet("voicings", put=voicings)
taking_in.sheet("steps")
taking_in.sheet("actions")
taking_in.sheet("taking-part", put=marked(TakingPart))
taking_in.sheet("turnouts")
taking_in.sheet("roots")
taking_in.sheet("asks", put=asks)
taking_in.sheet("ask-check-ins")
taking_in.sheet("check-ins", put=check_ins)
taking_in.sheet("reviews", put=with_people("reviews", "there"))
taking_in.sheet("agendas")
taking_in.sheet("decisions", put=with_people("decisions", "taken_by"))
taking_in.sheet("takings")
