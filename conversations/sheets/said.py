"""What was said, as far as its reader may read it."""

from django.db.models import Q

from conversations import access
from conversations.models import Action, Conversation, Growth
from conversations.sheets.knowing import if_seen, with_seen
from organizer.models import Membership
from organizer.sheets import table


def talks(member: Membership):
    return with_seen(member, access.conversations_of(member), "committee")


def roots(member: Membership):
    """What grew out of which talk; of committees and actions only those the member may know of."""
    committees = access.committees_of(member).order_by().values("pk")
    actions = Action.objects.read_by(member).values("pk")
    known = Q(committee=None) | Q(committee__in=committees)
    return access.growth_of(member).filter(known, Q(action=None) | Q(action__in=actions))


table(
    "conversations",
    Conversation,
    talks,
    {
        "Id": "id",
        "Activity": "activity",
        "To remember": "notes",
        "Promised": "promised",
        "Touched": "touched",
        "Could overhear": "overheard",
        "Closer": "closer",
        "Words seen by": "words_seen_by",
        "Committee": if_seen("conversations.Conversation", "committee"),
    },
)
table(
    "roots",
    Growth,
    roots,
    {"Talk": "talk", "Committee": "committee", "Action": "action", "Earlier talk": "earlier"},
    order=("earlier_id", "talk_id", "committee_id", "action_id"),
)
