from django import forms
from django.utils.translation import gettext_lazy as _

from conversations.models import AskCheckIn
from organizer.forms import Form


class AskCheckInForm(Form):
    """Whose wish it is, and what would make it easy to say no (method 53)."""

    wish = forms.ChoiceField(
        label=_("Was it what you wanted?"), choices=AskCheckIn.Wish.choices, widget=forms.RadioSelect
    )
    easy_no = AskCheckIn._meta.get_field("easy_no").formfield(widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args, member, ask, **kwargs):
        super().__init__(*args, **kwargs)
        self.member, self.ask = member, ask
        if not ask.has_part(member, "asked"):
            self.fields["wish"].label = _("Was it what they wanted? What they say, in the words closest to it")
            self.fields["easy_no"].label = _("What would make it easy for them to say no?")

    def save(self, *, by) -> None:
        AskCheckIn.add(by=by, ask=self.ask, on=by.workplace.today(), **self.cleaned_data)


class AnswerForm(Form):
    yes = forms.ChoiceField(label=_("What did they say?"), choices=[("yes", _("Yes")), ("no", _("No"))])
