from django import forms
from django.utils.translation import gettext_lazy as _

from conversations.models import JournalPage
from organizer.forms import VersionedForm


class JournalForm(VersionedForm):
    """One page. `between`: the two people whose tie it is about, if it is about one."""

    FIELDS = ("words",)

    words = JournalPage._meta.get_field("words").formfield(widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args, between=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.between = between
        if between:
            self.fields["words"].label = _("How are you with this tie?")

    def write(self, by) -> None:
        words = self.cleaned_data["words"]
        if self.instance is None:
            self.instance = JournalPage.write(by=by, words=words, between=self.between)
        else:
            self.instance.change(version=self.cleaned_data["version"] or 0, words=words)
