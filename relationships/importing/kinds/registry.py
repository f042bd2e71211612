from .base import Kind
from .people import PEOPLE

KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """In the order in which they are put in: what later ones speak of is there by then."""
    KINDS[kind.name] = kind


for kind in (PEOPLE,):
    register(kind)
