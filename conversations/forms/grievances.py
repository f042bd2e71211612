"""What its readers think of a grievance, and how it stands on a day."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from conversations.models import Grievance, Step
from organizer.forms import Form, VersionedForm
from relationships.forms.days import PastDay
from relationships.models import SeenBy


class GrievanceForm(VersionedForm):
    """That it is shared cannot be said here: it is read from who voiced it (method 19)."""

    FIELDS = ("name", "scope")

    name = Grievance._meta.get_field("name").formfield(
        label=_("What is it, in a few plain words?"),
        help_text=_("Whoever may read one voice in it reads this too. Leave out names."),
    )
    scope = forms.ChoiceField(
        label=_("Whose is it, do you think?"), choices=Grievance.Scope.choices, widget=forms.RadioSelect
    )

    def write(self, by) -> None:
        known = {name: self.cleaned_data[name] for name in self.FIELDS}
        self.instance.amend(by=by, version=self.cleaned_data["version"] or 0, **known)

    def in_words(self, name: str, value) -> str:
        return str(dict(Grievance.Scope.choices).get(value, value or ""))


class StepForm(Form):
    how = forms.ChoiceField(
        label=_("How does it stand?"),
        choices=Step.How.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("How does it stand? Please choose one.")},
    )
    on = PastDay(label=_("On which day?"))
    seen_by = forms.ChoiceField(
        label=_("Who may know that you wrote this?"),
        choices=[(SeenBy.ME, _("Just me")), (SeenBy.CIRCLE, _("Whoever of our circle sees this"))],
        initial=SeenBy.ME,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        day = cast(PastDay, self.fields["on"])
        day.until(today)
        day.initial = today

    def save(self, grievance: Grievance, *, by) -> None:
        Step.add(by=by, grievance=grievance, **self.cleaned_data)
