from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form
from relationships import directory
from relationships.models import Giving


class HelpForm(Form):
    """Who helped whom, among those who were there."""

    giver = forms.ChoiceField(label=_("Who helped?"))
    receiver = forms.ChoiceField(label=_("Whom?"))
    what = Giving._meta.get_field("what").formfield()

    def __init__(self, *args, conversation, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.conversation = conversation
        names = directory.of(member.workplace)
        self.there = {str(pk): names.name(pk) for pk in conversation.activity.people_ids if pk in names.people}
        for name in ("giver", "receiver"):
            cast(forms.ChoiceField, self.fields[name]).choices = [("", "–"), *self.there.items()]

    def clean(self):
        known = super().clean() or self.cleaned_data
        if known.get("giver") and known.get("giver") == known.get("receiver"):
            self.add_error("receiver", _("Help goes from one to another: choose two people."))
        return known

    def save(self, *, by, people: dict) -> Giving:
        activity = self.conversation.activity
        return Giving.add(
            by=by,
            giver=people[self.cleaned_data["giver"]],
            receiver=people[self.cleaned_data["receiver"]],
            what=self.cleaned_data["what"],
            on=activity.on,
            activity=activity,
            basis=activity.basis,
            seen_by=activity.seen_by,
        )
