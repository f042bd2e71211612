"""Asks and check-ins, as far as their reader may know of them."""

from conversations import access
from conversations.models import Action, Ask, AskCheckIn, CheckIn
from conversations.sheets.knowing import if_seen, may_read_why, when, with_seen, wrote_it
from organizer.models import Membership
from organizer.sheets import Shown, seen, table
from relationships import access as people
from relationships.sheets.named import person

ASK, CHECK_IN = "conversations.Ask", "conversations.CheckIn"


def asks(member: Membership):
    rows = with_seen(member, access.asks_of(member), "talk", "out_of", "committee")
    return rows.annotate(
        seen_action=seen(member, Action.objects.read_by, "action"),
        seen_strain=seen(member, people.strains_of, "strain"),
    )


table(
    "asks",
    Ask,
    asks,
    {
        "Id": "id",
        "What": "what",
        "Wants": "wants",
        "Who wants": person("wants_id"),
        "Asked": "asked",
        "Who is asked": person("asked_id"),
        "Through": "through",
        "Through whom": person("through_id"),
        "Outside": "outside",
        "Talk": if_seen(ASK, "talk"),
        "Out of": if_seen(ASK, "out_of"),
        "Action": if_seen(ASK, "action"),
        "State": "state",
        "Answered": "answered_on",
        "Checked": when(wrote_it, ASK, "checked_on"),
        "Rests since": "paused_on",
        "Strain": if_seen(ASK, "strain"),
        "Words seen by": "words_seen_by",
        "Committee": if_seen(ASK, "committee"),
    },
)
table(
    "ask-check-ins",
    AskCheckIn,
    access.ask_check_ins_of,
    {"Id": "id", "Ask": "ask", "Wish": "wish", "Easy to say no": "easy_no", "Day": "on"},
)
table(
    "check-ins",
    CheckIn,
    lambda member: with_seen(member, access.check_ins_of(member), "committee"),
    {
        "Id": "id",
        "Reason": "reason",
        "Person": "person",
        "Name": person("person_id"),
        "Other": "other",
        "Other name": person("other_id"),
        "Talk": "conversation",
        "Why": when(may_read_why, CHECK_IN, "words"),
        "Seen by": "seen_by",
        "Words seen by": when(may_read_why, CHECK_IN, "words_seen_by"),
        "Committee": Shown(
            f"{CHECK_IN}.committee", lambda member: lambda row: row.seen_committee if row.readable else None, back=True
        ),
        "Day": "day",
        "Every": "every",
        "Latest": "latest",
        "Put off to": "put_off_to",
        "Began": "began_on",
        "Began at": "began_at",
        "Next": "next_on",
        "Answered": "answered_on",
        "Ended": "ended",
        "Ended on": "ended_on",
    },
)
