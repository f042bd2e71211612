"""The passphrase of an archive that is closed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form


class PassphraseForm(Form):
    passphrase = forms.CharField(
        label=_("Its passphrase"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("We open it once and do not keep it."),
    )
