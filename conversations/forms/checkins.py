"""Putting off and "not now": small forms, nothing in them is needed but what they are for."""

from datetime import date, timedelta
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from conversations.models import CheckIn, NotNow
from conversations.models.not_now import FOR_GOOD
from organizer.forms import Form
from relationships.forms.days import DayInput


class ComingDay(forms.DateField):
    """A day from `first` on; the form that knows the workplace says which that is."""

    def __init__(self, **kwargs):
        super().__init__(widget=DayInput(), **kwargs)

    def begin(self, first: date) -> None:
        self.first = first
        self.widget.attrs["min"] = first.isoformat()

    def clean(self, value) -> date | None:
        day = super().clean(value)
        if day and not self.first <= day < self.first + timedelta(days=3660):
            raise ValidationError(_("Choose a day that is still to come."), code="past")
        return day


class PutOffForm(Form):
    to = ComingDay(label=_("Until which day?"))

    def __init__(self, *args, check_in: CheckIn, **kwargs):
        super().__init__(*args, **kwargs)
        self.check_in = check_in
        cast(ComingDay, self.fields["to"]).begin(check_in.workplace.today() + timedelta(days=1))

    def save(self, *, by) -> None:
        self.check_in.put_off(by=by, to=self.cleaned_data["to"])


class NotNowForm(Form):
    HOW_LONG = {"week": 7, "month": 30, "season": 91}

    stay = forms.ChoiceField(
        label=_("For how long?"),
        choices=[
            ("week", _("A week")),
            ("month", _("A month")),
            ("season", _("Three months")),
            ("always", _("For good")),
        ],
    )

    def save(self, *, by, people: list) -> None:
        days = self.HOW_LONG.get(self.cleaned_data["stay"])
        NotNow.say(by=by, people=people, until=by.workplace.today() + timedelta(days=days) if days else FOR_GOOD)
