"""What becomes of a plan: ready, done, who did what, and looking back, people first (method 2, 24, 42)."""

from typing import cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from conversations.forms.actions import one_of, text
from conversations.models import Action
from organizer.forms import Form, VersionedForm
from organizer.models import Membership
from relationships import directory
from relationships.forms.days import PastDay
from relationships.forms.people_picker import PeopleField
from relationships.models.base import SeenBy
from relationships.strength import MOST_FOR_PAIRS


class ReadinessForm(Form):
    strengthens = one_of(Action.Answer.choices, _("Does this strengthen our relationships?"), required=False)
    rework = text("rework", _("How could we rework it so that it does?"), rows=3)

    def __init__(self, *args, action: Action, **kwargs):
        self.action = action
        initial = {"strengthens": action.strengthens, "rework": action.rework}
        super().__init__(*args, initial=initial, **kwargs)

    def save(self, *, by: Membership) -> None:
        self.action.be_ready(by=by, **self.cleaned_data)

    @property
    def asks_to_rework(self) -> bool:
        return self["strengthens"].value() == Action.Answer.NOT_REALLY


class HappenedForm(Form):
    """One part of those who did it, or all of them: nobody stands together with more than thirty."""

    people = PeopleField(label=_("Who did it together?"), least=2)
    name = forms.CharField(
        label=_("Which part of you was that?"),
        required=False,
        max_length=80,
        help_text=_("Only if you were more than thirty: the night shift, the second floor. Write down each by itself."),
    )
    on = PastDay(label=_("Which day?"))
    cost = one_of([("yes", _("Yes")), ("no", _("No"))], _("Could it have cost somebody something?"))
    seen_by = one_of(SeenBy.choices, _("Who may know that you stood together?"), initial=SeenBy.CIRCLE)

    def __init__(self, *args, action: Action, member: Membership, people: list[UUID], **kwargs):
        self.action = action
        initial = {"people": people, "on": member.workplace.today()}
        initial["cost"] = "" if action.risk == Action.Risk.LOW else "yes"
        super().__init__(*args, initial=initial, **kwargs)
        cast(PeopleField, self.fields["people"]).open_for(member, me=True)
        cast(PastDay, self.fields["on"]).until(member.workplace.today())

    def clean_people(self):
        if len(self.cleaned_data["people"]) > MOST_FOR_PAIRS:
            words = _(
                "More than thirty at once say nothing of any two of them. "
                "Write down each part of you by itself, with a name: the night shift, the second floor."
            )
            raise ValidationError(words, code="too_many_at_once")
        return self.cleaned_data["people"]

    @transaction.atomic
    def save(self, *, by: Membership) -> None:
        known = {name: self.cleaned_data[name] for name in ("on", "name", "seen_by")}
        people = self.cleaned_data["people"].settle(by)
        self.action.happen(by=by, people=people, could_have_cost=self.cleaned_data["cost"] == "yes", **known)


class PartsForm(Form):
    """A line for each of the people: what part they took."""

    def __init__(self, *args, action: Action, member: Membership, people: list[UUID], **kwargs):
        super().__init__(*args, **kwargs)
        self.action, self.people = action, people
        said = {row.person_id: row.part for row in action.taking_part.all()}
        names = directory.of(member.workplace)
        for pk in people:
            self.fields[str(pk)] = forms.CharField(
                label=names.name(pk), required=False, max_length=200, initial=said.get(pk, "")
            )

    def save(self, *, by: Membership) -> None:
        self.action.say_parts({pk: self.cleaned_data[str(pk)] for pk in self.people}, by=by)


class LookBackForm(VersionedForm):
    """First what happened between people, last the wording (method 42)."""

    FIELDS = Action.LOOK_BACK

    among_us = text("among_us", _("What happened between you?"), rows=4)
    strengthened = one_of(Action.Answer.choices, _("Did it strengthen our relationships?"), required=False)
    rework_after = text("rework_after", _("If not really: how could it be reworked, another time?"), rows=3)
    outcome = one_of(Action.Outcome.choices, _("How did it end?"), required=False)
    result = text("result", _("What came of it?"), rows=3)
    signatures = forms.IntegerField(
        label=_("If people signed: how many?"), required=False, min_value=0, max_value=10**6
    )
    signed_known = forms.IntegerField(
        label=_("Of these, how many are people one of us knows?"), required=False, min_value=0, max_value=10**6
    )
    wording = text("wording", _("And last: would other words have helped?"), rows=2)

    def clean(self):
        known = super().clean() or self.cleaned_data
        all_of_them, ours = known.get("signatures"), known.get("signed_known")
        if all_of_them is not None and ours is None:
            words = _("A number of names alone says little. How many of them are people one of us knows?")
            self.add_error("signed_known", words)
        elif ours is not None and (all_of_them is None or ours > all_of_them):
            self.add_error("signatures", _("How many signed in all, those you know among them?"))
        return known

    def in_words(self, name: str, value) -> str:
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(value, "" if value is None else value))

    def write(self, by: Membership) -> None:
        known = {name: self.cleaned_data[name] for name in self.FIELDS}
        self.instance.look_back(by=by, version=self.cleaned_data["version"] or 0, **known)


class TakingBackForm(Form):
    keep = forms.ChoiceField(
        label=_("Should it stay known that you stood together?"),
        choices=[("yes", _("Keep that we stood together")), ("no", _("Take back everything"))],
        error_messages={"required": _("Please choose one of the two.")},
    )
