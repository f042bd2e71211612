"""Help from one to another: between two people on a day, or among those who were at an activity (method 13)."""

from typing import cast

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form
from relationships import access, directory
from relationships.forms.days import PastDay
from relationships.forms.people_picker import PeopleField, as_id
from relationships.models import Activity, Giving
from relationships.models.base import Basis, SeenBy
from relationships.picking import Chosen

ONE_FROM_ANOTHER = _("Help goes from one to another: name two people.")
TOLD = [(Basis.TOLD, Basis.TOLD.label), (Basis.HEARSAY, Basis.HEARSAY.label)]


def what() -> forms.Field:
    return Giving._meta.get_field("what").formfield(
        label=_("With what?"), widget=forms.TextInput(), help_text=_("A shift covered, a ride, a loan until Friday.")
    )


class GivingForm(Form):
    """Between two people, on a day."""

    giver = PeopleField(label=_("Who helped?"))
    receiver = PeopleField(label=_("Whom?"))
    on = PastDay(label=_("Which day?"))
    what = what()
    basis = forms.ChoiceField(
        label=_("If you were not there: how do you know?"),
        required=False,
        choices=[("", _("I was there")), *TOLD],
        widget=forms.RadioSelect,
    )
    seen_by = forms.ChoiceField(
        label=_("Who may know of it?"), choices=SeenBy.choices, initial=SeenBy.CIRCLE, widget=forms.RadioSelect
    )

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, initial={"on": member.workplace.today()}, **kwargs)
        cast(PastDay, self.fields["on"]).until(member.workplace.today())
        for name in ("giver", "receiver"):
            cast(PeopleField, self.fields[name]).open_for(member, me=True)

    def clean(self):
        for name in ("giver", "receiver"):
            chosen = self.cleaned_data.get(name)
            if chosen is not None and len(chosen) > 1:
                self.add_error(name, _("One person at a time, please. You can write down the next one after this."))
        giver, receiver = (self.cleaned_data.get(name) for name in ("giver", "receiver"))
        if giver is not None and giver == receiver:
            self.add_error("receiver", ONE_FROM_ANOTHER)

    @transaction.atomic
    def save(self, *, by) -> Giving:
        known = self.cleaned_data
        giver, receiver = (self._one(known[name], by) for name in ("giver", "receiver"))
        mine = by.person_id in (giver.pk, receiver.pk)
        return Giving.add(
            by=by,
            giver=giver,
            receiver=receiver,
            on=known["on"],
            what=known["what"],
            basis=Basis.THERE if mine else known["basis"] or Basis.THERE,
            seen_by=known["seen_by"],
        )

    def _one(self, chosen: Chosen, by):
        [person] = chosen.settle(by)
        return person


class GivingAtForm(Form):
    """Among those who were at an activity: its day, and seen by no more than know of it."""

    giver = forms.ChoiceField(label=_("Who helped?"))
    receiver = forms.ChoiceField(label=_("Whom?"))
    what = what()
    basis = forms.ChoiceField(label=_("How do you know?"), choices=[("", "–"), *TOLD])

    def __init__(self, *args, activity: Activity, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.activity, self.member = activity, member
        names = directory.of(member.workplace)
        there = [(str(pk), names.name(pk)) for pk in activity.people_ids if pk in names.people]
        for name in ("giver", "receiver"):
            cast(forms.ChoiceField, self.fields[name]).choices = [("", "–"), *there]
        if member.person_id in activity.people_ids or activity.written_by == member.pen_name:
            del self.fields["basis"]

    def clean(self):
        known = self.cleaned_data
        if known.get("giver") and known["giver"] == known.get("receiver"):
            self.add_error("receiver", ONE_FROM_ANOTHER)

    def save(self, *, by) -> Giving:
        known = self.cleaned_data
        there = Basis.THERE if self.member.person_id in self.activity.people_ids else self.activity.basis
        giver, receiver = access.people_for(by, [as_id(known["giver"]), as_id(known["receiver"])])
        return Giving.add(
            by=by,
            giver=giver,
            receiver=receiver,
            on=self.activity.on,
            what=known["what"],
            activity=self.activity,
            basis=known.get("basis") or there,
            seen_by=self.activity.seen_by,
        )
