"""Where the marks of islands lead."""

from __future__ import annotations

from relationships.maps.grouping import Group
from relationships.maps.naming import Naming

PAGES = {
    "departments": "map-department",
    "shifts": "map-shift",
    "places": "map-place",
    "languages": "map-language",
    "communities": "map-community",
}
NOWHERE = {
    "departments": "map-no-department",
    "shifts": "map-no-shift",
    "languages": "map-no-language",
    "communities": "map-no-community",
}


def address_of(naming: Naming, by: str, group: Group, query: str = "") -> str:
    """Of an island's own page, if the picture may lead anywhere."""
    if naming.hides:
        return ""
    address = naming.to(NOWHERE[by]) if group.others else naming.to(PAGES[by], group.which)
    return address and address + query
