"""What all forms share: how a field looks, the status a form answers with, and saves that overwrite nobody's."""

from typing import cast

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from organizer.versions import Stale


class Renderer(TemplatesSetting):
    form_template_name = "organizer/_form.html"
    field_template_name = "organizer/_field.html"


class Form(forms.Form):
    """A form of plain fields. `status` is what the page answers with: 200 fresh, 422 refused."""

    required_css_class = "required"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.empty_label == "---------":
                field.empty_label = "–"

    @property
    def status(self) -> int:
        return 422 if self.is_bound and self.errors else 200

    @property
    def mostly_optional(self) -> bool:
        """Then it is the few needed fields that say so, not the many others."""
        asked = [field for field in self.visible_fields() if field.widget_type != "checkbox"]
        return sum(not field.field.required for field in asked) > len(asked) / 2


class VersionedForm(Form):
    """A form over one editable row. Subclasses name `FIELDS` and write `write(by)`, which calls the verb."""

    FIELDS: tuple[str, ...] = ()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, instance=None, **kwargs):
        self.instance, self.fresh = instance, None
        if instance is not None:
            now = {name: getattr(instance, name) for name in self.FIELDS}
            kwargs["initial"] = {**now, "version": instance.version, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def save(self, *, by) -> bool:
        """False if somebody else changed the row in between: the form then shows both texts."""
        try:
            self.write(by)
        except Stale as stale:
            self.fresh = stale.fresh
            self.data = data = cast(QueryDict, self.data).copy()
            data["version"] = str(stale.version)  # saving again is a choice made with both in view
            self.add_error(
                None,
                _("Somebody else changed this while you were writing. Both are below; saving again keeps yours."),
            )
            return False
        return True

    def write(self, by) -> None:
        raise TypeError("a versioned form says what it writes")

    @property
    def differences(self) -> list[tuple[str, str, str]]:
        """(label, what it says now, what was typed) for each field that differs."""
        if self.fresh is None:
            return []
        rows = []
        for name in [name for name in self.FIELDS if name in self.fields]:  # some are not for everybody to change
            theirs, mine = getattr(self.fresh, name), self.cleaned_data.get(name)
            if (theirs or "") != (mine or ""):
                rows.append((str(self.fields[name].label), self.in_words(name, theirs), self.in_words(name, mine)))
        return rows

    def in_words(self, name: str, value) -> str:
        """How a value is said when two saves differ."""
        return str(value or "")

    @property
    def status(self) -> int:
        return 409 if self.fresh is not None else super().status
