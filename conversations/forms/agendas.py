"""What stands on an agenda, and what was decided."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from conversations.models import AgendaItem, Decision, Review
from conversations.reviewing.taking import would_like_to_see
from organizer.access import circle_of
from organizer.forms import Form, VersionedForm
from organizer.models import Membership
from relationships import directory
from relationships.access import person_for
from relationships.forms.people_picker import PeopleField


class NewItemForm(Form):
    words = AgendaItem._meta.get_field("words").formfield(label=_("Something of your own"), required=True)

    def save(self, *, by: Membership, review: Review) -> AgendaItem:
        return AgendaItem.add(review, by=by, words=self.cleaned_data["words"])


class ItemForm(VersionedForm):
    """`words`: what it is called; without, what its kind is called."""

    FIELDS = ("words", "noted")

    words = AgendaItem._meta.get_field("words").formfield(label=_("What do you call it?"))
    noted = AgendaItem._meta.get_field("noted").formfield(
        widget=forms.Textarea({"rows": 5}),
        help_text=_(
            "All of your circle read this, and it stands in the minutes. Nothing that somebody told you alone."
        ),
    )

    def __init__(self, *args, instance: AgendaItem, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        if instance.kind == AgendaItem.Kind.OWN:
            self.fields["words"].required = True
        else:
            self.fields["words"].widget.attrs["placeholder"] = instance.Kind(instance.kind).label

    def write(self, by: Membership) -> None:
        words = {name: self.cleaned_data[name] for name in self.FIELDS}
        self.instance.change(by=by, version=self.cleaned_data["version"] or 0, **words)


class DecisionForm(VersionedForm):
    """In words, and who takes it on: one of those who are there, or nobody in particular."""

    FIELDS = ("words", "taken_by")

    words = Decision._meta.get_field("words").formfield(widget=forms.Textarea({"rows": 2}))
    taken_by = forms.ChoiceField(label=_("Who takes it on?"), required=False)

    def __init__(self, *args, member: Membership, review: Review, instance: Decision | None = None, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        self.member, self.review = member, review
        names = directory.of(member.workplace)
        ours = [one.person_id for one in circle_of(member).circle()]
        known = [*review.people_ids, *ours, instance and instance.taken_by_id]
        people = [pk for pk in dict.fromkeys(known) if pk in names.people]
        self.choices = [("", _("All of us")), *((str(pk), names.name(pk)) for pk in people)]
        self.fields["taken_by"].choices = self.choices  # type: ignore[attr-defined]

    def in_words(self, name: str, value) -> str:
        return str(dict(self.choices).get(value, value)) if name == "taken_by" else super().in_words(name, value)

    def write(self, by: Membership) -> None:
        chosen = self.cleaned_data["taken_by"]
        known: dict[str, Any] = {
            "words": self.cleaned_data["words"],
            "taken_by": person_for(by, UUID(chosen)) if chosen else None,
        }
        if self.instance is None:
            self.instance = Decision.add(self.review, by=by, **known)
        else:
            self.instance.change(by=by, version=self.cleaned_data["version"] or 0, **known)


class SeeingForm(Form):
    """Whom a member would like to see, said in the meeting. All of the circle know of it."""

    people = PeopleField(label=_("Whom would you like to see?"))

    def __init__(self, *args, member: Membership, offer: Iterable[UUID] = (), **kwargs):
        super().__init__(*args, **kwargs)
        cast(PeopleField, self.fields["people"]).open_for(member, offer=offer)

    @transaction.atomic
    def save(self, *, by: Membership, review: Review) -> None:
        would_like_to_see(self.cleaned_data["people"].settle(by), review=review, by=by)
