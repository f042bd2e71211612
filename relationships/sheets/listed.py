"""The working list, and the archive as a whole."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from organizer import archives, exports, spreadsheets
from organizer.exports import Sheet
from organizer.models import Membership
from relationships import access, directory

ZIP = "application/zip"


def working_list(member: Membership) -> Iterator[tuple]:
    """Who works here now, by name: names and groups alone, straight from the directory."""
    known = directory.of(member.workplace)
    groups = {pk: group.name for pk, group in (known.departments | known.shifts).items()}
    for entry in (known.people[pk] for pk in known.in_order):
        if entry.here:
            yield (entry.name, *(groups[pk] if pk else "" for pk in (entry.department_id, entry.shift_id)))


exports.sheet(
    Sheet(
        "list",
        level="list",
        columns=("Name", "Department", "Shift"),
        rows=working_list,
        count=lambda member: access.people_of(member).here().count(),
        holds=("relationships.Person.name", "relationships.Department.name", "relationships.Shift.name"),
    )
)


@exports.form("list", level="list", label=_("The list as CSV"), suffix="zip", media_type=ZIP)
def write_list(member: Membership, out, progress, about=None) -> None:
    archives.write_zip(member, out, progress, level="list", sheets=exports.sheets_of("list"))


@exports.form(
    "list-xlsx", level="list", label=_("The list as a spreadsheet"), suffix="xlsx", media_type=spreadsheets.XLSX
)
def write_list_as_spreadsheet(member: Membership, out, progress, about=None) -> None:
    spreadsheets.write_xlsx(member, out, progress, level="list", sheets=exports.sheets_of("list"))


@exports.form("archive", level="archive", label=_("Everything as CSV"), suffix="zip", media_type=ZIP)
def write_archive(member: Membership, out, progress, about=None) -> None:
    archives.write_zip(member, out, progress, level="archive", sheets=exports.sheets_of("archive"))


@exports.form(
    "archive-xlsx",
    level="archive",
    label=_("Everything as one spreadsheet"),
    says=_("To look at. Where many people are in it, only the CSV can be read back."),
    suffix="xlsx",
    media_type=spreadsheets.XLSX,
)
def write_archive_as_spreadsheet(member: Membership, out, progress, about=None) -> None:
    spreadsheets.write_xlsx(member, out, progress, level="archive", sheets=exports.sheets_of("archive"))
