"""Time together: who, when and what. Nothing is asked about what came of it (method 14)."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from organizer.models import Membership
from relationships import access
from relationships.forms.days import PastDay
from relationships.forms.people_picker import PeopleField, preset
from relationships.forms.with_people import WithPeopleForm
from relationships.models import Activity
from relationships.models.activities import StillNeeded
from relationships.models.base import Basis, SeenBy

OWN = "own:"
STILL_NEEDED = _("Something is kept that one of those you took out said there. Take that out first.")


class ActivityForm(WithPeopleForm):
    FIELDS = ("on", "kind", "own_kind", "where", "size", "business", "basis", "seen_by")
    FOLDED = ("where", "size", "basis", "business", "seen_by")

    people = PeopleField(label=_("Who was there?"), least=2)
    on = PastDay(label=_("Which day?"))
    kind = forms.ChoiceField(label=_("What was it?"), widget=forms.RadioSelect, initial=Activity.Kind.COFFEE)
    own_kind = Activity._meta.get_field("own_kind").formfield(
        label=_("Or in your own word"),
        widget=forms.TextInput(),
        help_text=_("Bowling, choir, a ride home. We offer it next time."),
    )
    where = Activity._meta.get_field("where").formfield(label=_("Where?"), widget=forms.TextInput())
    size = forms.IntegerField(
        label=_("Were others there too? How many were you in all?"), required=False, min_value=2, max_value=5000
    )
    basis = forms.ChoiceField(
        label=_("If you were not there: how do you know?"), required=False, widget=forms.RadioSelect
    )
    business = forms.BooleanField(label=_("It was only organizing business"), required=False)
    seen_by = forms.ChoiceField(
        label=_("Who may know of it?"), choices=SeenBy.choices, initial=SeenBy.CIRCLE, widget=forms.RadioSelect
    )

    def __init__(self, *args, member, instance=None, asked=(), **kwargs):
        initial: dict[str, Any] = {"on": member.workplace.today(), "people": preset(member, list(asked))}
        if instance is not None:
            initial = {"own_kind": "", "kind": kind_of(instance)}
        super().__init__(*args, member=member, instance=instance, me=instance is None, initial=initial, **kwargs)
        cast(PastDay, self.fields["on"]).until(member.workplace.today())
        told = [(Basis.TOLD, Basis.TOLD.label), (Basis.HEARSAY, Basis.HEARSAY.label)]
        was_there = [] if member.person_id else [(Basis.THERE, Basis.THERE.label)]
        cast(forms.ChoiceField, self.fields["basis"]).choices = [*was_there, *told]
        cast(forms.ChoiceField, self.fields["kind"]).choices = kinds_for(member, instance)

    @property
    def folded(self) -> list:
        return [self[name] for name in self.FOLDED]

    @property
    def folded_refused(self) -> bool:
        return any(field.errors for field in self.folded)

    def people_of(self, row: Activity) -> list:
        return row.people_ids

    def clean(self):
        known = self.cleaned_data
        chosen_kind = known.get("kind", "")
        own = " ".join((known.get("own_kind") or chosen_kind.partition(OWN)[2]).split())
        if own or chosen_kind.startswith(OWN):
            known.update(kind=Activity.Kind.OWN, own_kind=own)
        if (chosen := known.get("people")) is None:
            return
        if chosen.me or any(person.pk == self.member.person_id for person in chosen.known):
            known["basis"] = Basis.THERE
        elif not known.get("basis") and "basis" not in self.errors:
            self.add_error("basis", ValidationError(_("You are not among them. How do you know?"), code="required"))

    def in_words(self, name: str, value) -> str:
        if name == "kind":
            return str(dict(Activity.Kind.choices).get(value, value))
        if name == "basis":
            return str(dict(Basis.choices).get(value, value))
        if name == "seen_by":
            return str(dict(SeenBy.choices).get(value, value))
        if name == "business":
            return str(_("Yes") if value else _("No"))
        return super().in_words(name, value)

    def save(self, *, by) -> bool:
        try:
            return super().save(by=by)
        except StillNeeded:
            self.add_error("people", STILL_NEEDED)
            return False

    @transaction.atomic
    def write(self, by) -> None:
        known = {name: self.cleaned_data[name] for name in self.FIELDS}
        people = self.cleaned_data["people"].settle(by)
        if self.instance is None:
            self.instance = Activity.add(by=by, people=people, **known)
        else:
            self.instance.change(by=by, version=self.cleaned_data["version"] or 0, people=people, **known)


def kind_of(activity: Activity) -> str:
    """As a value of the form: one of ours, or `own:` and their word."""
    return f"{OWN}{activity.own_kind}" if activity.kind == Activity.Kind.OWN else activity.kind


def kinds_for(member: Membership, activity: Activity | None = None) -> list[tuple[str, Any]]:
    """Ours, and those in people's own words that the member has seen."""
    own = [f"{OWN}{words}" for words in access.own_kinds_of(member)]
    if activity is not None and activity.kind == Activity.Kind.OWN and kind_of(activity) not in own:
        own.append(kind_of(activity))
    ours = [choice for choice in Activity.Kind.choices if choice[0] != Activity.Kind.OWN]
    return [*ours, *((kind, kind.removeprefix(OWN) or Activity.Kind.OWN.label) for kind in own)]
