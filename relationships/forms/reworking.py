"""Whether what people do together strengthens their relationships (method 2). Nothing in it has to be answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organizer.forms import VersionedForm
from relationships.models import Activity, Answer


class ReworkForm(VersionedForm):
    """Of time together, or of a place where people gather: both keep the same."""

    FIELDS = ("strengthens", "rework")

    strengthens = forms.ChoiceField(
        label=_("Does it strengthen our relationships?"),
        choices=[*Answer.choices, ("", _("Leave it open"))],
        widget=forms.RadioSelect,
        required=False,
    )
    rework = Activity._meta.get_field("rework").formfield(
        label=_("How could we rework it so that it does?"), widget=forms.Textarea({"rows": 3})
    )

    @property
    def asks_to_rework(self) -> bool:
        return bool(self["strengthens"].value() == Answer.NOT_REALLY or self["rework"].value())

    def in_words(self, name: str, value) -> str:
        return str(dict(Answer.choices).get(value, value)) if name == "strengthens" else super().in_words(name, value)

    def write(self, by) -> None:
        known = {name: self.cleaned_data[name] for name in self.FIELDS}
        self.instance.answer(by=by, version=self.cleaned_data["version"] or 0, **known)
