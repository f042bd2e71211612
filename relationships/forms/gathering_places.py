"""Gathering places, and saying in one tap that people met there."""

from datetime import date, timedelta

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form
from relationships.forms.people_picker import PeopleField
from relationships.forms.with_people import WithPeopleForm
from relationships.models import GatheringPlace
from relationships.models.gathering import TooFew


class GatheringPlaceForm(WithPeopleForm):
    FIELDS = ("name", "where")

    name = GatheringPlace._meta.get_field("name").formfield(
        label=_("What do you call it?"), help_text=_("The corner table, the smoke break, Tom's car.")
    )
    people = PeopleField(label=_("Who is usually there?"), least=2)
    where = GatheringPlace._meta.get_field("where").formfield(
        widget=forms.TextInput(), help_text=_("“By the window, Tuesdays at noon”, for example.")
    )

    def people_of(self, row: GatheringPlace) -> list:
        return row.people_ids

    @transaction.atomic
    def write(self, by) -> None:
        known = {name: self.cleaned_data[name] for name in self.FIELDS}
        people = self.cleaned_data["people"].settle(by)
        if self.instance is None:
            self.instance = GatheringPlace.add(by=by, people=people, **known)
        else:
            self.instance.change(by=by, version=self.cleaned_data["version"] or 0, people=people, **known)


class MeetingForm(Form):
    """The three days one confirms with a tap."""

    DAYS = {"today": 0, "yesterday": 1, "last-week": 7}

    day = forms.ChoiceField(
        label=_("Which day?"),
        choices=[("today", _("Today")), ("yesterday", _("Yesterday")), ("last-week", _("A week ago"))],
        error_messages={"required": _("Choose a day."), "invalid_choice": _("Choose one of the three days.")},
    )

    def save(self, place: GatheringPlace, *, by) -> bool:
        on: date = by.workplace.today() - timedelta(days=self.DAYS[self.cleaned_data["day"]])
        try:
            place.confirm(by=by, on=on)
        except TooFew:
            self.add_error(None, _("Fewer than two of its usual people work here now. Say who goes there these days."))
            return False
        return True
