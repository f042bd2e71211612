"""Choosing the committee with whose people words are shared (S8)."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from conversations import access
from conversations.models import Committee
from conversations.models.readers import WordsSeenBy
from organizer.models import Membership

MOST = 50  # grievances to choose from, the last talked about first


class OneOfThese(forms.ChoiceField):
    """`cleaned_data` holds a row with a `name`, or None. The rows come through a door."""

    widget = forms.RadioSelect
    default_error_messages = {"not_there": _("This one is no longer here to be chosen.")}

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def choose_from(self, rows: Iterable[Any], now: Any = None) -> None:
        """`now`: what is chosen already, also if it would not be offered."""
        self.known = {str(one.pk): one for one in [*rows, *([now] if now else [])]}
        self.choices = [("", _("None")), *((pk, one.name) for pk, one in self.known.items())] if self.known else []

    def valid_value(self, value) -> bool:
        return True

    def clean(self, value) -> Any:
        if not value:
            return None
        if str(value) not in self.known:
            raise ValidationError(self.error_messages["not_there"], code="not_there")
        return self.known[str(value)]


class CommitteeField(OneOfThese):
    """A committee the member may know of. Costs one query."""

    def open_for(self, member: Membership, now: Committee | None = None) -> None:
        """Those that go on; and the one the words are shared with `now`, though it may have ended."""
        self.choose_from(access.committees_to_choose(member), now)


def open_committees(form: forms.Form, member: Membership, now: Committee | None = None) -> None:
    """Opens the form's field `committee`. Where there is none to choose, nothing of it is offered."""
    field = cast(CommitteeField, form.fields["committee"])
    field.open_for(member, now)
    if not field.known:
        del form.fields["committee"]
        choices = [choice for choice in WordsSeenBy.choices if choice[0] != WordsSeenBy.COMMITTEE]
        cast(forms.ChoiceField, form.fields["words_seen_by"]).choices = choices


class GrievanceField(OneOfThese):
    """A grievance the member may see."""

    def open_for(self, member: Membership) -> None:
        self.choose_from(access.grievances_to_join(member)[:MOST])


def open_grievances(form: forms.Form, member: Membership, row: Any = None) -> None:
    """Opens the form's field `grievance`. It goes where there is none to choose, and where what is chosen is hidden
    from the one who asks: it stays as it is then, and says nothing."""
    field = cast(GrievanceField, form.fields["grievance"])
    field.open_for(member)
    chosen = str(getattr(row, "grievance_id", None) or "")
    if not field.known or (chosen and chosen not in field.known):
        del form.fields["grievance"]
    else:
        form.initial["grievance"] = chosen
