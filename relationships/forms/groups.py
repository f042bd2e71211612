"""Departments and shifts: what they are called, and how their pages speak of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organizer.forms import VersionedForm
from relationships import access
from relationships.models import Department, Shift
from relationships.spelling import words_of


@dataclass(frozen=True)
class Kind:
    """Departments or shifts. `noun` begins the names of their pages: `departments`, `rename-department`."""

    noun: str
    model: type[Any]
    rows_of: Callable
    row_for: Callable
    title: str | Promise
    new: str | Promise
    about: str | Promise
    nobody: str | Promise

    @property
    def pages(self) -> dict[str, str]:
        return {"all": f"{self.noun}s", "one": self.noun, **{f"{a}": f"{a}-{self.noun}" for a in ACTS}}


ACTS = ("rename", "move", "remove")
DEPARTMENT = Kind(
    "department",
    Department,
    access.departments_of,
    access.department_for,
    _("Departments"),
    _("A new department"),
    _("The parts of the workplace, as you all call them. Each has its own tint wherever its people are shown."),
    _("Nobody is in this department yet. You can say so on a person's page."),
)
SHIFT = Kind(
    "shift",
    Shift,
    access.shifts_of,
    access.shift_for,
    _("Shifts"),
    _("A new shift"),
    _("When people work: mornings, nights, weekends, as you all call them."),
    _("Nobody is on this shift yet. You can say so on a person's page."),
)


class GroupForm(VersionedForm):
    FIELDS = ("name",)

    name = Department._meta.get_field("name").formfield(label=_("Name"))

    def __init__(self, *args, member, kind: Kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.member, self.kind = member, kind
        if self.instance is None:
            self.fields["name"].label = kind.new  # type: ignore[assignment]

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        others = [row for row in self.kind.rows_of(self.member) if row != self.instance]
        if any(words_of(row.name) == words_of(name) for row in others):
            raise ValidationError(_("There is one of that name already."))
        return name

    def write(self, by) -> None:
        name = self.cleaned_data["name"]
        if self.instance is None:
            self.instance = self.kind.model.add(by=by, name=name)
        else:
            self.instance.rename(by=by, name=name, version=self.cleaned_data["version"] or 0)
