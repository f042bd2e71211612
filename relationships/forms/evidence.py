"""What two people gave each other, said of their tie, or have to talk through: quick entries between two people."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form, VersionedForm
from relationships.forms.days import PastDay
from relationships.models import Basis, Giving, Person, Saying, SeenBy, Strain, Tie
from relationships.models.sayings import SayingSeenBy


class BetweenTwo(Form):
    """Between `one` and `other`, on a day. Asks how one knows only if one is neither of the two."""

    on = PastDay(label=_("When?"))
    basis = forms.ChoiceField(
        label=_("How do you know?"), choices=Basis.choices, widget=forms.RadioSelect, initial=Basis.THERE
    )

    def __init__(self, *args, member, one: Person, other: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.member, self.one, self.other = member, one, other
        day = cast(PastDay, self.fields["on"])
        day.until(member.workplace.today())
        day.initial = member.workplace.today()
        if member.person_id in (one.pk, other.pk):
            del self.fields["basis"]

    def _names(self, text: str) -> str:
        return text % {"one": self.one.name, "other": self.other.name}

    @property
    def basis_known(self) -> str:
        return self.cleaned_data.get("basis", Basis.THERE)


class GivingBetweenForm(BetweenTwo):
    """Help or confiding; `both` writes one row each way."""

    WAYS = {"one": _("%(one)s to %(other)s"), "other": _("%(other)s to %(one)s"), "both": _("Each to the other")}
    USUAL = ""

    kind = forms.ChoiceField(label=_("What was given?"), choices=Giving.Kind.choices, widget=forms.RadioSelect)
    way = forms.ChoiceField(label=_("From whom to whom?"), widget=forms.RadioSelect)
    what = Giving._meta.get_field("what").formfield()
    seen_by = forms.ChoiceField(
        label=_("Who may know?"),
        choices=[(USUAL, _("As usual: of help our circle, of something confided just me")), *SeenBy.choices],
        required=False,
        initial=USUAL,
        widget=forms.RadioSelect,
    )
    field_order = ["kind", "way", "on", "what", "basis", "seen_by"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["way"]).choices = [
            (way, self._names(str(text))) for way, text in self.WAYS.items()
        ]
        self.fields["kind"].initial = Giving.Kind.HELP

    def save(self, *, by) -> None:
        said = self.cleaned_data
        usual = SeenBy.CIRCLE if said["kind"] == Giving.Kind.HELP else SeenBy.ME
        pairs = {"one": [(self.one, self.other)], "other": [(self.other, self.one)]}
        pairs["both"] = pairs["one"] + pairs["other"]
        known = {"on": said["on"], "kind": said["kind"], "what": said["what"], "basis": self.basis_known}
        known["seen_by"] = said["seen_by"] or usual
        Giving.add_many(
            by=by, givings=[{"giver": giver, "receiver": receiver, **known} for giver, receiver in pairs[said["way"]]]
        )


class SayingForm(BetweenTwo):
    """What one of the two says of the tie. Hearsay is not kept, and what was told only with leave to count it."""

    SAID = {
        "know": (_("We know each other"), Saying.Kind.CLOSENESS, 1),
        "friendly": (_("We are friendly"), Saying.Kind.CLOSENESS, 2),
        "close": (_("We are close"), Saying.Kind.CLOSENESS, 3),
        "stand": (_("We would stand together if it came to it"), Saying.Kind.STAND, 1),
        "not-close": (_("I take back how close I said we are"), Saying.Kind.CLOSENESS, 0),
        "not-stand": (_("I take back that I would stand together"), Saying.Kind.STAND, 0),
    }

    who = forms.ChoiceField(label=_("Who says it?"), widget=forms.RadioSelect)
    said = forms.ChoiceField(
        label=_("In their words, closest to"),
        choices=[(key, words) for key, (words, _kind, _level) in SAID.items()],
        widget=forms.RadioSelect,
    )
    leave = forms.BooleanField(
        label=_("They are fine with this being counted"),
        required=False,
        help_text=_("A saying is kept only with leave to count it. You choose below whether it counts for our circle."),
    )
    seen_by = forms.ChoiceField(
        label=_("For whom does it count, and who may know who said it?"),
        choices=SayingSeenBy.choices,
        initial=SayingSeenBy.ME,
        widget=forms.RadioSelect,
    )
    readers = forms.MultipleChoiceField(
        label=_("Members who may know"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ["who", "said", "on", "leave", "seen_by", "readers"]

    def __init__(self, *args, circle, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("basis", None)
        cast(forms.ChoiceField, self.fields["who"]).choices = [("one", self.one.name), ("other", self.other.name)]
        if self.member.person_id in (self.one.pk, self.other.pk):
            self.fields["who"].initial = "one" if self.member.person_id == self.one.pk else "other"
        self.circle = {str(member.pk): member for member in circle if member.in_circle and member != self.member}
        cast(forms.ChoiceField, self.fields["readers"]).choices = [
            (pk, member.called) for pk, member in self.circle.items()
        ]
        if not self.circle:
            del self.fields["readers"]

    def clean(self):
        cleaned = super().clean() or {}
        sayer = self.one if cleaned.get("who") == "one" else self.other
        if cleaned.get("who") and sayer.pk != self.member.person_id and not cleaned.get("leave"):
            self.add_error("leave", _("Without their leave it is not kept. Ask them, some time."))
        return cleaned

    def save(self, *, by) -> None:
        said = self.cleaned_data
        person, about = (self.one, self.other) if said["who"] == "one" else (self.other, self.one)
        _words, kind, level = self.SAID[said["said"]]
        Saying.add(
            by=by,
            kind=kind,
            person=person,
            about=about,
            level=level,
            on=said["on"],
            seen_by=said["seen_by"],
            readers=[self.circle[pk] for pk in said.get("readers", [])],
        )


class StrainForm(BetweenTwo):
    what = Strain._meta.get_field("what").formfield(widget=forms.Textarea(attrs={"rows": 3}))
    seen_by = forms.ChoiceField(
        label=_("Who may know?"), choices=SeenBy.choices, initial=SeenBy.ME, widget=forms.RadioSelect
    )
    field_order = ["on", "what", "basis", "seen_by"]

    def save(self, *, by) -> None:
        said = self.cleaned_data
        known = {"on": said["on"], "what": said["what"], "seen_by": said["seen_by"], "basis": self.basis_known}
        Strain.add(by=by, between=[self.one, self.other], **known)


class TieWordsForm(VersionedForm):
    """How they know each other, with a word for each side, and what each looks for in the other."""

    FIELDS = Tie.WORDS

    how = Tie._meta.get_field("how").formfield(widget=forms.Textarea(attrs={"rows": 3}))
    a_is = Tie._meta.get_field("a_is").formfield()
    b_is = Tie._meta.get_field("b_is").formfield()
    a_looks_for = Tie._meta.get_field("a_looks_for").formfield(widget=forms.Textarea(attrs={"rows": 3}))
    b_looks_for = Tie._meta.get_field("b_looks_for").formfield(widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, a: Person, b: Person, **kwargs):
        super().__init__(*args, **kwargs)
        is_to, looks = _("What %(one)s is to %(other)s"), _("What %(one)s looks for")
        for side, one, other in (("a", a, b), ("b", b, a)):
            self.fields[f"{side}_is"].label = is_to % {"one": one.name, "other": other.name}
            self.fields[f"{side}_looks_for"].label = looks % {"one": one.name}

    def write(self, by) -> None:
        words = {name: self.cleaned_data[name] for name in self.FIELDS}
        self.instance.describe(by=by, version=self.cleaned_data["version"] or 1, **words)
