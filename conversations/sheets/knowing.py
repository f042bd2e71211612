"""Columns of what not every reader of a row may know."""

from collections.abc import Callable

from django.db.models import QuerySet

from conversations import access
from organizer.models import Membership
from organizer.sheets import Shown, seen

DOORS = {
    "committee": access.committees_of,
    "out_of": access.committees_of,
    "grievance": access.grievances_of,
    "talk": access.conversations_of,
}


def with_seen(member: Membership, rows: QuerySet, *fields: str) -> QuerySet:
    """Rows with `seen_<field>`: the id of what a field points at, if the member may see that."""
    return rows.annotate(**{f"seen_{field}": seen(member, DOORS[field], field) for field in fields})


def if_seen(label: str, field: str) -> Shown:
    return Shown(f"{label}.{field}", lambda member: lambda row: getattr(row, f"seen_{field}"), back=True)


def when(may: Callable, label: str, field: str) -> Shown:
    """A field that is told only of rows of which `may(row, member)` says so."""

    def of(member: Membership) -> Callable:
        return lambda row: getattr(row, field) if may(row, member) else None

    return Shown(f"{label}.{field}", of, back=True)


def wrote_it(row, member: Membership) -> bool:
    return row.written_by == member.pen_name


def may_read_why(row, member: Membership) -> bool:
    return row.readable
