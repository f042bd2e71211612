from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form
from organizer.models import Membership
from relationships import access
from relationships.models import Person


class CalledForm(Form):
    """What the circle calls the one who asks. The person on the map keeps their own name."""

    called = Membership._meta.get_field("called").formfield(label=_("What shall we call you?"))

    def save(self, *, by: Membership) -> None:
        by.be_called(self.cleaned_data["called"], by=by)


class MyPersonForm(Form):
    """Which person on the map one is. Empty: none of them, a new one. Nobody of the circle supervises others (method
    45)."""

    person = forms.UUIDField(label=_("Who I am"), required=False)

    def __init__(self, *args, member: Membership, **kwargs):
        super().__init__(*args, **kwargs)
        self.member = member

    def clean_person(self) -> Person | None:
        chosen = self.cleaned_data["person"]
        person = access.person_for(self.member, chosen) if chosen else None
        if person and person.supervisor:
            raise ValidationError(_("They supervise others, it says here. If that is wrong, change it on their page."))
        return person
