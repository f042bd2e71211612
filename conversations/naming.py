"""Whether a name belongs to what somebody voiced, for one reader (S10). Pure: facts in, how each is told out.

What the reader wrote down themselves is told with its name. What others wrote down is, with consent, from three people
on. Whoever is to be told of without a name is counted as somebody else than all who are named, also where that is one
person too many: else a reader need only write a name down, and see whether the count grows, to learn whose it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

A_GROUP = 3  # people behind a grievance, as far as its reader knows; in a smaller group nobody is named to them
NAMELESS, WITH_NAME = "nameless", "circle"


class Fact(NamedTuple):
    """Of a voicing that the reader may read."""

    id: UUID
    grievance_id: UUID
    person_id: UUID
    consent: str
    written_by: str
    counted_as: UUID | None = None

    @classmethod
    def of(cls, row: Any) -> "Fact":
        return cls(row.id, row.grievance_id, row.person_id, row.consent, row.written_by, row.counted_as)


@dataclass(frozen=True)
class Told:
    by_name: bool
    behind: int  # people behind the grievance, as far as the reader knows


def how_told(facts: Iterable[Fact], reader: str) -> dict[UUID, Told]:
    """Each voicing that is told, by id. `facts` are all that this reader may read of some grievances; `reader` is
    their pen name."""
    by_grievance: dict[UUID, list[Fact]] = {}
    for fact in facts:
        by_grievance.setdefault(fact.grievance_id, []).append(fact)
    return {pk: told for voiced in by_grievance.values() for pk, told in _of_one(voiced, reader)}


def _of_one(voiced: list[Fact], reader: str) -> Iterable[tuple[UUID, Told]]:
    behind = len({_counted(fact, fact.written_by != reader and fact.consent == NAMELESS) for fact in voiced})
    for fact in voiced:
        with_leave = fact.consent == WITH_NAME and behind >= A_GROUP
        yield fact.id, Told(fact.written_by == reader or with_leave, behind)


def _counted(fact: Fact, nameless: bool) -> tuple[UUID, bool]:
    return (fact.counted_as or fact.person_id if nameless else fact.person_id), nameless
