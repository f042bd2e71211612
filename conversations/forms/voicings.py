"""Something came up: in their own words, whose words they are, how it came up, what they fear, and what they said about
telling it on. It joins a grievance that its writer knows, or begins one (methods 1 and 6)."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from conversations import access
from conversations.forms.shared_with import CommitteeField, open_committees
from conversations.models import Consent, Conversation, Grievance, Voicing
from conversations.models.readers import WordsSeenBy
from conversations.models.voicings import SHARING, AlreadyVoiced, NotThere, TakenBack
from organizer.access import circle_of
from organizer.forms import VersionedForm
from organizer.models import Membership
from relationships import directory
from relationships.access import person_for
from relationships.models import Activity, SeenBy

NOT_THERE = _("Only somebody who was there can have said it in this talk. Who of them was it?")
ALREADY = _("That they said this here is written down already. You can change it there.")
TAKEN_BACK = _("That was taken back while you were writing. Nothing you typed is lost: give it a name of its own.")
NAME_IT = _("What is it, in a few plain words? Or choose what it belongs to.")


def column(name: str, model=Voicing, **kwargs) -> forms.Field:
    return model._meta.get_field(name).formfield(**kwargs)


def radios(name: str, choices, *, model=Voicing, **kwargs) -> forms.ChoiceField:
    label = kwargs.pop("label", None) or model._meta.get_field(name).verbose_name
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **kwargs)


class SaidForm(VersionedForm):
    """What was said, and what its voicer said about telling it on."""

    words = column("words", label=_("What did they say?"), widget=forms.Textarea({"rows": 3}))
    whose = radios("whose", Voicing.Whose.choices, label=_("Whose words are these?"), initial=Voicing.Whose.THEIRS)
    came_up = radios(
        "came_up",
        Voicing.CameUp.choices,
        label=_("How did it come up?"),
        error_messages={"required": _("How did it come up? Please choose one.")},
    )
    fears = column("fears", label=_("What are they afraid of?"), widget=forms.Textarea({"rows": 2}))
    consent = radios(
        "consent",
        [choice for choice in Consent.choices if choice[0] != Consent.WITHDRAWN],
        label=_("What did they say about telling it on?"),
        initial=Consent.NOT_ASKED,
    )

    def in_words(self, name: str, value) -> str:
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(value, value or ""))

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in Voicing.SAID if name in self.cleaned_data}


class OpenedForm(SaidForm):
    """The same, with whom its writer opens it to."""

    words_seen_by = radios("words_seen_by", WordsSeenBy.choices, label=_("Who may read it?"), initial=WordsSeenBy.ME)
    readers: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        None, label=_("Which members?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    committee = CommitteeField(label=_("Which committee?"))

    def __init__(self, *args, member: Membership, meeting: Activity, shared_with=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.member, self.meeting = member, meeting
        open_committees(self, member, shared_with)
        readers = cast(forms.ModelMultipleChoiceField, self.fields["readers"])
        readers.queryset = circle_of(member).circle().exclude(pk=member.pk)
        readers.label_from_instance = lambda other: other.called  # type: ignore[assignment]

    def clean(self):
        known = super().clean() or self.cleaned_data
        opened = known.get("words_seen_by", WordsSeenBy.ME)
        if opened == WordsSeenBy.ME:
            return known
        if self.meeting.seen_by == SeenBy.ME:
            self.add_error("words_seen_by", _("Nobody else knows that you met, so only you can read it."))
        elif known.get("consent") not in SHARING:
            self.add_error("words_seen_by", _("They have not said that you may tell it on, so only you can read it."))
        elif opened == WordsSeenBy.NAMED and not known.get("readers"):
            self.add_error("readers", _("Tick who may read it, or choose only you."))
        elif opened == WordsSeenBy.COMMITTEE and not known.get("committee"):
            self.add_error("committee", _("Choose the committee, or choose only you."))
        return known

    def said(self) -> dict[str, Any]:
        said = super().said()
        with_committee = said["words_seen_by"] == WordsSeenBy.COMMITTEE
        return {**said, "committee": self.cleaned_data.get("committee") if with_committee else None}


class AmendVoicingForm(OpenedForm):
    FIELDS = ("words", "whose", "came_up", "fears", "consent", "words_seen_by")

    def __init__(self, *args, member: Membership, instance: Voicing, **kwargs):
        circle, pens = circle_of(member).circle(), set(instance.readers.values_list("pen_name", flat=True))
        readers = [other for other in circle if other.pen_name in pens]
        kwargs["initial"] = {"readers": readers, "committee": str(instance.committee_id or "")}
        kwargs |= {"meeting": instance.conversation.activity, "shared_with": instance.committee}
        super().__init__(*args, member=member, instance=instance, **kwargs)
        if instance.consent == Consent.WITHDRAWN:
            cast(forms.ChoiceField, self.fields["consent"]).choices = Consent.choices

    def write(self, by) -> None:
        version = self.cleaned_data["version"] or 0
        self.instance.amend(by=by, version=version, readers=self.cleaned_data["readers"], **self.said())


class JoiningForm(SaidForm):
    """And which grievance: one that the member may see, or a new one by its name."""

    grievance = forms.ChoiceField(
        label=_("Does it belong to something that came up before?"),
        required=False,
        error_messages={"invalid_choice": TAKEN_BACK},
    )
    name = column(
        "name",
        Grievance,
        label=_("Or what is it, in a few plain words?"),
        required=False,
        help_text=_("Whoever may read one voice in it reads this too. Leave out names."),
    )

    def offer(self, member: Membership) -> None:
        """Only what the member may see is offered; a name that was given to something new makes no choice needed."""
        self.known = {str(row.pk): row for row in access.grievances_to_join(member)}
        choices = [("", _("Something new")), *((pk, row.name) for pk, row in self.known.items())]
        cast(forms.ChoiceField, self.fields["grievance"]).choices = choices
        if not self.known:
            self.fields["grievance"].widget = forms.HiddenInput()
            self.fields["name"].label = _("What is it, in a few plain words?")

    def clean(self):
        known = super().clean() or self.cleaned_data
        known["grievance"] = self.known.get(known.get("grievance", ""))
        if "grievance" in self.errors:  # said where one can answer it: what is not there is not offered again
            self.add_error("name", TAKEN_BACK)
        elif not (known["grievance"] or known.get("name") or "name" in self.errors):
            self.add_error("name", NAME_IT)
        return known

    def which(self) -> dict[str, Any]:
        known = self.cleaned_data
        return {"grievance": known["grievance"], "name": "" if known["grievance"] else known["name"]}


class VoicingForm(JoiningForm, OpenedForm):
    """From the page of a talk."""

    person = forms.ChoiceField(
        label=_("Who said it?"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": NOT_THERE, "required": _("Who said it?")},
    )
    field_order = ("words", "person", "whose", "came_up", "grievance", "name", "fears", "consent")

    def __init__(self, *args, member: Membership, conversation: Conversation, **kwargs):
        super().__init__(*args, member=member, meeting=conversation.activity, **kwargs)
        self.conversation = conversation
        self.offer(member)
        names, there = directory.of(member.workplace), conversation.activity.people_ids
        cast(forms.ChoiceField, self.fields["person"]).choices = [(str(pk), names.name(pk)) for pk in there]
        others = [pk for pk in there if pk != member.person_id]
        self.fields["person"].initial = str(others[0]) if len(others) == 1 else None

    def write(self, by) -> None:
        person = person_for(by, UUID(self.cleaned_data["person"]))
        said = {**self.said(), **self.which(), "readers": self.cleaned_data["readers"]}
        self.instance = Voicing.add(by=by, conversation=self.conversation, person=person, **said)

    def save(self, *, by) -> bool:
        try:
            return super().save(by=by)
        except NotThere:
            self.add_error("person", NOT_THERE)
        except AlreadyVoiced:
            self.add_error("words", ALREADY)
        except TakenBack:
            self.add_error("name", TAKEN_BACK)
        return False
