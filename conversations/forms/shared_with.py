"""Choosing the committee with whose people words are shared (S8)."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from conversations import access
from conversations.models import Committee
from organizer.models import Membership


class CommitteeField(forms.ChoiceField):
    """`cleaned_data` holds a committee the member may know of, or None. Costs one query."""

    widget = forms.RadioSelect
    default_error_messages = {"not_there": _("This committee is no longer here to be chosen.")}

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def open_for(self, member: Membership, now: Committee | None = None) -> None:
        """Those that go on; and the one the words are shared with `now`, though it may have ended."""
        self.choose_from(access.committees_of(member).going().prefetch_related(None), now)

    def choose_from(self, going: Iterable[Committee], now: Committee | None = None) -> None:
        self.known = {str(one.pk): one for one in [*going, *([now] if now else [])]}
        self.choices = [("", _("None")), *((pk, one.name) for pk, one in self.known.items())] if self.known else []

    def valid_value(self, value) -> bool:
        return True

    def clean(self, value) -> Committee | None:
        if not value:
            return None
        if str(value) not in self.known:
            raise ValidationError(self.error_messages["not_there"], code="not_there")
        return self.known[str(value)]
