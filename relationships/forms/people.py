"""What is kept about a person. A name is enough; everything else is there if it helps."""

from functools import cached_property
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organizer.fields import EncryptedTextField
from organizer.forms import VersionedForm
from relationships import access, directory
from relationships.forms.days import PastDay
from relationships.models import Person


def words(name: str, *, lines: int = 0, **kwargs) -> forms.CharField:
    """The form field of one encrypted text of a person."""
    column = cast(EncryptedTextField, Person._meta.get_field(name))
    widget = forms.Textarea(attrs={"rows": lines}) if lines else forms.TextInput()
    return column.formfield(widget=widget, **kwargs)


class PersonForm(VersionedForm):
    FIELDS = (
        "name",
        "pronouns",
        "department",
        "shift",
        "where",
        "languages",
        "likes",
        "not_comfortable",
        "leave_be",
        "reach",
        "reach_for",
        "supervisor",
        "came_on",
    )
    NOTES = ("likes", "not_comfortable")

    name = words("name", help_text=_("A nickname is fine."))
    pronouns = words("pronouns")
    department: forms.ModelChoiceField = forms.ModelChoiceField(None, required=False, label=_("Department"))
    shift: forms.ModelChoiceField = forms.ModelChoiceField(None, required=False, label=_("Shift"))
    where = words("where")
    languages = words("languages")
    likes = words("likes", lines=3, help_text=_("Family, plans, music, football: in their words, as they told you."))
    not_comfortable = words("not_comfortable", lines=2, help_text=_("What we should not ask of them."))
    leave_be = forms.BooleanField(
        label=_("Would rather not be approached"),
        required=False,
        help_text=_("Then we never suggest to anybody to seek them out."),
    )
    fine = forms.ChoiceField(
        label=_("Would it be fine if they read this?"),
        choices=[("yes", _("Yes")), ("no", _("No, leave it out"))],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Only if you wrote or changed one of the two notes above."),
    )
    reach = words("reach", help_text=_("Only what they gave you themselves."))
    reach_for = words("reach_for", help_text=_("“To share rides”, for example. Without this line it is not kept."))
    supervisor = forms.BooleanField(
        label=_("Supervises others"),
        required=False,
        help_text=_(
            "Somebody who can hire, fire, write up or schedule others. They stay on the map, and are never counted "
            "among those who decide and act together."
        ),
    )
    came_on = PastDay(label=_("Here since"), required=False)

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.member = member
        cast(PastDay, self.fields["came_on"]).until(member.workplace.today())
        for name, rows in (("department", access.departments_of(member)), ("shift", access.shifts_of(member))):
            field = cast(forms.ModelChoiceField, self.fields[name])
            field.queryset = rows
            field.label_from_instance = lambda group: group.name  # type: ignore[assignment]
            field.empty_label = _("We do not know yet")

    def answered(self, button: str) -> bool:
        """Whether the form was sent with the button that answers a question, now or the time before."""
        return self.data.get(button) == "yes"

    @property
    def more(self) -> list:
        """Everything but the name."""
        return [field for field in self.visible_fields() if field.name != "name"]

    @property
    def more_refused(self) -> bool:
        return any(field.errors for field in self.more)

    def clean_came_on(self):
        came, left = self.cleaned_data["came_on"], self.instance and self.instance.left_on
        if came and left and came > left:
            raise ValidationError(_("They left before that day. Is one of the two days wrong?"))
        return came

    def clean_supervisor(self) -> bool:
        """Nobody of the circle supervises others (method 45)."""
        supervises = self.cleaned_data["supervisor"]
        if supervises and self.instance and self.instance.pk in access.our_people(self.member):
            raise ValidationError(
                _("They are one of our circle, and nobody in it supervises others. An admin can see to that first.")
            )
        return supervises

    def clean_leave_be(self) -> str:
        return "yes" if self.cleaned_data["leave_be"] else ""

    def clean(self):
        self._clean_reach()
        self._clean_notes()

    def _clean_reach(self) -> None:
        """Contact details are kept only with what they were given for (method 47)."""
        known = self.cleaned_data
        if not known.get("reach") or self.answered("without_reach"):
            known["reach"] = known["reach_for"] = ""
        elif not known.get("reach_for"):
            self.add_error("reach_for", _("What did they give it to you for? Without that we leave it out."))

    def _clean_notes(self) -> None:
        """A note is kept only if it would be fine for them to read it (method 16)."""
        known = self.cleaned_data
        new = [name for name in self.NOTES if known.get(name) and known[name] != getattr(self.instance, name, "")]
        if new and not known.get("fine") and "fine" not in self.errors:
            self.add_error("fine", _("You wrote something about them. Would it be fine if they read it?"))
        if new and known.get("fine") == "no":
            known.update({name: getattr(self.instance, name, "") for name in new})

    def in_words(self, name: str, value) -> str:
        if name in ("department", "shift"):
            return value.name if value else ""
        if name in ("supervisor", "leave_be"):
            return str(_("Yes") if value else _("No"))
        return super().in_words(name, value)

    def write(self, by) -> None:
        known = {name: self.cleaned_data[name] for name in self.FIELDS}
        if self.instance is None:
            self.instance = Person.add(by=by, **known)
        else:
            self.instance.change(by=by, version=self.cleaned_data["version"] or 0, **known)


class NewPersonForm(PersonForm):
    """Asks once whether it is somebody we know; the button `somebody_else` answers that it is not."""

    MOST = 5

    @cached_property
    def alike(self) -> list:
        """Ids of people of that name, to be asked about; none once it was answered."""
        if self.answered("somebody_else"):
            return []
        return directory.of(self.member.workplace).alike(self.cleaned_data.get("name", ""))[: self.MOST]

    def clean(self):
        super().clean()
        if self.alike:
            self.add_error(None, _("We know somebody of that name. Is this the same person?"))
