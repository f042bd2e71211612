from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from organizer.fields import EncryptedTextField
from organizer.forms import VersionedForm
from relationships import access
from relationships.models import Person


def words(name: str, *, lines: int = 0, **kwargs) -> forms.CharField:
    """The form field of one encrypted text of a person."""
    column = cast(EncryptedTextField, Person._meta.get_field(name))
    widget = forms.Textarea(attrs={"rows": lines}) if lines else forms.TextInput()
    return column.formfield(widget=widget, **kwargs)


class PersonForm(VersionedForm):
    FIELDS = (
        "name",
        "pronouns",
        "department",
        "shift",
        "where",
        "languages",
        "likes",
        "supervisor",
        "came_on",
    )

    name = words("name")
    pronouns = words("pronouns")
    department: forms.ModelChoiceField = forms.ModelChoiceField(None, required=False, label=_("Department"))
    shift: forms.ModelChoiceField = forms.ModelChoiceField(None, required=False, label=_("Shift"))
    where = words("where")
    languages = words("languages")
    likes = words("likes", lines=3)
    supervisor = forms.BooleanField(label=_("Supervises others"), required=False)
    came_on = forms.DateField(label=_("Came"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("department", access.departments_of(member)),
            ("shift", access.shifts_of(member)),
        ):
            field = cast(forms.ModelChoiceField, self.fields[name])
            field.queryset = rows
            field.label_from_instance = lambda group: group.name  # type: ignore[assignment]

    def write(self, by) -> None:
        known = {name: self.cleaned_data[name] for name in self.FIELDS}
        if self.instance is None:
            self.instance = Person.add(by=by, **known)
        else:
            self.instance.change(by=by, version=self.cleaned_data["version"] or 0, **known)
