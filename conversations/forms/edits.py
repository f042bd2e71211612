"""What is written down in a meeting with one tap: some people, and a button that says what."""

from typing import cast

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from conversations.models import Review
from conversations.reviewing import done, edits
from organizer.forms import Form
from organizer.models import Membership
from relationships import access
from relationships.forms.days import PastDay
from relationships.forms.people_picker import PeopleField
from relationships.models import Activity

OVER = _("This meeting is over. Take it up again first; what you chose is still here.")
ONE = _("One person at a time, please.")
KINDS = ("lunch", "coffee", "walk", "break", "talk")  # what one says most often; the rest has its own page


class EditForm(Form):
    """The panel of the presenter's page, and of every one-tap form: all of them post these fields. `told`: that one of
    them says so, which it is set to if one of them sits in the meeting."""

    people = PeopleField(label=_("Whom is it about?"))
    on = PastDay(label=_("Which day?"), required=False)
    told = forms.BooleanField(label=_("One of them told us"), required=False)

    def __init__(self, *args, member: Membership, review: Review, offer=(), **kwargs):
        self.member, self.review = member, review
        initial = {"on": member.workplace.today(), "told": True, **kwargs.pop("initial", {})}
        super().__init__(*args, initial=initial, **kwargs)
        cast(PastDay, self.fields["on"]).until(member.workplace.today())
        cast(PeopleField, self.fields["people"]).open_for(member, offer=offer)

    def clean(self):
        if self.review.finished:
            self.add_error(None, OVER)
        self.cleaned_data["on"] = self.cleaned_data.get("on") or self.member.workplace.today()

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(kind, str(Activity.Kind(kind).label)) for kind in KINDS]

    @property
    def shifts(self) -> list:
        return list(access.shifts_of(self.member))

    @transaction.atomic
    def save(self, *, by: Membership) -> str:
        """What was done, as `reviewing.done` says it."""
        return self.write(self.cleaned_data["people"].settle(by), by)

    def write(self, people: list, by: Membership) -> str:
        raise TypeError("an edit says what it writes")


class MetForm(EditForm):
    people = PeopleField(label=_("Whom is it about?"), least=2)
    kind = forms.ChoiceField(label=_("What was it?"), choices=[(kind, kind) for kind in KINDS])

    def write(self, people, by) -> str:
        known = {name: self.cleaned_data[name] for name in ("kind", "on", "told")}
        activity = edits.met(people, **known, review=self.review, by=by)
        return done.word("met", activity.pk) if activity else done.KNOWN


class OfOneForm(EditForm):
    def clean(self):
        super().clean()
        if len(self.cleaned_data.get("people") or ()) > 1:
            self.add_error("people", ONE)


class MovedForm(OfOneForm):
    shift: forms.ModelChoiceField = forms.ModelChoiceField(None, label=_("Which shift?"))

    def __init__(self, *args, member: Membership, **kwargs):
        super().__init__(*args, member=member, **kwargs)
        cast(forms.ModelChoiceField, self.fields["shift"]).queryset = access.shifts_of(member)

    def write(self, people, by) -> str:
        [person], shift = people, self.cleaned_data["shift"]
        was = person.shift_id or done.NONE
        changed = edits.moved(person, shift, by=by)
        return done.word("moved", person.pk, was, shift.pk) if changed else done.KNOWN


class LeftForm(OfOneForm):
    def write(self, people, by) -> str:
        [person] = people
        if person.left_on:
            return done.KNOWN
        person.leave(by=by, on=self.cleaned_data["on"])
        return done.word("left", person.pk)


class SeesForm(OfOneForm):
    def write(self, people, by) -> str:
        [person] = people
        made = edits.sees(person, review=self.review, by=by)
        return done.word("sees", person.pk, done.MADE if made else "there")
