"""One XLSX: whatever somebody typed, there is no cell that runs (S17)."""

import io
import random
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from datetime import date

import pytest
from django.apps import apps

from organizer import exports, spreadsheets
from organizer.exports import Sheet
from organizer.fields import EncryptedTextField
from tests.architecture.who_may.things import Things

MAIN = f"{{{spreadsheets.MAIN}}}"


def hostile(number: int = 150) -> list[str]:
    """What has been tried on spreadsheets, and what breaks XML."""
    heads = ["=", "+", "-", "@", "\t=", "\r=", "\n=", "=-", "＝", "'=", '"=', ";=", " =", "\ufeff=", "%00="]
    tails = [
        "1+1",
        "cmd|' /C calc'!A0",
        'HYPERLINK("http://example.org/?"&A1)',
        "SUM(1;2)</t></is></c><c><f>1+1</f></c>",
        "IMPORTXML(A1)\x07_x003D_",
        "WEBSERVICE(A1)&amp;]]>",
    ]
    found = [head + tail for head in heads for tail in tails]
    lot = random.Random(17)
    signs = "=+-@;,'\"\t\r\n<>&]|!(){}éß漢😀_x0"
    while len(found) < number:
        found.append(lot.choice("=+-@") + "".join(lot.choices(signs, k=lot.randint(1, 20))))
    return found[:number]


def written(sheets: list[Sheet], member) -> bytes:
    out = io.BytesIO()
    spreadsheets.write_xlsx(member, out, lambda done, total: None, level="archive", sheets=sheets)
    return out.getvalue()


def rows_of(book: bytes, number: int) -> list[list]:
    """The cells of a sheet by an independent reading of its XML: words, numbers, and None."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        root = ET.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
    found = []
    for row in root.iter(f"{MAIN}row"):
        cells = []
        for cell in row:
            words, value = cell.find(f"{MAIN}is/{MAIN}t"), cell.find(f"{MAIN}v")
            cells.append(words.text if words is not None else value.text if value is not None else None)
        found.append(cells)
    assert list(root.iter(f"{MAIN}f")) == []
    return found


def test_words_stay_words_and_days_are_days(cast):
    rows = [(words, 3, date(2025, 3, 3), True, None) for words in hostile()]
    one = Sheet("people", "archive", ("Words", "Number", "Day", "Truth", "Nothing"), lambda member: rows)
    book = written([one], cast.dina)
    head, *found = rows_of(book, 2)
    assert head == ["Words", "Number", "Day", "Truth", "Nothing"]
    assert [row[1:] for row in found] == [["3", "45719", "yes", None]] * 150
    plain = [(row[0], words) for row, words in zip(found, hostile(), strict=True) if not set(words) & set("\r\x07_")]
    assert [told for told, _words in plain] == [words for _told, words in plain]
    assert len(plain) > 60
    assert rows_of(book, 1)[1] == ["Made by", "Dina"]


def test_signs_that_xml_cannot_hold_are_written_as_spreadsheets_do():
    assert spreadsheets.xml_text("a\x07\r_x0041_<") == "a_x0007__x000D__x005F_x0041_&lt;"
    assert len(spreadsheets.xml_text("x" * 40_000)) < 32_768


@pytest.mark.prove
def test_libreoffice_opens_it_and_finds_no_formula(cast, tmp_path):
    """150 hostile strings in every column of words that an archive has."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    things = Things(cast.ana, cast.tomas)
    things.make_all()
    fields = [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, EncryptedTextField) and f"{model._meta.label}.{field.name}" in HELD
    ]
    assert len(fields) > 30
    strings = hostile()
    one = Sheet(
        "words",
        "archive",
        tuple(f"{model._meta.label}.{field.name}" for model, field in fields),
        lambda member: (tuple(strings[(at + n) % 150] for n in range(len(fields))) for at in range(150)),
    )
    archive = [*exports.sheets_of("archive"), one]
    (tmp_path / "book.xlsx").write_bytes(written(archive, cast.ana))
    command = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "fods"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "book.xlsx"], check=True, timeout=300)
    opened = (tmp_path / "book.fods").read_text()
    assert opened.count("table:formula") == 0
    assert opened.count("cmd|") == len(fields) * sum("cmd|" in words for words in strings)
    assert opened.count("<table:table ") == len(archive) + 1


HELD = {field for sheet in exports.SHEETS.values() for field in sheet.holds}
