"""What is done to several people: into which department, onto which shift, which was their last day."""

from collections.abc import Callable
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form
from relationships import access, many
from relationships.forms.days import PastDay
from relationships.models import Undoable

What = Undoable.What
MOST = 100
NONE = "none"


class ManyForm(Form):
    def save(self, *, by) -> None:
        raise TypeError("a form about several people says what it does")


class GroupForm(ManyForm):
    """Nothing is preset: nobody is taken out of where they are by a button pressed too soon."""

    group = forms.ChoiceField(label=_("Department"))

    def __init__(self, *args, member, people: list, what: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.people, self.what = people, what
        of_departments = what == What.DEPARTMENT
        rows = access.departments_of(member) if of_departments else access.shifts_of(member)
        self.groups = {str(row.pk): row for row in rows}
        known = [(pk, row.name) for pk, row in self.groups.items()]
        field = cast(forms.ChoiceField, self.fields["group"])
        field.label = _("Department") if of_departments else _("Shift")
        field.choices = [("", _("Choose …")), *known, (NONE, _("None, as far as we know"))]

    def save(self, *, by) -> None:
        many.move(self.people, by=by, what=self.what, group=self.groups.get(self.cleaned_data["group"]))


class LeftForm(ManyForm):
    on = PastDay(label=_("Their last day"))

    def __init__(self, *args, member, people: list, what: str, **kwargs):
        today = member.workplace.today()
        kwargs["initial"] = {"on": today}
        super().__init__(*args, **kwargs)
        self.people = people
        cast(PastDay, self.fields["on"]).until(today)

    def clean_on(self):
        on = self.cleaned_data["on"]
        if later := [one.name for one in self.people if one.came_on and one.came_on > on]:
            who = get_text_list(later, str(_("and")))
            raise ValidationError(_("On that day these were not here yet: %(who)s."), params={"who": who})
        return on

    def save(self, *, by) -> None:
        many.leave(self.people, by=by, on=self.cleaned_data["on"])


FORMS: dict[str, Callable[..., ManyForm]] = {
    What.DEPARTMENT.value: GroupForm,
    What.SHIFT.value: GroupForm,
    What.LEFT.value: LeftForm,
}
