"""Two records of one person: what the one is to hold where they differ."""

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form
from relationships import merging
from relationships.merging import details
from relationships.models import Person


class MergeForm(Form):
    """A question for each detail of which both say something else; the rest follows by itself."""

    versions = forms.RegexField(r"^\d{1,9}-\d{1,9}$", widget=forms.HiddenInput)

    def __init__(self, *args, kept: Person, gone: Person, **kwargs):
        kwargs["initial"] = {"versions": f"{kept.version}-{gone.version}"}
        super().__init__(*args, **kwargs)
        self.kept, self.gone, self.changed = kept, gone, False
        for one in details.details(kept, gone):
            if one.asked:
                self.fields[one.name] = self._question(one)

    def _question(self, one: details.Detail) -> forms.ChoiceField:
        both = [(details.BOTH, _("Both"))] if one.may_be_both else []
        return forms.ChoiceField(
            label=_label(one.name),
            choices=[*both, (details.KEPT, in_words(one.kept)), (details.GONE, in_words(one.gone))],
            initial=details.BOTH if both else details.KEPT,
            widget=forms.RadioSelect,
        )

    @property
    def questions(self) -> list:
        return self.visible_fields()

    @property
    def settled(self) -> list[tuple[str, str]]:
        """What follows by itself: (label, value in words), as far as there is anything to say."""
        known = [one for one in details.details(self.kept, self.gone) if one.name not in self.fields]
        return [(_label(one.name), in_words(one.settled)) for one in known if one.settled]

    def save(self, *, by) -> bool:
        """False if one of the two was changed since they were looked at.

        Raises `OneAlready`, `TwoMembers` and `OneSupervises`.
        """
        kept, gone = (int(number) for number in self.cleaned_data["versions"].split("-"))
        known = details.columns(self.kept, self.gone, self.cleaned_data)
        try:
            merging.merge(self.kept, self.gone, by=by, details=known, versions=(kept, gone))
        except merging.Changed:
            self.changed = True
            self.data = data = cast(QueryDict, self.data).copy()
            data["versions"] = f"{self.kept.version}-{self.gone.version}"
            self.add_error(None, _("Somebody changed one of the two in between. This is how they are now."))
        return not self.changed

    @property
    def status(self) -> int:
        return 409 if self.changed else super().status


def _label(name: str) -> str:
    words = details.label(name)
    return words[:1].upper() + words[1:]


def in_words(value) -> str:
    if value is True or value == "yes":
        return str(_("Yes"))
    if hasattr(value, "year"):
        return date_format(value, "j F Y")
    return str(getattr(value, "name", value))
