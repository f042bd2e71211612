from django import forms
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form


class WithdrawalForm(Form):
    keep = forms.ChoiceField(
        label=_("Should it stay known that you met?"),
        choices=[("yes", _("Keep that we met")), ("no", _("Take back everything"))],
        error_messages={"required": _("Should it stay known that you met? Please choose one.")},
    )
