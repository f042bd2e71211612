"""What the worker made of the map, as one member may read it. All of the circle read the same (S9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from organizer.models import Membership
from relationships import access, directory, map_making
from relationships.map_findings import Findings
from relationships.stored_ids import stored
from relationships.strength import Band


@dataclass(frozen=True, slots=True)
class Place:
    """`community`: the number of the one found; None for people without a tie."""

    x: float
    y: float
    community: int | None


def of(member: Membership) -> "MapFor":
    """The one of this member and this request; opened once, however many ask."""
    known = member.__dict__
    if "saved_map" not in known:
        known["saved_map"] = MapFor(member)
    return known["saved_map"]


class MapFor:
    """Opening one asks the worker for what is missing. Until it is there: no places, no findings."""

    def __init__(self, member: Membership):
        self.member = member
        self.saved = map_making.see_to(member.workplace) if member.in_circle else None

    @property
    def laid_out(self) -> bool:
        return bool(self.saved and self.saved.layout)

    @property
    def being_laid_out(self) -> bool:
        """Somebody asked, or it was never done: open the page again in a while."""
        return bool(self.saved and (self.saved.layout_asked_at or not self.saved.layout))

    def places(self, people: Iterable[UUID] | None = None) -> dict[UUID, Place]:
        """Of everybody, or of some. Who came since is not in it: put them amid those they are tied to
        (`network.middle`). One query."""
        if not (self.saved and self.saved.layout):
            return {}
        rows = access.positions_of(self.member).filter(layout=self.saved.layout)
        if people is not None:
            rows = rows.filter(person__in=list(people))
        known = directory.of(self.member.workplace).by_stored
        columns = rows.values_list(stored("person"), "x", "y", "community")
        return {known[person]: Place(x, y, number) for person, x, y, number in columns if person in known}

    @cached_property
    def everybody(self) -> dict[UUID, Place]:
        """Of everybody. A layout never changes, so a process keeps the last one with the names of the workplace."""
        if not self.laid_out or self.saved is None:
            return {}
        return directory.of(self.member.workplace).keep("places", self.saved.layout, made=self.places)

    @property
    def version(self) -> tuple:
        """What a picture made from this may be kept under, beside the versions of names and ties."""
        return (self.saved.layout, self.saved.rests_on) if self.saved else ()

    def findings(self, band: int = Band.ACQUAINTED) -> Findings | None:
        """Those of a band; None until the worker has been there. They may name people who left since. One query."""
        row = access.findings_of(self.member).filter(band=band).first()
        return Findings.from_text(row.found) if row and row.found else None

    @cached_property
    def up_to_date(self) -> bool:
        """Whether the findings rest on what is known now; else a worker is at it."""
        return self.saved is not None and self.saved.rests_on == map_making.rests_on(self.member.workplace)
