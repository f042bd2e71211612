from .activities import ACTIVITIES
from .base import Kind
from .givings import GIVINGS
from .people import PEOPLE
from .ties import TIES

KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """In the order in which they are put in: what later ones speak of is there by then."""
    KINDS[kind.name] = kind


for kind in (PEOPLE, TIES, ACTIVITIES, GIVINGS):
    register(kind)
