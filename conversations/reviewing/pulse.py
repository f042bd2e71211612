"""Whether anything that a review shows has changed since somebody looked: one short word to compare, from a few small
rows and none of their text, so that many may ask again and again.
"""

import hashlib

from conversations.access_reviews import decisions_of
from conversations.models import AgendaItem, Review, Taking
from organizer.models import Membership
from relationships.models import SeenBy


def pulse(review: Review, *, viewer: Membership) -> str:
    """The same for every member: all of the circle may see what goes into it (S9)."""
    items = AgendaItem.objects.filter(review=review).values_list("pk", "version")
    decisions = decisions_of(viewer, review).values_list("pk", "version")
    known = Taking.objects.filter(review=review, check_in__seen_by=SeenBy.CIRCLE, check_in__conversation=None)
    taken = known.values_list("check_in", "check_in__taken_by")
    place = viewer.workplace
    day = (place.today(), place.names_version, place.ties_version)
    rows = (review.showing, review.version, review.finished_at, day, list(items), list(decisions), list(taken))
    return hashlib.blake2s(repr(rows).encode(), digest_size=8).hexdigest()
