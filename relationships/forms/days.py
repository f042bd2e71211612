"""A day that has happened: never after today where the workplace is."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class PastDay(forms.DateField):
    """`until(today)` is called by the form that knows the workplace."""

    default_error_messages = {
        "future": _("That day has not come yet."),
        "ancient": _("That is a very long time ago. Is the year right?"),
    }

    def __init__(self, **kwargs):
        super().__init__(widget=DayInput(), **kwargs)

    def until(self, today: date) -> None:
        self.today = today
        self.widget.attrs["max"] = today.isoformat()

    def clean(self, value) -> date | None:
        day = super().clean(value)
        if day and day > self.today:
            raise ValidationError(self.error_messages["future"], code="future")
        if day and day.year < 1900:
            raise ValidationError(self.error_messages["ancient"], code="ancient")
        return day
