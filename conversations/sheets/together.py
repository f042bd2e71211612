"""Committees, and what people did together or plan to: those of which its reader may read the words."""

from conversations import access
from conversations.models import Action, Committee, Seat, TakingPart, Turnout
from conversations.sheets.knowing import if_seen, with_seen
from organizer.models import Membership
from organizer.sheets import table
from relationships import access as people
from relationships.sheets.named import person

ACTION, COMMITTEE = "conversations.Action", "conversations.Committee"


def actions(member: Membership):
    return with_seen(member, Action.objects.read_by(member), "out_of", "grievance", "committee")


def of_actions(model):
    return lambda member: model._default_manager.filter(action__in=Action.objects.read_by(member).values("pk"))


table(
    "committees",
    Committee,
    lambda member: with_seen(member, access.committees_of(member), "grievance"),
    {
        "Id": "id",
        "Name": "name",
        "Around": "around",
        "Grievance": if_seen(COMMITTEE, "grievance"),
        "Began": "began_on",
        "Ended": "ended_on",
        "Known by": "known_by",
    },
)
table(
    "seats",
    Seat,
    lambda member: Seat.objects.filter(committee__in=access.committees_of(member).order_by().values("pk")),
    {
        "Committee": "committee",
        "Person": "person",
        "Name": person("person_id"),
        "Since": "since",
        "Until": "until",
    },
    order=("committee_id", "person_id", "since"),
)
table(
    "actions",
    Action,
    actions,
    {
        "Id": "id",
        "Kind": "kind",
        "In words": "own_kind",
        "Called": "called",
        "Could cost": "risk",
        "Out of": if_seen(ACTION, "out_of"),
        "Grievance": if_seen(ACTION, "grievance"),
        "Planned for": "planned_on",
        "Ready": "ready_on",
        "Strengthens": "strengthens",
        "Rework": "rework",
        "Among us": "among_us",
        "Strengthened": "strengthened",
        "Rework after": "rework_after",
        "Outcome": "outcome",
        "Result": "result",
        "Wording": "wording",
        "Signatures": "signatures",
        "Of them known": "signed_known",
        "Words seen by": "words_seen_by",
        "Committee": if_seen(ACTION, "committee"),
    },
)
table(
    "taking-part",
    TakingPart,
    of_actions(TakingPart),
    {"Action": "action", "Person": "person", "Name": person("person_id"), "Part": "part", "Plans it": "owner"},
    order=("action_id", "person_id"),
)
table(
    "turnouts",
    Turnout,
    lambda member: of_actions(Turnout)(member).filter(
        activity__in=people.activities_of(member).order_by().values("pk")
    ),
    {"Action": "action", "Activity": "activity", "Which part": "name"},
    order=("activity_id",),
)
