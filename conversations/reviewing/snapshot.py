"""What a finished review keeps of its day: figures, and the islands as they stood. Nobody is in it by name or by id, so
that nothing has to be taken out of it when somebody is forgotten."""

from typing import Any

from conversations.models.reviews import Review
from conversations.reviewing.changed import Changed
from relationships.maps import kept
from relationships.maps.filters import Filters
from relationships.maps.islands import Islands
from relationships.maps.naming import naming_for
from relationships.maps.picture import Picture


def taken(review: Review, *, by) -> dict[str, Any]:
    """As plain values. Everybody of the circle would keep the same."""
    wall = naming_for(by, "initials")
    changed = Changed(review, viewer=by, naming=wall)
    return {"numbers": changed.numbers.as_plain(), "picture": kept.as_plain(islands(by, changed.day))}


def islands(member, day) -> Picture:
    """The departments and the ties between them, without an address."""
    return Islands(member, Filters(member.workplace.today(), day), naming_for(member, "initials")).picture
