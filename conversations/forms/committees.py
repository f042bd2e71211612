"""A committee is formed out of talks, by people who have talked (method 23)."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import get_text_list
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from conversations import roots
from conversations.forms.roots import RootsField
from conversations.forms.shared_with import GrievanceField, open_grievances
from conversations.models import Committee, Conversation
from conversations.models.committees import KnownBy
from organizer.forms import Form, VersionedForm
from organizer.models import Membership
from organizer.policies import may
from relationships.forms.days import PastDay
from relationships.forms.people_picker import PeopleField, preset
from relationships.picking import Chosen


def who_have_talked(member: Membership, chosen: Chosen, among: Iterable[UUID] = ()) -> None:
    """Raises ValidationError, in words, for somebody with whom none of them has talked yet."""
    names = [*chosen.new, *(person.name for person in roots.strangers(member, chosen.known, among))]
    if names:
        who = get_text_list(sorted(names), _now("and"))
        words = _("As far as you know, none of them has talked with %(who)s yet. A committee grows out of talks.")
        raise ValidationError(words % {"who": who}, code="strangers")


class CommitteeForm(VersionedForm):
    """Its name, what it came together around, who may know of it."""

    FIELDS: tuple[str, ...] = ("name", "around", "known_by")

    name = Committee._meta.get_field("name").formfield(
        label=_("What do you call it?"), widget=forms.TextInput(), help_text=_("The fan committee, the Thursday five.")
    )
    around = Committee._meta.get_field("around").formfield(
        label=_("What did you come together around?"), widget=forms.Textarea({"rows": 3})
    )
    grievance = GrievanceField(label=_("Or is it around something that was voiced?"))
    known_by = forms.ChoiceField(
        label=_("Who may know that it exists?"),
        choices=KnownBy.choices,
        initial=KnownBy.CIRCLE,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, member: Membership, instance: Committee | None = None, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        self.member = member
        open_grievances(self, member, instance)
        if instance is not None and not may(member, "open a committee", instance):
            del self.fields["known_by"]

    def in_words(self, name: str, value) -> str:
        return str(dict(KnownBy.choices).get(value, value)) if name == "known_by" else super().in_words(name, value)

    def known(self) -> dict[str, Any]:
        names = (*self.FIELDS, "grievance")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}

    def write(self, by: Membership) -> None:
        known = self.known()
        self.instance.change(by=by, version=self.cleaned_data["version"] or 0, **known)


class NewCommitteeForm(CommitteeForm):
    people = PeopleField(label=_("Who is in it?"), least=2)
    talks = RootsField(label=_("Which talks did it grow out of?"), required=True)
    began_on = PastDay(label=_("Since when?"))

    field_order = ("people", "talks", "name", "around", "grievance", "began_on", "known_by")

    def __init__(
        self, *args, member: Membership, after: Conversation | None = None, asked: Iterable[str] = (), **kwargs
    ):
        people = list(after.activity.people_ids) if after else []
        initial: dict[str, Any] = {
            "people": [str(pk) for pk in people] or preset(member, list(asked)),
            "talks": [str(after.pk)] if after else [],
            "began_on": member.workplace.today(),
        }
        super().__init__(*args, member=member, initial=initial, **kwargs)
        offer = roots.earlier(member, people)
        met = dict.fromkeys(pk for talk in offer for pk in talk.activity.people_ids)
        cast(PeopleField, self.fields["people"]).open_for(member, offer=[*people, *met][:12], me=True)
        cast(RootsField, self.fields["talks"]).open_for(member, offer)
        cast(PastDay, self.fields["began_on"]).until(member.workplace.today())

    def clean_people(self):
        who_have_talked(self.member, self.cleaned_data["people"])
        return self.cleaned_data["people"]

    @transaction.atomic
    def write(self, by: Membership) -> None:
        known = self.known() | {name: self.cleaned_data[name] for name in ("began_on", "talks")}
        self.instance = Committee.form(by=by, people=self.cleaned_data["people"].settle(by), **known)


class JoiningForm(Form):
    """Who came into a committee, later on."""

    people = PeopleField(label=_("Who has joined?"))

    def __init__(self, *args, member: Membership, committee: Committee, **kwargs):
        self.member, self.committee = member, committee
        super().__init__(*args, **kwargs)
        cast(PeopleField, self.fields["people"]).open_for(member)

    def clean_people(self):
        who_have_talked(self.member, self.cleaned_data["people"], self.committee.people_ids)
        return self.cleaned_data["people"]

    @transaction.atomic
    def save(self, *, by: Membership) -> None:
        people = self.cleaned_data["people"].settle(by)
        self.committee.seat(people, by=by, on=by.workplace.today())
