"""From bytes to a table: every guess, and every way in which a file may be broken or meant ill."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationships.importing.headers import guess_columns
from relationships.importing.reading import Asked, Refused, read, workbooks

NAMES = "Name;Abteilung\nJörg Müller;Öfen\nZoë;Nächte\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_way_to_write_letters_is_guessed(encoding):
    sheet = read(NAMES.encode(encoding))
    assert [line.cells for line in sheet.lines] == [("Jörg Müller", "Öfen"), ("Zoë", "Nächte")]
    assert (sheet.separator, sheet.header, sheet.columns) == (";", 1, ["Name", "Abteilung"])


def test_another_encoding_may_be_said():
    sheet = read("Name\nŁukasz Żuk\n".encode("cp1250"), asked=Asked(encoding="cp1250"))
    assert [line.cells for line in sheet.lines] == [("Łukasz Żuk",)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_what_stands_above_the_table_is_left_out_and_told(separator):
    rows = ["Staff list, as of March", "", separator.join(["First name", "Last name", "Dept"]), separator.join("abc")]
    sheet = read("\n".join(rows).encode())
    assert (sheet.separator, sheet.header, sheet.before) == (
        separator,
        3,
        ["Staff list, as of March"] if separator != "," else ["Staff list as of March"],
    )
    assert [(line.number, line.cells) for line in sheet.lines] == [(4, ("a", "b", "c"))]


def test_a_bad_line_costs_that_line_alone():
    body = (
        b'Name,Dept\nAna "the boss" Lima,Ovens\n"Emil,Ovens\nRosa,Ov\x00ens\nId\xffa,Ovens\n'
        + "Zoë Ünal,Öfen\n".encode() * 30
    )
    lines = read(body + b"x" * 300_000 + b'\n"Lena, the second","two\nlines"\n').lines
    assert [(line.number, line.cells, line.fault) for line in lines if line.cells != ("Zoë Ünal", "Öfen")] == [
        (2, ('Ana "the boss" Lima', "Ovens"), ""),
        (3, (), "quotes"),
        (4, (), "nulls"),
        (5, (), "letters"),
        (36, (), "long"),
        (37, ("Lena, the second", "two\nlines"), ""),
    ]


CARDS = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6=
rg;;;
TEL;CELL;PREF:+49 170 1234567
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRg
 ABAQ==

END:VCARD
BEGIN:VCARD
rubbish without a colon
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Rosa Lima\\, the baker
ORG:The Mill;Ovens
item1.EMAIL;type=INTERNET;type=pref:rosa@example.org
item1.X-ABLabel:_$!<Home>!$_
NOTE:two\\nlines an
 d a half
END:VCARD
BEGIN:VCARD
VERSION:4.0
N:Berg;Emil;;;
TEL;VALUE=uri;TYPE="voice,cell":tel:+47-22-334455
KIND:individual
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Never ends
"""


def test_cards_of_three_versions_and_one_bad_one_among_them():
    sheet = read(CARDS.replace("\n", "\r\n").encode(), name="contacts.vcf")
    assert sheet.columns == ["Name", "First name", "Last name", "Phone", "E-mail", "Company", "Department", "Note"]
    assert [(line.number, line.cells, line.fault) for line in sheet.lines] == [
        (1, ("", "Jörg", "Müller", "+49 170 1234567", "", "", "", ""), ""),
        (10, (), "card"),
        (
            13,
            ("Rosa Lima, the baker", "", "", "", "rosa@example.org", "The Mill", "Ovens", "two\nlines and a half"),
            "",
        ),
        (22, ("", "Emil", "Berg", "+47-22-334455", "", "", "", ""), ""),
        (28, (), "card"),
    ]
    assert guess_columns("people", sheet.columns)[:5] == ["", "given", "family", "reach", "reach"]


HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def relations(**targets: str) -> str:
    inside = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def workbook(rows: str, strings: str = "") -> bytes:
    """The least that a spreadsheet program takes for one."""
    packed = io.BytesIO()
    sheet = '<sheets><sheet name="Staff" sheetId="1" r:id="worksheet"/></sheets>'
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'{HEAD}<workbook {MAIN} xmlns:r="{OFFICE}">{sheet}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(worksheet="worksheets/sheet1.xml", sharedStrings="sharedStrings.xml"),
        "xl/sharedStrings.xml": f"{HEAD}<sst {MAIN}>{strings}</sst>",
        "xl/worksheets/sheet1.xml": f"{HEAD}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>",
    }
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, body in parts.items():
            out.writestr(name, body)
    return packed.getvalue()


def cell(at: str, words: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'


STAFF = (
    f'<row r="1">{cell("A1", "Name")}{cell("B1", "Rating")}</row>'
    f'<row r="2">{cell("A2", "Rosa")}<c r="B2"><v>3</v></c></row>'
    f'<row r="4">{cell("A4", "=1+1")}<c r="B4"><f>1+1</f><v>2</v></c></row>'
)


def test_a_spreadsheet_gives_values_and_never_runs_a_formula():
    sheet = read(workbook(STAFF), name="staff.xlsx")
    assert (sheet.format, sheet.sheets, sheet.columns) == ("xlsx", ["Staff"], ["Name", "Rating"])
    assert [(line.number, line.cells) for line in sheet.lines] == [(2, ("Rosa", "3")), (4, ("=1+1", "2"))]


def bomb() -> bytes:
    packed = io.BytesIO(workbook(STAFF))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as out, out.open("xl/styles.xml", "w") as part:
        for _ in range(13):
            part.write(b" " * (1024 * 1024))
    return packed.getvalue()


HOSTILE = {
    "bomb": bomb,
    "too-many": lambda: workbook(f'<row r="1048576">{cell("XFD1048576", "far out")}</row>'),
    "broken": lambda: workbook(STAFF)[:-200],
    "old-excel": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "no-table": lambda: b"%PDF-1.7 ...",
    "empty": lambda: b" \n \n",
    "too-large": lambda: b"a" * (10 * 1024 * 1024 + 1),
}


@pytest.mark.parametrize("fault", HOSTILE)
def test_hostile_files_are_refused_with_a_reason(fault, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_INSIDE", 12 * 1024 * 1024)  # a tenth of what it is: the test is quicker
    with pytest.raises(Refused) as refused:
        read(HOSTILE[fault]())
    assert refused.value.fault in (fault, "wide" if fault == "too-many" else fault)


def packed_anew(method: int, *, begins: int | None = None) -> bytes:
    """`begins`: where the first part is said to be in the file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(STAFF))) as was, zipfile.ZipFile(out, "w", method) as now:
        for name in was.namelist():
            now.writestr(name, was.read(name))
        now.filelist[0].header_offset = now.filelist[0].header_offset if begins is None else begins
    return out.getvalue()


@pytest.mark.parametrize(
    "body", [packed_anew(zipfile.ZIP_LZMA), packed_anew(zipfile.ZIP_STORED, begins=2**63)], ids=["lzma", "far"]
)
def test_a_spreadsheet_packed_as_none_is_cannot_be_read(body):
    with pytest.raises(Refused) as refused:
        read(body)
    assert refused.value.fault == "broken"


def test_one_long_text_in_every_cell_is_no_way_in():
    strings = f"<si><t>{'a' * 30_000}</t></si>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 4000))
    with pytest.raises(Refused) as refused:
        read(workbook(rows, strings))
    assert refused.value.fault == "bomb"


CELLS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00\r\ufeff\ufffd"), max_size=12).map(
    str.strip
)


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=8), st.sampled_from([",", ";", "\t", "|"])
)
def test_whatever_was_written_as_csv_is_read_as_it_was(rows, separator):
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    if not out.getvalue().strip():
        return
    body = out.getvalue().encode("utf-8-sig")
    sheet = read(body, asked=Asked(separator=separator, header=0))
    trimmed = [tuple(row[: max((n for n, one in enumerate(row, 1) if one), default=0)]) for row in rows]
    assert [line.cells for line in sheet.lines if not line.fault] == [row for row in trimmed if row]
