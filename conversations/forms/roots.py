"""Choosing earlier conversations that something grew out of."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from conversations import access, roots
from conversations.models import Conversation, Growth
from organizer.forms import Form
from organizer.models import Membership
from relationships.forms.people_picker import as_id


class RootsField(forms.MultipleChoiceField):
    """`cleaned_data` holds conversations. Any that the member may read is taken, also one that is offered no more."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": _("Choose at least one talk that it came out of."),
        "not_there": _("One of these talks is no longer here to be chosen. Please look at them once more."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def open_for(self, member: Membership, offer: Iterable[Conversation]) -> None:
        self.member = member
        self.choices = lambda: [(str(talk.pk), roots.in_short(talk, member)) for talk in offer]

    def clean(self, value) -> list[Conversation]:
        ids = {pk for one in self.to_python(value) if (pk := as_id(one))}
        if self.required and not ids:
            raise ValidationError(self.error_messages["required"], code="required")
        found = list(access.conversations_of(self.member).filter(pk__in=ids)) if ids else []
        if len(found) < len(set(value or ())):
            raise ValidationError(self.error_messages["not_there"], code="not_there")
        return found


class RootsForm(Form):
    """What a conversation grew out of, on its own page."""

    roots = RootsField(label=_("Which earlier talks did it grow out of?"))

    def __init__(self, *args, member: Membership, talk: Conversation, now: Iterable[UUID], **kwargs):
        self.talk = talk
        chosen = list(now)
        super().__init__(*args, initial={"roots": [str(pk) for pk in chosen]}, **kwargs)
        self.fields["roots"].open_for(member, roots.for_talk(member, talk, chosen))  # type: ignore[attr-defined]

    def save(self, *, by: Membership) -> None:
        Growth.root(self.talk, self.cleaned_data["roots"], by=by)
