"""How what was said is read back from an archive. Who reads and who sits where is settled anew in this circle: an
archive names no members."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from conversations.models import (
    Action,
    Ask,
    AskCheckIn,
    CheckIn,
    Conversation,
    Decision,
    Review,
    Seat,
    Step,
    TakingPart,
    Voicing,
)
from conversations.models.checkins import Reason
from conversations.models.seats import marks
from organizer import taking_in
from organizer.models import Workplace
from organizer.taking_in import Made, Row, Weighing, Writing, made
from organizer.taking_in.fates import mark
from organizer.taking_in.ways import Make
from relationships.models import Person, Presence


def marked(model: Any) -> Make:
    """People of the workplace, each with the mark of the member they are in this circle."""

    def make(rows: list[Row], writing: Writing) -> list:
        mark = marks(writing.workplace, {row["person_id"] for row in rows})
        return [model(workplace=writing.workplace, mark=mark[row["person_id"]], **row) for row in rows]

    return make


def was_there(weighing: Weighing) -> Callable[[Row], str]:
    """A voicing is told by somebody in a conversation at which they were."""
    of = dict(Conversation.objects.visible_to(weighing.by).values_list("pk", "activity"))
    of |= {row["id"]: row["activity_id"] for _line, row in weighing.rows("conversations") if row}
    there = weighing.marks["presences"]
    return lambda row: "" if mark((of.get(row["conversation_id"]), row["person_id"])) in there else "not-there"


def voicings(rows: list[Row], writing: Writing) -> list[Voicing]:
    """What others wrote down is its reader's alone until they ask for leave anew: an archive does not say what was
    asked."""
    some = Presence.objects.filter(activity__conversation__in={row["conversation_id"] for row in rows})
    at = {(talk, who): pk for pk, talk, who in some.values_list("pk", "activity__conversation", "person")}
    return [
        made(Voicing, {**row, "there_id": at[row["conversation_id"], row["person_id"]]}, writing.by) for row in rows
    ]


def none_alone(weighing: Weighing) -> None:
    """There is no grievance without somebody who voiced it (method 1): one of which only nameless voices are told stays
    out."""
    voiced = set(Voicing.objects.filter(workplace=weighing.workplace).values_list("grievance", flat=True))
    fates = weighing.sheets["voicings"].fates
    for place, (_line, row) in enumerate(weighing.rows("voicings")):
        if row and fates[place] == taking_in.NEW:
            voiced.add(row["grievance_id"])
    weighing.withdraw("grievances", lambda row: row["id"] not in voiced, "nobody-voices")


def with_people(model: Any, field: str) -> Make:
    """Rows with a field of people's ids, of which those stay who are here."""

    def make(rows: list[Row], writing: Writing) -> list:
        here = writing.weighing.seen(Person)
        for row in rows:
            row[field] = " ".join(pk for pk in row[field].split() if UUID(pk) in here)
        return [made(model, row, writing.by) for row in rows]

    return make


def asks(rows: list[Row], writing: Writing) -> list[Ask]:
    there = [made(Ask, row, writing.by) for row in rows]
    for ask in there:
        ask._mark()
    return there


def check_ins(rows: list[Row], writing: Writing) -> list[CheckIn]:
    """A promise is its reader's own from the start, as it is its maker's."""
    for row in rows:
        row["taken_by"] = writing.by.pen_name if row["reason"] == Reason.PROMISE else ""
    return [made(CheckIn, row, writing.by) for row in rows]


def named_in_minutes(workplace: Workplace, in_it: Made) -> Made:
    """People whom the minutes of other reviews name."""
    rows = Review.objects.filter(workplace=workplace).select_related("workplace")
    there = {pk for row in rows if row.pk not in in_it.get(Review, ()) for pk in row.people_ids}
    decisions = Decision.objects.filter(workplace=workplace).select_related("workplace")
    there |= {row.taken_by_id for row in decisions if row.pk not in in_it.get(Decision, ()) and row.taken_by_id}
    return {Person: there & in_it.get(Person, set())}


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
taking_in.HOLDS.append(named_in_minutes)
taking_in.sheet("grievances", _("Grievances"))
taking_in.sheet("committees", _("Committees"))
taking_in.sheet("seats", _("Who sits in committees"), make=marked(Seat), part_of=("committee",))
taking_in.sheet("conversations", _("Conversations"), part_of=("activity",))
taking_in.sheet(
    "voicings",
    _("Who voiced what"),
    make=voicings,
    late=True,
    check=was_there,
    after=none_alone,
    part_of=("grievance", "conversation"),
)
taking_in.sheet("steps", _("How grievances stood"), part_of=("grievance",))
taking_in.sheet("actions", _("Actions"))
taking_in.sheet("taking-part", _("Who takes part in actions"), make=marked(TakingPart), part_of=("action",))
taking_in.sheet("turnouts", _("Meetings of actions"), part_of=("action", "activity"))
taking_in.sheet("roots", _("What grew out of which talk"), part_of=("talk", "committee", "action"))
taking_in.sheet("asks", _("Asks"), make=asks)
taking_in.sheet("ask-check-ins", _("How asks were checked"), part_of=("ask",))
taking_in.sheet("check-ins", _("Check-ins"), make=check_ins, worked_out=("met", "next_on", "answered_on"))
taking_in.sheet("reviews", _("Reviews"), make=with_people(Review, "there"))
taking_in.sheet("agendas", _("What reviews talked about"), part_of=("review",))
taking_in.sheet("decisions", _("What reviews decided"), make=with_people(Decision, "taken_by"), part_of=("review",))
taking_in.sheet("takings", _("Check-ins that reviews took on"), part_of=("review",))
