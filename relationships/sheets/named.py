"""Columns that say whose an id is: archives have names and ids side by side."""

from collections.abc import Callable

from organizer.models import Membership
from organizer.sheets import Shown
from relationships import directory
from relationships.models import Department, Shift


def person(column: str) -> Shown:
    """The name beside the id of somebody; the same two columns wherever somebody is named."""

    def of(member: Membership) -> Callable:
        name = directory.of(member.workplace).name
        return lambda row: name(getattr(row, column)) if getattr(row, column) else ""

    return Shown("relationships.Person.name", of)


def group(kind: type[Department] | type[Shift], column: str) -> Shown:
    def of(member: Membership) -> Callable:
        known = directory.of(member.workplace)
        names = {pk: row.name for pk, row in (known.departments | known.shifts).items()}
        return lambda row: names.get(getattr(row, column), "")

    return Shown(f"{kind._meta.label}.name", of)


def said(field: str, words: str) -> Shown:
    """The same for every row."""
    return Shown(field, lambda member: lambda row: words)


def pair(one: str, other: str, kind: str) -> dict[str, str | Shown]:
    """The columns by which Gephi and Kumu know a line between two: ids, names, and whether it has a direction."""
    ends: dict[str, str | Shown] = {"Source": one, "Target": other}
    return {
        **ends,
        "From": person(f"{one}_id"),
        "To": person(f"{other}_id"),
        "Type": said("relationships.Giving.kind", kind),
    }
