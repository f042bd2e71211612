"""Planning something together: who plans it, who takes part, what it is and what it could cost. No day is needed."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from conversations import access, roots
from conversations.forms.roots import RootsField
from conversations.forms.shared_with import CommitteeField, GrievanceField, open_grievances
from conversations.forms.talks import column
from conversations.models import Action, Committee, Conversation
from conversations.models.readers import WordsSeenBy
from organizer.forms import VersionedForm
from organizer.models import Membership
from organizer.policies import may
from relationships.forms.days import DayInput
from relationships.forms.people_picker import PeopleField
from relationships.models import Person

OPENED = [(WordsSeenBy.ME, _("Only those who plan it")), *WordsSeenBy.choices[2:]]


def one_of(choices, label, **kwargs) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices, label=label, widget=forms.RadioSelect, **kwargs)


def text(name: str, label, *, rows: int = 0, **kwargs) -> forms.Field:
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return column(Action, name, label=label, widget=widget, **kwargs)


class ActionForm(VersionedForm):
    FIELDS = ("kind", "own_kind", "called", "risk", "planned_on", "words_seen_by")

    planners = PeopleField(label=_("Who plans it together?"), error_messages={"too_few": _("Whose plan is it?")})
    others = PeopleField(label=_("Who else is in it?"), least=0)
    kind = one_of(Action.Kind.choices, _("What is it?"))
    own_kind = text("own_kind", _("Or in your own word"))
    called = text("called", _("What do you call it?"), help_text=_("The petition about the fans, for example."))
    risk = one_of(Action.Risk.choices, _("How much could it cost somebody?"))
    planned_on = forms.DateField(
        label=_("For which day?"), required=False, widget=DayInput(), help_text=_("Leave it open as long as you like.")
    )
    out_of = CommitteeField(label=_("Does it come out of a committee?"))
    grievance = GrievanceField(label=_("Is it about something that was voiced?"))
    talks = RootsField(label=_("Which talks did it grow out of?"))
    words_seen_by = one_of(OPENED, _("Who may know of the plan?"), initial=WordsSeenBy.ME)
    committee = CommitteeField(label=_("Which committee?"))

    def __init__(self, *args, member: Membership, instance: Action | None = None, after=None, **kwargs):
        self.member = member
        initial = self._now(instance, member) if instance else self._fresh(after)
        super().__init__(*args, instance=instance, initial=initial, **kwargs)
        people = [*initial.get("planners", ()), *initial.get("others", ())]
        offer = roots.with_chosen(member, roots.earlier(member, people), map(UUID, initial.get("talks", ())))
        met = dict.fromkeys(pk for talk in offer for pk in talk.activity.people_ids)
        cast(PeopleField, self.fields["planners"]).open_for(member, me=instance is None)
        cast(PeopleField, self.fields["others"]).open_for(member, offer=[pk for pk in met if pk not in people][:8])
        cast(RootsField, self.fields["talks"]).open_for(member, offer)
        self._open_committees(instance)
        open_grievances(self, member, instance)

    def _open_committees(self, instance: Action | None) -> None:
        """Where there is none, nothing of it is offered; what it comes out of stays as it is, and unsaid, for a planner
        who may not know of that committee. Who may know of the plan is for its writer to say (S8)."""
        known = list(access.committees_of(self.member))
        going = [one for one in known if not one.ended_on]
        for name in ("out_of", "committee"):
            chosen = getattr(instance, f"{name}_id", None)
            now = next((one for one in known if one.pk == chosen), None)
            cast(CommitteeField, self.fields[name]).choose_from(going, now)
            if not self.fields[name].known or (chosen and now is None):  # type: ignore[attr-defined]
                del self.fields[name]
        if "committee" not in self.fields:
            self.fields["words_seen_by"].choices = [OPENED[0], OPENED[-1]]  # type: ignore[attr-defined]
        if instance is not None and not may(self.member, "open an action", instance):
            for name in ("words_seen_by", "committee"):
                self.fields.pop(name, None)

    def _fresh(self, after: Committee | Conversation | None) -> dict[str, Any]:
        me = self.member.person_id
        known: dict[str, Any] = {"planners": [me] if me else []}
        if isinstance(after, Committee):
            known |= {"others": [pk for pk in after.people_ids if pk != me], "out_of": str(after.pk)}
        elif after is not None:
            there = [pk for pk in after.activity.people_ids if pk != me]
            known |= {"others": there, "talks": [str(after.pk)]}
        return known

    def _now(self, action: Action, member: Membership) -> dict[str, Any]:
        rows = list(action.taking_part.all())
        links = access.growth_of(member).filter(action=action).values_list("earlier_id", flat=True)
        return {
            "planners": [row.person_id for row in rows if row.owner],
            "others": [row.person_id for row in rows if not row.owner],
            "talks": [str(pk) for pk in links],
            "out_of": str(action.out_of_id or ""),
            "committee": str(action.committee_id or ""),
        }

    def clean(self):
        known = super().clean() or self.cleaned_data
        own = " ".join((known.get("own_kind") or "").split())
        if own:
            known["kind"] = Action.Kind.OWN
            self.errors.pop("kind", None)
        elif known.get("kind") == Action.Kind.OWN:
            self.add_error("own_kind", _("In one or two words: what is it?"))
        known["own_kind"] = own
        if "committee" in self.fields and known.get("words_seen_by") == WordsSeenBy.COMMITTEE:
            if not known.get("committee"):
                self.add_error("committee", _("Choose the committee, or only those who plan it."))
        elif "committee" in self.fields:
            known["committee"] = None
        return known

    def in_words(self, name: str, value) -> str:
        choices = dict(getattr(self.fields.get(name), "choices", ()))
        return str(choices.get(value, value or ""))

    @transaction.atomic
    def write(self, by: Membership) -> None:
        names = [*self.FIELDS, "out_of", "committee", "grievance"]
        known = {name: self.cleaned_data[name] for name in names if name in self.fields}
        owners = self.cleaned_data["planners"].settle(by)
        others = [person for person in self.cleaned_data["others"].settle(by) if person not in owners]
        people: list[Person] = [*owners, *others]
        talks = self.cleaned_data["talks"]
        if self.instance is None:
            self.instance = Action.plan(by=by, people=people, owners=owners, talks=talks, **known)
        else:
            version = self.cleaned_data["version"] or 0
            self.instance.change(by=by, version=version, people=people, owners=owners, talks=talks, **known)
