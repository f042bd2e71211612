"""What weighs on people, as the consent of those who voiced it allows (S10): with a name or without."""

from collections.abc import Callable

from conversations import access
from conversations.models import Grievance, Step, Voicing
from conversations.naming import how_told
from conversations.sheets.knowing import when, wrote_it
from organizer.models import Membership
from organizer.sheets import Shown, table
from relationships import directory

LABEL = "conversations.Voicing"


def by_name(field: str) -> Shown:
    """Told only of a voicing whose voicer the member may know."""

    def of(member: Membership) -> Callable:
        named = _named(member)
        return lambda row: getattr(row, field) if row.pk in named else None

    return Shown(f"{LABEL}.{field.removesuffix('_id')}", of, back=True)


def voicer() -> Shown:
    def of(member: Membership) -> Callable:
        named, name = _named(member), directory.of(member.workplace).name
        return lambda row: name(row.person_id) if row.pk in named else ""

    return Shown("relationships.Person.name", of)


def _named(member: Membership) -> set:
    facts = Voicing.objects.visible_to(member).facts()
    return {pk for pk, told in how_told(facts, member.pen_name).items() if told.by_name}


table("grievances", Grievance, access.grievances_of, {"Id": "id", "Name": "name", "Scope": "scope"})
table(
    "voicings",
    Voicing,
    lambda member: Voicing.objects.visible_to(member),
    {
        "Id": by_name("id"),
        "Grievance": "grievance",
        "Talk": by_name("conversation_id"),
        "Person": by_name("person_id"),
        "Name": voicer(),
        "Words": "words",
        "Whose words": "whose",
        "How it came up": by_name("came_up"),
        "Afraid of": when(wrote_it, LABEL, "fears"),
        "Consent": when(wrote_it, LABEL, "consent"),
        "Words seen by": when(wrote_it, LABEL, "words_seen_by"),
    },
)
table(
    "steps",
    Step,
    lambda member: Step.objects.visible_to(member).filter(
        grievance__in=access.grievances_of(member).order_by().values("pk")
    ),
    {"Id": "id", "Grievance": "grievance", "Day": "on", "How it stood": "how", "Seen by": "seen_by"},
)
