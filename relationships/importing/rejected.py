"""The rows that could not be taken, as a file: to be put right in a spreadsheet and brought again (S26).

Through the gate like everything that leaves (S16). On the page they stand for whoever brought them in any case.
"""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from organizer import exports, tabular
from relationships import access_imports
from relationships.importing import words
from relationships.models import BatchRow


@exports.form(
    "rows-not-taken",
    level="archive",
    label=_("The rows that could not be taken"),
    suffix="csv",
    media_type="text/csv",
    says=_("Each row as it stands in your file, with its line and the reason."),
    about=access_imports.batch_for,
)
def write(member, out, progress, about=None) -> None:
    batch = access_imports.batch_for(member, about)
    rows = BatchRow.objects.visible_to(member).filter(batch=batch, fate=BatchRow.Fate.BAD, round=F("file__round"))
    total = rows.count()

    def told():
        for number, row in enumerate(rows.select_related("workplace", "file").order_by("file__place", "number"), 1):
            said = row.said
            yield (row.file.name, row.number, str(words.why(row.why, said.get("about", ""))), *cells_of(said))
            if number % 200 == 0:
                progress(number, total)

    tabular.write_csv(out, ("File", "Line", "Why", "As it stands there"), told())
    progress(total, total)


def cells_of(said: dict) -> list[str]:
    return said.get("cells") or [said.get("text", "")]
