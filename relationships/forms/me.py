from django import forms
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form
from organizer.models import Membership


class CalledForm(Form):
    """What the circle calls the one who asks. The person on the map keeps their own name."""

    called = Membership._meta.get_field("called").formfield(label=_("What shall we call you?"))

    def save(self, *, by: Membership) -> None:
        by.be_called(self.cleaned_data["called"], by=by)


class MyPersonForm(Form):
    """Which person on the map one is. Empty: none of them, a new one."""

    person = forms.UUIDField(label=_("Who I am"), required=False)
