"""How long a workplace keeps things, with a look at what that would take away before it is switched on (S28)."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organizer.forms.base import VersionedForm
from organizer.models import Membership
from relationships import retention
from relationships.access import activities_of, people_of

PEOPLE = [
    ("", _("As long as you keep this book")),
    (3, _("Three months after they left")),
    (6, _("Half a year after they left")),
    (12, _("A year after they left")),
    (24, _("Two years after they left")),
]
TIME = [
    ("", _("As long as you keep this book")),
    (24, _("Two years")),
    (36, _("Three years")),
    (60, _("Five years")),
    (120, _("Ten years")),
]


def months(choices: list, label) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        choices=choices, coerce=int, empty_value=None, required=False, label=label, widget=forms.RadioSelect
    )


class KeepingForm(VersionedForm):
    FIELDS = ("people_kept", "time_kept")

    people_kept = months(PEOPLE, _("People who left"))
    time_kept = months(TIME, _("Time together, help and what was said of ties"))

    def __init__(self, *args, member: Membership, **kwargs):
        super().__init__(*args, instance=member.workplace, **kwargs)
        self.member = member

    @property
    def chosen(self) -> str:
        """What was looked at before: another choice is looked at anew."""
        return "-".join(str(self.cleaned_data[name] or 0) for name in self.FIELDS)

    @property
    def is_sure(self) -> bool:
        """They have seen what goes, or nothing more goes than before."""
        pairs = [(self.cleaned_data[name], getattr(self.instance, name)) for name in self.FIELDS]
        no_more = all(new is None or (old is not None and new >= old) for new, old in pairs)
        return no_more or self.data.get("sure") == self.chosen

    @property
    def people_from(self) -> date | None:
        return retention.first_day(self.instance.today(), self.cleaned_data["people_kept"])

    @property
    def time_from(self) -> date | None:
        return retention.first_day(self.instance.today(), self.cleaned_data["time_kept"])

    @property
    def people(self) -> int:
        """How many would go at once."""
        return people_of(self.member).filter(left_on__lt=self.people_from).count() if self.people_from else 0

    @property
    def times(self) -> int:
        """Of those that the member may know of (S9)."""
        return activities_of(self.member).filter(on__lt=self.time_from).count() if self.time_from else 0

    def in_words(self, name: str, value) -> str:
        choices: dict[Any, Any] = dict(PEOPLE if name == "people_kept" else TIME)
        return str(choices.get(value or "", value))

    def write(self, by) -> None:
        known = {name: self.cleaned_data[name] for name in self.FIELDS}
        self.instance.keep_for(by=by, version=self.cleaned_data["version"] or 0, **known)
