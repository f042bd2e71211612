"""How the place works, as it stands beside people: notes on departments, and where the line runs between them."""

from dataclasses import dataclass

from organizer.models import Membership
from relationships import access, directory
from relationships.models import Department, Dependency, Person, WorkNote


@dataclass(frozen=True)
class Workings:
    """Of one department: its notes by what they are about, whom it needs, and who needs it."""

    notes: list[WorkNote]
    needs: list[Dependency]
    needed_by: list[Dependency]


def workings_of(member: Membership, department: Department) -> Workings:
    order = WorkNote.About.values
    notes = sorted(
        access.work_notes_of(member).filter(department=department),
        key=lambda note: (order.index(note.about), note.made_at),
    )
    lines = list(access.dependencies_of(member).touching(department))
    return Workings(
        notes,
        [line for line in lines if line.department_id == department.pk],
        [line for line in lines if line.needs_id == department.pk],
    )


def lines_across(member: Membership, one: Person, other: Person) -> list[tuple[Department, Department]]:
    """(department, the one it cannot work without) of the departments of two people (method 20); nothing within one.

    From the directory, so that the page of a tie pays no query for it."""
    if not member.in_circle:
        return []
    departments = directory.of(member.workplace).departments
    ends = [departments[pk] for pk in (one.department_id, other.department_id) if pk in departments]
    return [
        (department, needs)
        for department, needs in ([ends, ends[::-1]] if len(ends) == 2 else [])
        if needs.pk in {line.needs_id for line in department.dependencies.all()}
    ]
