"""The files of a batch: how each is read, its rows, and who is who among them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organizer import archives
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from organizer.taking_in import NotOurs
from relationships import access_imports
from relationships.forms.archives import PassphraseForm
from relationships.forms.import_files import FileForm
from relationships.forms.imports import AnswerForm, BringForm
from relationships.importing import answers, staging, words
from relationships.importing.archived import SHEET
from relationships.importing.archived.opening import open_with
from relationships.importing.archived.row_list import SheetRows
from relationships.importing.page import BatchPage
from relationships.importing.row_list import RowList
from relationships.views.moved_on import still_open


@require_POST
def add(request: Request, batch_id: UUID) -> HttpResponse:
    """One or more files beside those that are there."""
    batch = access_imports.batch_for(request.member, batch_id)
    form = BringForm(request.POST, request.FILES)
    if form.is_valid():
        with still_open(request):
            staging.add_all(batch, by=request.member, files=form.files_brought)
        return go(url(request.member, "import", batch.pk))
    context = {"batch": batch, "page": BatchPage(batch), "form": form}
    return answer(request, "relationships/imports/show.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
def show(request: Request, batch_id: UUID, file_id: UUID) -> HttpResponse:
    """How it is read."""
    file = access_imports.batch_file_for(request.member, batch_id, file_id)
    form = FileForm(request.POST or None, file=file)
    if form.is_valid():
        with still_open(request):
            form.save()
        return go(url(request.member, "import", batch_id))
    return answer(request, "relationships/imports/file.html", {"file": file, "form": form}, status=form.status)


@require_POST
def take_out(request: Request, batch_id: UUID, file_id: UUID) -> HttpResponse:
    file = access_imports.batch_file_for(request.member, batch_id, file_id)
    with still_open(request):
        staging.take_out(file)
    return go(url(request.member, "import", batch_id))


@require_GET
def rows(request: Request, batch_id: UUID, file_id: UUID) -> HttpResponse:
    file = access_imports.batch_file_for(request.member, batch_id, file_id)
    shown = SheetRows if file.kind == SHEET else RowList
    context = {"file": file, "rows": shown(file, request.GET.dict())}
    return answer(request, "relationships/imports/rows.html", context)


@require_POST
def decide(request: Request, batch_id: UUID, row_id: UUID) -> HttpResponse:
    """Whether a row is somebody we have."""
    row = access_imports.batch_row_for(request.member, batch_id, row_id)
    form = AnswerForm(request.POST, row=row)
    if form.is_valid():
        with still_open(request):
            answers.answer(row, form.cleaned_data["answer"])
    return go(f"{url(request.member, 'import', batch_id)}#who") if form.is_valid() else _refused(request, batch_id)


@require_POST
def decide_all(request: Request, batch_id: UUID) -> HttpResponse:
    """All that are left of the very same name are the same people."""
    batch = access_imports.batch_for(request.member, batch_id)
    with still_open(request):
        decided = answers.same_names(batch)
        messages.success(request, ngettext("%d row is decided.", "%d rows are decided.", decided) % decided)
    return go(f"{url(request.member, 'import', batch_id)}#who")


def _refused(request: Request, batch_id: UUID) -> HttpResponse:
    batch = access_imports.batch_for(request.member, batch_id)
    messages.info(request, _("That is no longer one of the answers. Please look once more."))
    context = {"batch": batch, "page": BatchPage(batch), "form": BringForm()}
    return answer(request, "relationships/imports/show.html", context, status=422)


@require_POST
def passphrase(request: Request, batch_id: UUID) -> HttpResponse:
    """Of an archive that is closed."""
    batch = access_imports.batch_for(request.member, batch_id)
    form = PassphraseForm(request.POST)
    if form.is_valid():
        try:
            with still_open(request):
                open_with(batch, form.cleaned_data["passphrase"], by=request.member)
            return go(url(request.member, "import", batch.pk))
        except archives.WrongPassphrase:
            form.add_error("passphrase", _("That passphrase does not open it."))
        except NotOurs as refused:
            form.add_error(None, str(words.fault(refused.fault)))
    context = {"batch": batch, "page": BatchPage(batch), "form": BringForm(), "passphrase": form}
    return answer(request, "relationships/imports/show.html", context, status=422)
