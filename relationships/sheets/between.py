"""What the archive holds of shared time and of ties: what is known of them, never how strong they read (S16)."""

from django.db.models import Count, OuterRef, Q, Subquery

from organizer.models import Membership
from organizer.sheets import Shown, seen, table
from relationships import access
from relationships.models import Activity, Giving, Presence, Saying, SeenBy, Strain, Tie
from relationships.sheets.named import pair, person
from relationships.strength import MOST_FOR_PAIRS


def times_together(member: Membership):
    """How often two met, as far as the member may know."""
    mine = Q(activity__seen_by=SeenBy.CIRCLE) | Q(activity__written_by=member.pen_name)
    met = Presence.objects.filter(mine, person=OuterRef("a"), activity__presences__person=OuterRef("b"))
    by_pair = met.filter(activity__size__lte=MOST_FOR_PAIRS).order_by().values("person")
    return Subquery(by_pair.annotate(times=Count("pk")).values("times"))


table(
    "activities",
    Activity,
    access.activities_of,
    {
        "Id": "id",
        "Kind": "kind",
        "In words": "own_kind",
        "Day": "on",
        "Time": "at",
        "Where": "where",
        "How many": "size",
        "Business only": "business",
        "Known from": "basis",
        "Seen by": "seen_by",
        "Gathering place": "gathering_place",
        "Strengthens": "strengthens",
        "Rework": "rework",
        "Answered": "answered_on",
    },
)
table(
    "presences",
    Presence,
    lambda member: Presence.objects.filter(activity__in=access.activities_of(member).order_by().values("pk")),
    {"Activity": "activity", "Person": "person", "Name": person("person_id")},
    order=("activity_id", "person_id"),
)
table(
    "ties",
    Tie,
    lambda member: Tie.objects.visible_to(member).annotate(times=times_together(member)),
    {
        **pair("a", "b", "Undirected"),
        "Id": "id",
        "Times together": Shown("relationships.Presence.activity", lambda member: lambda row: row.times or 0),
        "Last met": "last_met",
        "How they know each other": "how",
        "Source is": "a_is",
        "Target is": "b_is",
        "Source looks for": "a_looks_for",
        "Target looks for": "b_looks_for",
    },
)
table(
    "givings",
    Giving,
    lambda member: access.givings_of(member).annotate(at=seen(member, access.activities_of, "activity")),
    {
        **pair("giver", "receiver", "Directed"),
        "Id": "id",
        "Kind": "kind",
        "Day": "on",
        "With what": "what",
        "Activity": Shown("relationships.Giving.activity", lambda member: lambda row: row.at, back=True),
        "Known from": "basis",
        "Seen by": "seen_by",
    },
)
table(
    "sayings",
    Saying,
    access.sayings_of,
    {
        **pair("person", "about", "Directed"),
        "Id": "id",
        "Kind": "kind",
        "Level": "level",
        "Day": "on",
        "Known from": "basis",
        "Seen by": "seen_by",
    },
)
table(
    "strains",
    Strain,
    access.strains_of,
    {
        **pair("a", "b", "Undirected"),
        "Id": "id",
        "Day": "on",
        "Talked through": "talked_through_on",
        "What about": "what",
        "Known from": "basis",
        "Seen by": "seen_by",
    },
)
