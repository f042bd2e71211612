"""How Kith reaches a member: a digest by mail at their own hour, and hours in which nothing comes."""

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from organizer import timezones
from organizer.forms.base import VersionedForm
from organizer.models import Reach


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M")


def zones() -> list:
    return [("", _("As the workplace has it")), *timezones.choices()]


class ReachForm(VersionedForm):
    FIELDS = ("digest", "at", "weekday", "quiet_from", "quiet_until", "time_zone")

    digest = forms.ChoiceField(label=_("A mail now and then?"), choices=Reach.Digest.choices, widget=forms.RadioSelect)
    at = forms.TimeField(label=_("At what time?"), widget=TimeInput())
    weekday = forms.TypedChoiceField(label=_("Weekly on"), choices=WEEKDAYS.items(), coerce=int)
    quiet_from = forms.TimeField(label=_("Quiet from"), required=False, widget=TimeInput())
    quiet_until = forms.TimeField(label=_("Quiet until"), required=False, widget=TimeInput())
    time_zone = forms.ChoiceField(label=_("Your time zone"), choices=zones, required=False)

    def clean(self):
        known = super().clean() or {}
        if bool(known.get("quiet_from")) != bool(known.get("quiet_until")) and not self.errors:
            missing = "quiet_until" if known.get("quiet_from") else "quiet_from"
            self.add_error(missing, _("Quiet hours need a beginning and an end."))
        return known

    def write(self, by) -> None:
        known = {name: self.cleaned_data[name] or None for name in ("quiet_from", "quiet_until")}
        known |= {name: self.cleaned_data[name] for name in ("digest", "at", "weekday", "time_zone")}
        self.instance.choose(by=by, version=self.cleaned_data["version"] or 0, **known)

    def in_words(self, name: str, value) -> str:
        if name == "digest":
            return str(Reach.Digest(value).label) if value else ""
        if name == "weekday":
            return str(WEEKDAYS.get(value, ""))
        if name == "time_zone":
            return str(value or zones()[0][1])
        return value.strftime("%H:%M") if value else "–"
