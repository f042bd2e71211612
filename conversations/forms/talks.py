"""The note after a conversation: who was there and when, and everything else only if you like (method 4)."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from conversations.access import check_ins_of, promise_day_of
from conversations.forms.checkins import ComingDay
from conversations.forms.roots import RootsField
from conversations.forms.shared_with import CommitteeField
from conversations.forms.talk_words import TalkWords
from conversations.models import Conversation, Growth
from conversations.models.readers import WordsSeenBy
from organizer import access
from organizer.models import Membership
from organizer.policies import may
from organizer.versions import Stale
from relationships.forms.activities import OWN, STILL_NEEDED, kind_of, kinds_for
from relationships.forms.days import PastDay
from relationships.forms.people_picker import PeopleField
from relationships.models import Activity
from relationships.models.activities import StillNeeded
from relationships.models.base import Basis, SeenBy

LEFT_OPEN = ("", _("Left open"))


def column(model, name: str, **kwargs) -> forms.Field:
    return model._meta.get_field(name).formfield(**kwargs)


def one_of(choices, label, *, blank=LEFT_OPEN, **kwargs) -> forms.ChoiceField:
    choices = [blank, *choices] if blank else choices
    return forms.ChoiceField(choices=choices, label=label, required=bool(not blank), widget=forms.RadioSelect, **kwargs)


class TalkForm(TalkWords):
    MEETING = ("on", "at", "kind", "own_kind", "where", "size", "business", "basis", "seen_by")
    WORDS = ("notes", "promised", "touched", "overheard", "closer", "words_seen_by", "committee")
    FOLDED = (*MEETING[2:], *WORDS[1:], "promise_day", "readers")
    FIELDS = ()  # this form reads two rows, the conversation and its meeting: see `now`

    people = PeopleField(
        label=_("Who was there?"), least=2, error_messages={"too_few": _("Who else was there? A talk takes two.")}
    )
    on = PastDay(label=_("When?"), required=False)
    at = forms.TimeField(
        label=_("At what time?"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    notes = column(Conversation, "notes", widget=forms.Textarea({"rows": 5}))
    kind = forms.ChoiceField(label=_("What was it?"), initial=Activity.Kind.TALK)
    own_kind = column(Activity, "own_kind", label=_("Or in your own word"))
    where = column(Activity, "where")
    overheard = one_of(Conversation.Overheard.choices, _("How many could overhear?"))
    size = forms.IntegerField(
        label=_("Were others there too? How many were you in all?"), required=False, min_value=2, max_value=5000
    )
    touched = forms.MultipleChoiceField(
        label=_("What did you touch?"),
        choices=Conversation.Touched.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    promised = column(Conversation, "promised", label=_("What I said I would do"))
    promise_day = ComingDay(
        label=_("On which day should it come up?"),
        required=False,
        help_text=_("Left empty, you see it on Today at once."),
    )
    check_in = forms.UUIDField(required=False, widget=forms.HiddenInput)  # what this talk answers, if it answers one
    closer = one_of(Conversation.Closer.choices, _("Did this bring you closer?"))
    business = forms.BooleanField(label=_("It was only organizing business"), required=False)
    basis = one_of(Basis.choices[1:], _("If you were not there: how do you know?"), blank=("", _("I was there")))
    seen_by = one_of(SeenBy.choices, _("Who may know that you met?"), blank=None, initial=SeenBy.CIRCLE)
    words_seen_by = one_of(WordsSeenBy.choices, _("Who may read what you wrote?"), blank=None, initial=WordsSeenBy.ME)
    readers: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        None, label=_("Which members?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    committee = CommitteeField(label=_("Which committee?"))
    roots = RootsField(label=_("Did it grow out of an earlier talk?"))

    def __init__(self, *args, member: Membership, now: datetime, offer=(), earlier=(), instance=None, **kwargs):
        self.member = member
        if instance is not None:
            kwargs["initial"] = {**self.now(instance), **kwargs.get("initial", {})}
        super().__init__(*args, instance=instance, **kwargs)
        cast(PeopleField, self.fields["people"]).open_for(member, offer=offer, me=instance is None)
        cast(PastDay, self.fields["on"]).until(now.date())
        cast(ComingDay, self.fields["promise_day"]).begin(
            min(now.date(), self.initial.get("promise_day") or now.date())
        )
        cast(forms.ChoiceField, self.fields["kind"]).choices = kinds_for(member, instance and instance.activity)
        cast(RootsField, self.fields["roots"]).open_for(member, earlier)
        self._open_committees(instance)
        readers = cast(forms.ModelMultipleChoiceField, self.fields["readers"])
        readers.queryset = access.circle_of(member).circle().exclude(pk=member.pk)
        readers.label_from_instance = lambda other: other.called  # type: ignore[assignment]

    def _open_committees(self, conversation: Conversation | None) -> None:
        """Where there is no committee, nothing of it is offered."""
        field = cast(CommitteeField, self.fields["committee"])
        field.open_for(self.member, conversation.committee if conversation else None)
        choices = WordsSeenBy.choices
        if not field.known:
            field.widget = forms.HiddenInput()  # type: ignore[assignment]
            choices = [choice for choice in choices if choice[0] != WordsSeenBy.COMMITTEE]
        cast(forms.ChoiceField, self.fields["words_seen_by"]).choices = choices

    def now(self, conversation: Conversation) -> dict[str, Any]:
        """Both rows as the form's values."""
        activity, pens = conversation.activity, set(conversation.readers.values_list("pen_name", flat=True))
        circle = access.circle_of(self.member).circle()
        return {
            **{name: getattr(activity, name) for name in self.MEETING},
            **{name: getattr(conversation, name) for name in self.WORDS},
            "people": activity.people_ids,
            "kind": kind_of(activity),
            "own_kind": "",
            "size": activity.size if activity.size > len(activity.people_ids) else None,
            "basis": "" if activity.basis == Basis.THERE else activity.basis,
            "touched": conversation.touched_list,
            "committee": str(conversation.committee_id or ""),
            "promise_day": promise_day_of(conversation) if conversation.promised else None,
            "readers": [other for other in circle if other.pen_name in pens],
        }

    def clean_on(self):
        if not (day := self.cleaned_data["on"]):
            raise ValidationError(_("Which day was it?"))
        return day

    def clean(self):
        known = super().clean() or self.cleaned_data
        own = " ".join((known.get("own_kind") or known.get("kind", "").partition(OWN)[2]).split())
        if own or known.get("kind", "").startswith(OWN):
            known.update(kind=Activity.Kind.OWN, own_kind=own)
        if "people" in known and not known.get("basis") and self._took_myself_out(known["people"]):
            self.add_error("basis", _("You are not among those who were there. How do you know of it?"))
        if known.get("seen_by") == SeenBy.ME and known.get("words_seen_by") != WordsSeenBy.ME:
            self.add_error("words_seen_by", _("Nobody else knows that you met, so only you can read the words."))
        elif known.get("words_seen_by") == WordsSeenBy.NAMED and not known.get("readers"):
            self.add_error("readers", _("Tick who may read it, or choose only you."))
        elif known.get("words_seen_by") == WordsSeenBy.COMMITTEE and not known.get("committee"):
            self.add_error("committee", _("Choose the committee, or choose only you."))
        if known.get("words_seen_by") != WordsSeenBy.COMMITTEE:
            known["committee"] = None
        return known

    def _took_myself_out(self, people) -> bool:
        mine = self.member.person_id
        return bool(mine) and not people.me and mine not in [person.pk for person in people.known]

    @property
    def unfolded(self) -> bool:
        return any(name in self.errors for name in self.FOLDED) if self.is_bound else self.instance is not None

    def write(self, by: Membership) -> None:
        words = {name: self.cleaned_data[name] for name in self.WORDS}
        meeting = {name: self.cleaned_data[name] for name in self.MEETING}
        words["touched"] = ",".join(words["touched"])
        meeting["basis"] = meeting["basis"] or Basis.THERE
        meeting["promise_day"] = self.cleaned_data["promise_day"]
        named = self.cleaned_data["readers"]
        was = by.person
        try:
            with transaction.atomic():
                people = self.cleaned_data["people"].settle(by)
                if self.instance is None:
                    self.instance = Conversation.log(by=by, people=people, readers=named, words=words, **meeting)
                    if roots := self.cleaned_data["roots"]:
                        Growth.root(self.instance, roots, by=by)
                    if asked := self.cleaned_data["check_in"]:
                        self._answer(by, asked)
                else:
                    version = self.cleaned_data["version"] or 0
                    self.instance.amend(by=by, version=version, people=people, readers=named, words=words, **meeting)
        except (Stale, StillNeeded):
            by.person = was
            raise

    def _answer(self, by: Membership, check_in: UUID) -> None:
        """The check-in that led here, if they may move it: somebody may have let it go in between."""
        asked = check_ins_of(by).filter(pk=check_in).first()
        if asked and may(by, "move a check-in", asked):
            asked.answer(by=by, activity=self.instance.activity)

    def save(self, *, by) -> bool:
        try:
            return super().save(by=by)
        except StillNeeded:
            self.add_error("people", STILL_NEEDED)
            return False
