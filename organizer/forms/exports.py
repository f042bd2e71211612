"""Asking for data to take out."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from organizer.exports import Form as Kind
from organizer.forms.base import Form
from organizer.models import Export, Membership


class ExportForm(Form):
    reason = Export._meta.get_field("reason").formfield(
        label=_("What is it for?"), help_text=_("It is written down with your name, the level and the day.")
    )
    passphrase = Export._meta.get_field("passphrase").formfield(
        label=_("A passphrase"),
        min_length=16,
        help_text=_(
            "Then the file opens with it alone (7-Zip, Keka and others ask for it); nobody can help who lost it."
            " Five words or more, told by mouth, not by mail."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}),
    )

    def __init__(self, *args, kind: Kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        if not kind.about:
            self.fields["reason"].help_text = _(
                "It is written down with your name, the file and the day, for the admins to read."
            )

    def ask(self, *, by: Membership, session: str, about: UUID | None = None) -> Export:
        known = {"about": str(about or ""), **self.cleaned_data}
        return Export.ask(by=by, session=session, form=self.kind.name, level=self.kind.level, **known)
