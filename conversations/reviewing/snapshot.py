"""What a finished review keeps of its day: figures, and the islands as they stood. Nobody is in it by name or by id, so
that nothing has to be taken out of it when somebody is forgotten."""

from datetime import date

from conversations.models.reviews import Review
from conversations.reviewing.changed import Changed
from organizer.models import Membership
from relationships.maps.filters import Filters
from relationships.maps.islands import Islands
from relationships.maps.naming import naming_for
from relationships.maps.picture import Picture
from relationships.since import Numbers


def taken(review: Review, *, by: Membership) -> tuple[Numbers, Picture]:
    """Everybody of the circle would keep the same."""
    changed = Changed(review, viewer=by, naming=naming_for(by, "initials"))
    return changed.worked_out, islands(by, changed.day)


def islands(member: Membership, day: date) -> Picture:
    """The departments and the ties between them, without an address; small ones stand together (S19)."""
    return Islands(member, Filters(member.workplace.today(), day), naming_for(member, "initials")).picture
