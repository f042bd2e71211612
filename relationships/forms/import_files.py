"""How a file is read: every guess, to be put right."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form
from relationships.importing import staging
from relationships.importing.headers import takes_several
from relationships.importing.kinds import KINDS
from relationships.importing.reading.text import ENCODINGS
from relationships.models import BatchFile
from relationships.models.base import Basis, SeenBy

ENCODINGS_IN_WORDS: dict[str, str | Promise] = {
    "utf-8": _("UTF-8 (most files of today)"),
    "utf-16": _("UTF-16"),
    "cp1252": _("Windows, Western Europe"),
    "cp1250": _("Windows, Central Europe"),
    "cp1251": _("Windows, Cyrillic"),
    "cp1253": _("Windows, Greek"),
    "cp1254": _("Windows, Turkish"),
    "cp1255": _("Windows, Hebrew"),
    "cp1256": _("Windows, Arabic"),
    "mac_roman": _("Older Macs"),
    "shift_jis": _("Japanese"),
    "gb18030": _("Chinese, simplified"),
    "big5": _("Chinese, traditional"),
    "euc_kr": _("Korean"),
}
SEPARATORS_IN_WORDS = {",": _("Comma ,"), ";": _("Semicolon ;"), "\t": _("Tab"), "|": _("Upright line |")}
READ_ANEW = ("kind", "encoding", "separator", "sheet", "header")  # what changes which columns there are


def column(number: int) -> str:
    return f"column_{number}"


class FileForm(Form):
    kind = forms.ChoiceField(label=_("What the rows are"), widget=forms.RadioSelect)
    encoding = forms.ChoiceField(label=_("Letters (encoding)"), required=False)
    separator = forms.ChoiceField(
        label=_("Between the cells stands"), required=False, choices=SEPARATORS_IN_WORDS.items()
    )
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    header = forms.IntegerField(
        label=_("The line with the names of the columns"),
        min_value=0,
        max_value=1000,
        required=False,
        help_text=_("0 if there is none. What stands above it is left out."),
    )
    days = forms.ChoiceField(
        label=_("3/4 is"),
        required=False,
        choices=[("day", _("the third of April")), ("month", _("March the fourth"))],
    )
    reach_for = forms.CharField(
        label=_("They gave us their number or address for"),
        required=False,
        max_length=200,
        help_text=_("A way to reach somebody is kept only with what they gave it for. Without it we leave it out."),
    )
    fine = forms.ChoiceField(
        label=_("What they like: would it be fine if they read this?"),
        required=False,
        choices=[("yes", _("Yes")), ("no", _("No, leave it out"))],
        widget=forms.RadioSelect,
        help_text=_("Without a yes we leave it out."),
    )
    basis = forms.ChoiceField(
        label=_("How do you know?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(Basis.TOLD.value, Basis.TOLD.label), (Basis.HEARSAY.value, Basis.HEARSAY.label)],
        help_text=_("Where you were there yourself, we see it from the names."),
    )
    seen_by = forms.ChoiceField(
        label=_("Who may know of it?"), required=False, choices=SeenBy.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, file: BatchFile, **kwargs: Any):
        self.file, self.read = file, file.read or {"columns": [], "headers": []}
        kwargs["initial"] = {**self.read, "kind": file.kind, "basis": self.read.get("basis") or Basis.TOLD.value}
        kwargs["initial"] |= {"seen_by": self.read.get("seen_by") or SeenBy.CIRCLE.value}
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.name, kind.label) for kind in KINDS.values()]  # type: ignore[attr-defined]
        self.fields["encoding"].choices = [(one, ENCODINGS_IN_WORDS[one]) for one in ENCODINGS]  # type: ignore[attr-defined]
        self.fields["sheet"].choices = [(name, name) for name in self.read.get("sheets", [])]  # type: ignore[attr-defined]
        for name in self._idle():
            del self.fields[name]
        for number in self.open_columns:
            self.fields[column(number)] = self._column(number)

    def _idle(self) -> list[str]:
        """What there is nothing to say about."""
        asks = KINDS[self.file.kind].asks if self.file.kind in KINDS else ()
        format = self.read.get("format", "csv")
        idle = [name for name in ("reach_for", "fine", "basis", "seen_by") if name not in asks]
        idle += [] if "likes" in self.read["columns"] or "fine" in idle else ["fine"]
        idle += ["encoding", "separator"] if format == "xlsx" else ["separator"] if format == "vcard" else []
        idle += ["header"] if format == "vcard" else []
        idle += [] if len(self.read.get("sheets", [])) > 1 else ["sheet"]
        return idle + ([] if {"on", "came_on"} & set(self.read["columns"]) else ["days"])

    @property
    def open_columns(self) -> list[int]:
        kept_out = self.read.get("kept_out", [])
        return [number for number in range(len(self.read["headers"])) if not kept_out[number]]

    @property
    def kept_out(self) -> list[str]:
        return [name for name, out in zip(self.read["headers"], self.read.get("kept_out", []), strict=False) if out]

    def _column(self, number: int) -> forms.ChoiceField:
        fields = KINDS[self.file.kind].fields if self.file.kind in KINDS else ()
        return forms.ChoiceField(
            label=self.read["headers"][number],
            required=False,
            choices=[("", _("Leave it out")), *((field.name, field.label) for field in fields)],
            initial=self.read["columns"][number],
            help_text=" · ".join(self.read["samples"][number]),
        )

    @property
    def columns(self) -> list:
        return [self[column(number)] for number in self.open_columns]

    @property
    def for_all(self) -> list:
        """What is said once for all rows."""
        return [self[name] for name in ("days", "reach_for", "fine", "basis", "seen_by") if name in self.fields]

    @property
    def folded(self) -> list:
        return [self[name] for name in ("encoding", "separator", "sheet", "header") if name in self.fields]

    @property
    def folded_refused(self) -> bool:
        return any(field.errors for field in self.folded) or bool(self.file.fault)

    def clean(self) -> None:
        if self.reads_anew:
            return
        fields = self._chosen_columns()
        for number, field in enumerate(fields):
            if field and field in fields[:number] and not takes_several(self.file.kind, field):
                self.add_error(column(number), _("Another column is that already."))
        for needed in KINDS[self.file.kind].needs:
            if not set(needed) & set(fields):
                labels = {field.name: field.label for field in KINDS[self.file.kind].fields}
                self.add_error(None, _("Say which column is: %(label)s.") % {"label": labels[needed[0]]})

    def _chosen_columns(self) -> list[str]:
        return [self.cleaned_data.get(column(number), "") for number in range(len(self.read["headers"]))]

    @property
    def reads_anew(self) -> bool:
        """Then the columns are other ones, and guessed once more."""
        now = {**self.read, "kind": self.file.kind}
        said = {name: self.cleaned_data.get(name) for name in READ_ANEW if name in self.fields}
        return any(said[name] not in (None, "") and said[name] != now.get(name) for name in said)

    def save(self) -> None:
        """Raises `staging.Gone`."""
        names = [name for name in self.fields if not name.startswith("column_") and name != "kind"]
        choices = {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name) not in (None, "")}
        if not self.reads_anew:
            choices["columns"] = self._chosen_columns()
        staging.choose(self.file, kind=self.cleaned_data["kind"], choices=choices)
