"""Contact cards (vCard 2.1, 3.0, 4.0), as phones and mail programs write them: tolerant, since each writes its own way.

Sources: vCard 2.1 (versit, 1996), RFC 2426 (3.0), RFC 6350 (4.0). The libraries there are for Python read 3.0 and
some of 2.1, and stop at the first bad card.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .sheet import KEPT_TEXT, LONGEST_CELL, LONGEST_LINE, MOST_ROWS, Line, Refused, Sheet

COLUMNS = (
    "Name",
    "First name",
    "Last name",
    "Nickname",
    "Phone",
    "E-mail",
    "Company",
    "Department",
    "Job title",
    "Language",
    "Pronouns",
    "Birthday",
    "Note",
)
SIMPLE = {
    "FN": "Name",
    "NICKNAME": "Nickname",
    "TEL": "Phone",
    "EMAIL": "E-mail",
    "TITLE": "Job title",
    "LANG": "Language",
    "PRONOUNS": "Pronouns",
    "BDAY": "Birthday",
    "NOTE": "Note",
}
MOST_LINES = 5000  # of one card: a photo has about a thousand
PROPERTY = re.compile(
    r"(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<params>(?:;(?:[^:;\"]|\"[^\"]*\")*)*):(?P<value>.*)", re.DOTALL
)


@dataclass
class Property:
    name: str
    params: dict[str, str]
    value: str


def read(text: str, *, encoding: str) -> Sheet:
    lines: list[Line] = []
    for number, raw in _cards(text):
        lines.append(_line(number, raw))
        if len(lines) > MOST_ROWS:
            raise Refused("too-many")
    used = [n for n in range(len(COLUMNS)) if any(n < len(line.cells) and line.cells[n] for line in lines)]
    short = [
        Line(one.number, tuple(one.cells[n] for n in used) if one.cells else (), one.fault, one.text) for one in lines
    ]
    if not any(line.cells for line in lines):
        used = []
    return Sheet("vcard", [COLUMNS[n] for n in used], short, encoding=encoding)


def _cards(text: str) -> Iterator[tuple[int, list[str]]]:
    """The line on which each begins, and its lines. One that never ends stops where the next begins."""
    card: list[str] = []
    began = 0
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        word = line.strip().upper()
        if word == "BEGIN:VCARD":
            if card:
                yield began, card
            began, card = number, [line]
        elif card:
            card.append(line)
            if word == "END:VCARD":
                yield began, card
                card = []
        elif word:
            yield number, [line]
    if card:
        yield began, card


def _line(number: int, raw: list[str]) -> Line:
    text = "\n".join(raw)[:KEPT_TEXT].replace("\x00", "\ufffd")
    if raw[0].strip().upper() != "BEGIN:VCARD" or raw[-1].strip().upper() != "END:VCARD":
        return Line(number, (), "card", text)
    if len(raw) > MOST_LINES or any(len(line) > LONGEST_LINE for line in raw):
        return Line(number, (), "long", text)
    if any("\x00" in line for line in raw):
        return Line(number, (), "nulls", text)
    try:
        found = list(_properties(raw[1:-1]))
    except (ValueError, LookupError, UnicodeError, binascii.Error):
        return Line(number, (), "card", text)
    cells = _cells(found)
    if any("\ufffd" in cell for cell in cells):
        return Line(number, (), "letters", text)
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return Line(number, (), "long", text)
    return Line(number, cells) if any(cells) else Line(number, (), "card", text)


def _cells(found: list[Property]) -> tuple[str, ...]:
    said: dict[str, list[str]] = {}

    def add(column: str, words: str) -> None:
        words = " ".join(words.split()) if column != "Note" else words.strip()
        if words and words not in said.setdefault(column, []):
            said[column].append(words)

    for one in found:
        if one.name == "N":
            parts = [_plain(part) for part in _split(one.value, ";")] + ["", ""]
            add("Last name", parts[0])
            add("First name", parts[1])
        elif one.name == "ORG":
            parts = [_plain(part) for part in _split(one.value, ";")] + ["", ""]
            add("Company", parts[0])
            add("Department", parts[1])
        elif column := SIMPLE.get(one.name):
            value = re.sub(r"^(?:tel|mailto):", "", one.value, flags=re.IGNORECASE)
            for part in _split(value, ",") if column in ("Nickname", "Language") else [value]:
                add(column, _plain(part))
    joined = {column: (words[:1] if column == "Name" else words) for column, words in said.items()}
    return tuple(", ".join(joined.get(column, [])) for column in COLUMNS)


def _properties(lines: list[str]) -> Iterator[Property]:
    for line in _unfolded(lines):
        if not line.strip():
            continue
        if not (found := PROPERTY.match(line)):
            raise ValueError("not a property")
        params = _params(found["params"])
        yield Property(found["name"].upper(), params, _value(found["value"], params))


def _unfolded(lines: list[str]) -> Iterator[str]:
    """A line that begins with a space goes on with the one before; in 2.1 also after `=` of quoted-printable."""
    whole: list[str] = []
    for line in lines:
        printable = bool(whole) and "QUOTED-PRINTABLE" in whole[0].partition(":")[0].upper()
        if whole and printable and whole[-1].endswith("="):
            whole.append("\n" + line)
        elif whole and line[:1] in (" ", "\t"):
            whole.append(line[1:])
        else:
            if whole:
                yield "".join(whole)
            whole = [line]
    if whole:
        yield "".join(whole)


def _params(text: str) -> dict[str, str]:
    """By name; 2.1 also has values without one (`;HOME;QUOTED-PRINTABLE`)."""
    params: dict[str, str] = {}
    for part in filter(None, text.split(";")):
        name, equals, value = part.partition("=")
        if equals:
            params[name.upper()] = value.strip('"')
        elif name.upper() in ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"):
            params["ENCODING"] = name
    return params


def _value(value: str, params: dict[str, str]) -> str:
    encoding = params.get("ENCODING", "").upper()
    charset = params.get("CHARSET", "utf-8")
    if encoding == "QUOTED-PRINTABLE":
        return quopri.decodestring(value.encode("utf-8", "replace")).decode(charset, "replace")
    if encoding in ("BASE64", "B") and len(value) < LONGEST_CELL:
        return base64.b64decode(value, validate=False).decode(charset, "replace").replace("\ufffd", "")
    return "" if encoding in ("BASE64", "B") else value


def _split(value: str, mark: str) -> list[str]:
    """At a mark that no backslash stands before."""
    return re.split(rf"(?<!\\){re.escape(mark)}", value)


def _plain(value: str) -> str:
    letters = {"n": "\n", "N": "\n"}
    return re.sub(r"\\(.)", lambda found: letters.get(found[1], found[1]), value, flags=re.DOTALL).strip()
