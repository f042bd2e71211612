"""Files as other programs write them, and as accidents and ill will leave them: made from a number, each time alike."""

from random import Random

from tests.relationships.importing.test_reading import cell, workbook

GIVEN = ["Rosa", "Emil", "Jörg", "Zoë", "Łukasz", "मीरा", "李", "O'Neil", "", "\u202eevaD\u202c", "Ana\u200b"]
FAMILY = ["Lima", "Berg", "Müller-Ünal", "عمر", "de la Cruz", "Nguyễn", "", '"Nana"', "=cmd|' /C calc'!A0"]
DEPARTMENTS = ["Ovens", "Öfen", "Shop floor", "", "Line 1; Line 2", "a,b", "\tx"]
HEADERS = [["First Name", "Last Name", "Department"], ["Vorname", "Nachname", "Abteilung"], ["x", "y", "z"], []]
ENCODINGS = ["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252", "gb18030"]
SPLINTERS = [
    b"\x00",
    b'"',
    b"\xff",
    b"\r",
    b"\n",
    b",",
    b"\xe2\x80\xae",
    b"=",
    b"\\",
    b"BEGIN:VCARD\r\n",
    b"a" * 120_000,
]


def rows(chance: Random) -> list[list[str]]:
    header = chance.choice(HEADERS)
    many = chance.randint(0, 12)
    some = [[chance.choice(GIVEN), chance.choice(FAMILY), chance.choice(DEPARTMENTS)] for _ in range(many)]
    return [header, *some] if header else some


def separated(chance: Random, mark: str) -> bytes:
    def quoted(words: str) -> str:
        needs = mark in words or '"' in words or "\n" in words
        return '"' + words.replace('"', '""') + '"' if needs and chance.random() < 0.9 else words

    end = chance.choice(["\n", "\r\n", "\r"])
    text = end.join(mark.join(map(quoted, row)) for row in rows(chance))
    return text.encode(chance.choice(ENCODINGS), "replace")


def spreadsheet(chance: Random) -> bytes:
    lines = []
    for number, row in enumerate(rows(chance), 1):
        words = [one.replace("&", "&amp;").replace("<", "&lt;") for one in row]
        cells = "".join(cell(f"{chr(65 + n)}{number}", one) for n, one in enumerate(words))
        lines.append(f'<row r="{number}">{cells}</row>')
    return workbook("".join(lines))


def cards(chance: Random) -> bytes:
    made = []
    for given, family, department in rows(chance):
        version = chance.choice(["2.1", "3.0", "4.0"])
        name = f"N:{family};{given};;;" if chance.random() < 0.8 else f"FN:{given} {family}"
        made += ["BEGIN:VCARD", f"VERSION:{version}", name, f"ORG:The mill;{department}"]
        made += ["END:VCARD"] if chance.random() < 0.95 else []
    return "\r\n".join(made).encode("utf-8")


MAKERS = {
    "csv": lambda chance: separated(chance, chance.choice(",;|")),
    "tsv": lambda chance: separated(chance, "\t"),
    "xlsx": spreadsheet,
    "vcf": cards,
}


def file(form: str, number: int) -> bytes:
    """Every third as it was written; the others with some bytes lost, doubled, turned or put in."""
    chance = Random(f"{form} {number}")
    body = bytearray(MAKERS[form](chance))
    for _ in range(chance.choice([0, 1, 6])):
        at = chance.randrange(len(body) + 1)
        blow = chance.randrange(4)
        if blow == 0:
            del body[at : at + chance.randint(1, 40)]
        elif blow == 1:
            body[at:at] = body[at : at + chance.randint(1, 200)]
        elif blow == 2 and at < len(body):
            body[at] ^= 1 << chance.randrange(8)
        else:
            body[at:at] = chance.choice(SPLINTERS)
    return bytes(body)
