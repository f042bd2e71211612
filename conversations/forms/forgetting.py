from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from organizer import erasure
from organizer.forms import Form
from relationships import forgetting
from relationships.models import Person


class ForgettingForm(Form):
    """Which of their names are struck out of other words. Nothing else is asked: why is theirs to know."""

    struck = forms.MultipleChoiceField(
        label=_("Strike their name out of other notes"),
        help_text=_(
            "In notes about something else, also where only the writer reads them. Untick a name that is an ordinary "
            "word as well, or somebody else's."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, person: Person, **kwargs):
        names = forgetting.own_names(person)
        kwargs["initial"] = {"struck": [key for key, only_theirs in names.items() if only_theirs]}
        super().__init__(*args, **kwargs)
        said = {key: " ".join(erasure.called(person, key)) for key in names}
        cast(forms.MultipleChoiceField, self.fields["struck"]).choices = list(said.items())

    @property
    def names(self) -> str:
        """One of `erasure.NAMES`."""
        return " ".join(key for key in (erasure.A_NAME, erasure.FIRST) if key in self.cleaned_data["struck"])
