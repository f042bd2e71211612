"""Several sheets in one file: a ZIP of CSV files, with a word about itself beside them."""

import zipfile
from collections.abc import Iterable

from organizer import exports, tabular
from organizer.exports import Sheet
from organizer.models import Membership

ABOUT = "about.csv"
ABOUT_COLUMNS = ("What", "Value")


def write_zip(member: Membership, out, progress, *, level: str, sheets: Iterable[Sheet]) -> None:
    """Streamed: nothing is held but a few rows. Files carry no time but the one in `about.csv`."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(_entry(ABOUT), "w") as file:
            tabular.write_csv(file, ABOUT_COLUMNS, exports.heading(member, level))
        for one, rows in exports.steps(sheets, member, progress):
            with archive.open(_entry(f"{one.name}.csv"), "w") as file:
                tabular.write_csv(file, one.columns, rows)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
