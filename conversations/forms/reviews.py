"""A review: when, where, who is there; and what is said at its end."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from conversations.forms.checkins import ComingDay
from conversations.models import Action, Review
from organizer.forms import Form
from organizer.models import Membership
from relationships.forms.days import DayInput
from relationships.forms.people_picker import PeopleField
from relationships.forms.with_people import WithPeopleForm
from relationships.picking import ME

AHEAD = timedelta(days=730)


class MeetingDay(forms.DateField):
    """A day that was, or one that is planned; the form that knows the workplace says which day is today."""

    def __init__(self, **kwargs):
        super().__init__(widget=DayInput(), **kwargs)

    def around(self, today: date) -> None:
        self.today = today

    def clean(self, value) -> date | None:
        day = super().clean(value)
        if day and not date(1900, 1, 1) <= day <= self.today + AHEAD:
            raise ValidationError(_("Is the year right?"), code="far")
        return day


class ReviewForm(WithPeopleForm):
    FIELDS = ("on", "where")

    on = MeetingDay(label=_("Which day?"))
    where = Review._meta.get_field("where").formfield(label=_("Where?"))
    people = PeopleField(label=_("Who is there?"), least=0)

    field_order = ("on", "people", "where")

    def __init__(self, *args, member: Membership, instance: Review | None = None, offer=(), **kwargs):
        if instance is None:
            today = member.workplace.today()
            kwargs["initial"] = {"on": today, "people": [str(member.person_id or ME)], **kwargs.get("initial", {})}
        super().__init__(*args, member=member, instance=instance, offer=offer, me=True, **kwargs)
        cast(MeetingDay, self.fields["on"]).around(member.workplace.today())

    def people_of(self, row: Review) -> list:
        return row.people_ids

    @transaction.atomic
    def write(self, by: Membership) -> None:
        known: dict[str, Any] = {name: self.cleaned_data[name] for name in self.FIELDS}
        people = self.cleaned_data["people"].settle(by)
        if self.instance is None:
            self.instance = Review.prepare(by=by, people=people, **known)
        else:
            self.instance.change(by=by, version=self.cleaned_data["version"] or 0, people=people, **known)


class FinishForm(Form):
    """Nothing in it is needed: a review may simply end (method 2, 57)."""

    strengthened = forms.ChoiceField(
        label=_("Did this meeting strengthen our relationships?"),
        choices=Action.Answer.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    rework = Review._meta.get_field("rework").formfield(widget=forms.Textarea({"rows": 3}))
    next_on = ComingDay(label=_("When do we sit together again?"), required=False)

    def __init__(self, *args, review: Review, today: date, **kwargs):
        initial = {name: getattr(review, name) for name in ("strengthened", "rework", "next_on")}
        super().__init__(*args, initial=initial, **kwargs)
        self.review = review
        cast(ComingDay, self.fields["next_on"]).begin(min(review.on, today) + timedelta(days=1))

    def save(self, *, by: Membership) -> None:
        self.review.finish(by=by, **self.cleaned_data)
