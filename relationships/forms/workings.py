"""How a department works, and which other it cannot work without."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from organizer.forms import VersionedForm
from relationships import access
from relationships.models import Department, Dependency, WorkNote


class WorkNoteForm(VersionedForm):
    FIELDS = ("about", "words")

    about = forms.ChoiceField(
        label=_("What is it about?"),
        choices=WorkNote.About.choices,
        initial=WorkNote.About.PROCESS,
        widget=forms.RadioSelect,
    )
    words = WorkNote._meta.get_field("words").formfield(
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("About the place, not about anybody. Our circle can read it and mend it."),
    )

    def __init__(self, *args, department: Department, **kwargs):
        super().__init__(*args, **kwargs)
        self.department = department

    def in_words(self, name: str, value) -> str:
        return str(dict(WorkNote.About.choices).get(value, value or ""))

    def write(self, by) -> None:
        words = {name: self.cleaned_data[name] for name in self.FIELDS}
        if self.instance is None:
            self.instance = WorkNote.add(by=by, department=self.department, **words)
        else:
            self.instance.change(by=by, version=self.cleaned_data["version"] or 0, **words)


class DependencyForm(VersionedForm):
    """`needs` is asked only when it is new."""

    FIELDS = ("how",)

    needs: forms.ModelChoiceField = forms.ModelChoiceField(None, label=_("Which department can it not work without?"))
    how = Dependency._meta.get_field("how").formfield(
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("What comes from there, and what happens when it stops.")
    )

    def __init__(self, *args, member, department: Department, **kwargs):
        super().__init__(*args, **kwargs)
        self.department = department
        needs = cast(forms.ModelChoiceField, self.fields["needs"])
        needs.queryset = access.departments_of(member).exclude(pk=department.pk)
        needs.label_from_instance = lambda row: row.name  # type: ignore[assignment]
        if self.instance is not None:
            del self.fields["needs"]

    def write(self, by) -> None:
        how = self.cleaned_data["how"]
        if self.instance is None:
            self.instance = Dependency.add(by=by, department=self.department, needs=self.cleaned_data["needs"], how=how)
        else:
            self.instance.change(by=by, version=self.cleaned_data["version"] or 0, how=how)
