"""Logging a talk, with a place to say that something came up. It costs nothing where nothing did (methods 4 and 5)."""

from functools import cached_property
from typing import cast
from uuid import UUID

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from conversations.forms.talks import TalkForm
from conversations.forms.voicings import NOT_THERE, TAKEN_BACK, JoiningForm
from conversations.models import Voicing
from conversations.models.voicings import TakenBack
from organizer.models import Membership
from relationships import picking
from relationships.access import person_for
from relationships.picking import Chosen


class CameUpForm(JoiningForm):
    """A fold of the log form. Who said it is asked only if more than one other was there."""

    TELL = ("words", "came_up", "grievance", "name", "fears")  # any of these says that something came up

    person = forms.ChoiceField(
        label=_("Who said it?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": NOT_THERE},
    )
    field_order = ("words", "person", "whose", "came_up", "grievance", "name", "fears", "consent")

    PREFIX = "voiced"

    def __init__(self, data=None, *, member: Membership):
        """Of a note that says nothing here it is as if it had not been sent."""
        self.told = data is not None and self.tells(data)
        super().__init__(data if self.told else None, prefix=self.PREFIX, use_required_attribute=False)
        self.others: list[str] = []
        self.offer(member)

    @classmethod
    def tells(cls, data) -> bool:
        return any(data.get(f"{cls.PREFIX}-{name}", "").strip() for name in cls.TELL)

    def among(self, there: list[tuple[str, str]], others: list[str]) -> None:
        """Those of whom one said it, as (value, name); of one other alone nobody asks."""
        field = cast(forms.ChoiceField, self.fields["person"])
        field.choices, self.others = there, others

    def clean_person(self) -> str:
        chosen = self.cleaned_data["person"] or (self.others[0] if len(self.others) == 1 else "")
        if not chosen:
            raise forms.ValidationError(_("Who of them said it?"))
        return chosen

    def write(self, by: Membership, conversation) -> None:  # type: ignore[override]
        person = self._person(by, self.cleaned_data["person"], conversation)
        Voicing.add(by=by, conversation=conversation, person=person, **self.which(), **self.said())

    def _person(self, by: Membership, value: str, conversation):
        """Those who are new with this talk have an id only now."""
        if value.startswith(picking.NEW):
            there = [person_for(by, pk) for pk in conversation.activity.people_ids]
            return next(person for person in there if person.name == value.removeprefix(picking.NEW))
        return person_for(by, UUID(str(by.person_id) if value == picking.ME else value))


class LogForm(TalkForm):
    @cached_property
    def came_up(self) -> CameUpForm:
        """Made when it is shown, or when something came up."""
        return CameUpForm(self.data if self.is_bound else None, member=self.member)

    @property
    def told(self) -> bool:
        return self.is_bound and CameUpForm.tells(self.data)

    def clean(self):
        known = super().clean() or self.cleaned_data
        if self.told and "people" in known:
            self.came_up.among(*self._there(known["people"]))
            if not self.came_up.is_valid():
                self.add_error(None, _("Something is still open where you say what came up. Nothing is lost."))
        return known

    def _there(self, chosen: Chosen) -> tuple[list[tuple[str, str]], list[str]]:
        mine = str(self.member.person_id or picking.ME)
        known = [(str(person.pk), person.name) for person in chosen.known]
        there = [*known, *((f"{picking.NEW}{name}", name) for name in chosen.new)]
        if chosen.me:
            there.append((picking.ME, chosen.me if isinstance(chosen.me, str) else chosen.me.name))
        return there, [value for value, _name in there if value != mine]

    def write(self, by: Membership) -> None:
        was = by.person
        try:
            with transaction.atomic():
                super().write(by)
                if self.told:
                    self.came_up.write(by, self.instance)
        except TakenBack:
            by.person, self.instance = was, None
            raise

    def save(self, *, by) -> bool:
        try:
            return super().save(by=by)
        except TakenBack:
            self.came_up.add_error("name", TAKEN_BACK)
            self.add_error(None, TAKEN_BACK)
            return False
