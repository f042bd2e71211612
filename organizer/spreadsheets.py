"""One XLSX with a sheet for each table, written as a stream: no row is kept, and nothing is laid on the disk in the
open, which is what libraries do that hold little in memory (S12).

Every cell of words is words (`inlineStr`): there are no formulas in such a file, whatever somebody typed (S17).
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from organizer import exports, tabular
from organizer.archives import ABOUT_COLUMNS, entry
from organizer.exports import Sheet
from organizer.models import Membership

MOST_SIGNS = 32_767  # in a cell, in the units of UTF-16
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XLSX = f"{KIND}.sheet"
PLAIN, BOLD, DAY = 0, 1, 2  # the three styles below
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    "</styleSheet>"
)
FIRST_DAY = date(1899, 12, 30)  # of the numbers that spreadsheets count days with
CANNOT_STAND = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write_xlsx(member: Membership, out, progress, *, level: str, sheets: Iterable[Sheet]) -> None:
    sheets = list(sheets)
    names = ["about", *(one.name for one in sheets)]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, body in _frame(names):
            with book.open(entry(name), "w") as file:
                file.write(body.encode())
        with book.open(entry("xl/worksheets/sheet1.xml"), "w") as file:
            _write(file, ABOUT_COLUMNS, exports.heading(member, level))
        for number, (one, rows) in enumerate(exports.steps(sheets, member, progress), 2):
            with book.open(entry(f"xl/worksheets/sheet{number}.xml"), "w") as file:
                _write(file, one.columns, rows)


def _write(file: IO[bytes], columns: Iterable[str], rows: Iterable[tuple]) -> None:
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    views = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    file.write(f'{HEAD}<worksheet xmlns="{MAIN}">{views}<sheetData>'.encode())
    file.write(_row(columns, BOLD).encode())
    for row in rows:
        file.write(_row(row, PLAIN).encode())
    file.write(b"</sheetData></worksheet>")


def _row(cells: Iterable[object], style: int) -> str:
    return f"<row>{''.join(_cell(value, style) for value in cells)}</row>"


def _cell(value: object, style: int) -> str:
    if isinstance(value, date) and not isinstance(value, datetime) and value.year > 1900:
        return f'<c s="{DAY}"><v>{(value - FIRST_DAY).days}</v></c>'
    if isinstance(value, int) and not isinstance(value, bool):
        return f"<c><v>{value}</v></c>"
    if not (text := tabular.text_of(value)):
        return "<c/>"
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{xml_text(text)}</t></is></c>'


def xml_text(text: str) -> str:
    """Signs that XML cannot hold stand as `_x0007_`, as spreadsheets write them; too long a text is cut."""
    if 2 * len(text) > MOST_SIGNS:
        text = text.encode("utf-16-le")[: 2 * MOST_SIGNS].decode("utf-16-le", "ignore")
    return escape(CANNOT_STAND.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text))


def _frame(names: list[str]) -> Iterator[tuple[str, str]]:
    """What makes a ZIP of sheets a workbook (ECMA-376, part 1)."""
    types = f"{PACKAGE}/content-types"
    parts = [("/xl/workbook.xml", f"{XLSX}.main+xml"), ("/xl/styles.xml", f"{KIND}.styles+xml")]
    parts += [(f"/xl/worksheets/sheet{n}.xml", f"{KIND}.worksheet+xml") for n, _ in enumerate(names, 1)]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    yield "[Content_Types].xml", f'{HEAD}<Types xmlns="{types}">{defaults}{overrides}</Types>'
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    listed = "".join(
        f'<sheet name={quoteattr(name[:31])} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1)
    )
    yield "xl/workbook.xml", f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
    sheets = [("worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(names, 1)]
    yield "xl/_rels/workbook.xml.rels", _relations([*sheets, ("styles", "styles.xml")])
    yield "xl/styles.xml", STYLES


def _relations(parts: list[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(parts, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'
