from django import forms

from conversations.models import TipChange
from organizer.forms import VersionedForm


class TipForm(VersionedForm):
    FIELDS = ("words",)

    words = TipChange._meta.get_field("words").formfield(required=True, widget=forms.Textarea(attrs={"rows": 4}))

    def write(self, by) -> None:
        self.instance.reword(by=by, version=self.cleaned_data["version"] or 1, words=self.cleaned_data["words"])
