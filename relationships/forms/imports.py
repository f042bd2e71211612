"""Files to bring in, and what is said of how they are read."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form
from relationships import directory
from relationships.importing.answers import OTHER, OUT
from relationships.models import BatchRow

MOST_FILES = 6


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """One file or several. Sizes are looked at before anything is read."""

    default_error_messages = {
        "too_many": _("Up to six files at once, please."),
        "too_large": _("One file can have up to 10 megabytes. Split it, or leave out the pictures."),
    }

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [super(FilesField, self).clean(one, initial) for one in (data or [None])]
        if len(files) > MOST_FILES:
            raise ValidationError(self.error_messages["too_many"], code="too_many")
        if any(file.size > _most(file) for file in files):
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        return files


def _most(file: UploadedFile) -> int:
    """Bytes; an archive of ours may be larger than a list of people (see `organizer/uploads.py`)."""
    packed = file.read(2) == b"PK"
    file.seek(0)
    return settings.KITH_MOST_UPLOADED if packed else settings.FILE_UPLOAD_MAX_MEMORY_SIZE


class BringForm(Form):
    brought = FilesField(
        label=_("Your file"),
        widget=FilesInput(attrs={"accept": ".csv,.tsv,.tab,.txt,.xlsx,.vcf,.zip,text/csv,text/vcard"}),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty.")},
        allow_empty_file=False,
    )

    @property
    def files_brought(self) -> list[tuple[str, bytes]]:
        return [(cast(str, file.name), file.read()) for file in self.cleaned_data["brought"]]


class AnswerForm(Form):
    """Of a row that may be somebody we have: one of those it was asked about, somebody else, or left out."""

    answer = forms.ChoiceField(label=_("Is this the same person?"))

    def __init__(self, *args: Any, row: BatchRow, **kwargs: Any):
        super().__init__(*args, **kwargs)
        here = directory.of(row.workplace).people
        alike = [pk for pk in row.said.get("alike", []) if UUID(pk) in here]
        asked = row.fate == BatchRow.Fate.DOUBT or row.why == "answered"
        cast(forms.ChoiceField, self.fields["answer"]).choices = [(one, one) for one in [*alike, OTHER, OUT] if asked]
