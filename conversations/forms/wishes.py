"""One small form: why, the two limits, a day, and who may know. Nothing in it is needed."""

from datetime import date
from typing import cast

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from conversations.forms.checkins import ComingDay
from conversations.forms.shared_with import CommitteeField, open_committees
from conversations.models import CheckIn, Reason
from conversations.models.readers import WordsSeenBy
from conversations.reasons import INTERVALS, TIMES
from organizer import access
from organizer.forms import VersionedForm
from organizer.models import Membership
from organizer.policies import may
from relationships.models.base import SeenBy

LIMITS = ("every", "latest")
FOR_ITS_WRITER = ("words", "seen_by", "words_seen_by", "readers", "committee")


def limit(label, never, times, **kwargs) -> forms.TypedChoiceField:
    choices = [("", never), *times.items()]
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, required=False, label=label, **kwargs)


class CheckInForm(VersionedForm):
    """`between`: the one person, or the two, of a new one. Who may know of it and why is its writer's to say."""

    FIELDS = (*CheckIn.FIELDS, "committee")

    every = limit(_("You would like to see each other"), _("As it comes"), INTERVALS)
    latest = limit(
        _("And not later than"),
        _("No matter when"),
        TIMES,
        help_text=_("After the last time together. Whoever sees them first starts it anew for everybody."),
    )
    day = ComingDay(
        label=_("Is it about a certain day?"), required=False, help_text=_("A birthday, the first day of a new shift.")
    )
    words = CheckIn._meta.get_field("words").formfield(
        label=_("Why?"),
        widget=forms.Textarea({"rows": 2}),
        help_text=_("A sick child, a move, a new shift; or nothing: simply wanting to is enough."),
    )
    words_seen_by = forms.ChoiceField(
        label=_("Who may read why?"),
        choices=WordsSeenBy.choices,
        initial=WordsSeenBy.ME,
        widget=forms.RadioSelect,
    )
    readers: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        None, label=_("Which members?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    committee = CommitteeField(label=_("Which committee?"))
    seen_by = forms.ChoiceField(
        label=_("Who may know that it would be good to see them?"),
        choices=SeenBy.choices,
        initial=SeenBy.CIRCLE,
        widget=forms.RadioSelect,
    )
    take_up = forms.BooleanField(label=_("I will see them myself"), required=False)

    def __init__(self, *args, member: Membership, between=(), instance: CheckIn | None = None, **kwargs):
        self.member, self.between = member, between
        if instance is not None:
            kwargs["initial"] = {"readers": self._readers_of(instance), "committee": str(instance.committee_id or "")}
        super().__init__(*args, instance=instance, **kwargs)
        today = member.workplace.today()
        cast(ComingDay, self.fields["day"]).begin(min(today, instance.day or today) if instance else today)
        for name in LIMITS:
            self._offer_own(name, getattr(instance, name) if instance else None)
        open_committees(self, member, instance.committee if instance else None)
        readers = cast(forms.ModelMultipleChoiceField, self.fields["readers"])
        readers.queryset = access.circle_of(member).circle().exclude(pk=member.pk)
        readers.label_from_instance = lambda other: other.called  # type: ignore[assignment]
        if instance is not None:
            del self.fields["take_up"]
            if not may(member, "say who may know of a check-in", instance):
                for name in FOR_ITS_WRITER:
                    self.fields.pop(name, None)

    def _offer_own(self, name: str, days: int | None) -> None:
        field = cast(forms.TypedChoiceField, self.fields[name])
        if days and days not in INTERVALS:
            field.choices = [*cast(list, field.choices), (days, _("every %(days)d days") % {"days": days})]

    def _readers_of(self, row: CheckIn) -> list[Membership]:
        pens = set(row.readers.values_list("pen_name", flat=True))
        return [other for other in access.circle_of(self.member).circle() if other.pen_name in pens]

    def clean(self):
        known = super().clean() or self.cleaned_data
        if known.get("words_seen_by") == WordsSeenBy.NAMED and not known.get("readers"):
            self.add_error("readers", _("Tick who may read it, or choose only you."))
        elif known.get("words_seen_by") == WordsSeenBy.COMMITTEE and not known.get("committee"):
            self.add_error("committee", _("Choose the committee, or choose only you."))
        elif known.get("words_seen_by") != WordsSeenBy.COMMITTEE and "committee" in known:
            known["committee"] = None
        return known

    def in_words(self, name: str, value) -> str:
        field = self.fields.get(name)
        if isinstance(value, date):
            return date_format(value)
        if name == "committee":
            return value.name if value else ""
        return str(dict(getattr(field, "choices", ())).get(value, value or ""))

    def write(self, by: Membership) -> None:
        known = {name: self.cleaned_data[name] for name in self.FIELDS if name in self.fields}
        readers = self.cleaned_data.get("readers", ())
        if "words" in known:
            known["reason"] = Reason.LIFE if known["words"] else Reason.WISH
        if self.instance is None:
            one, *other = self.between
            takes = self.cleaned_data["take_up"]
            with_whom = {"person": one, "other": other[0] if other else None}
            self.instance = CheckIn.make(by=by, readers=readers, take_up=takes, **with_whom, **known)
        else:
            version = self.cleaned_data["version"] or 0
            self.instance.change(by=by, version=version, readers=readers, **known)

    @property
    def folded(self) -> list:
        """Everything but the two limits."""
        return [field for field in self.visible_fields() if field.name not in LIMITS]

    @property
    def unfolded(self) -> bool:
        return any(field.errors for field in self.folded) or bool(self.fresh)

    @property
    def differences(self) -> list[tuple[str, str, str]]:
        if self.fresh is None:
            return []
        names = [name for name in self.FIELDS if name in self.fields]
        rows = [(name, getattr(self.fresh, name), self.cleaned_data.get(name)) for name in names]
        said = [(name, self.in_words(name, theirs), self.in_words(name, mine)) for name, theirs, mine in rows]
        return [(str(self.fields[name].label), theirs, mine) for name, theirs, mine in said if theirs != mine]
