"""From bytes to letters."""

import codecs
import re

from charset_normalizer import from_bytes

from .sheet import Refused

ENCODINGS = (
    "utf-8",
    "utf-16",
    "cp1252",  # Western Europe
    "cp1250",  # Central Europe
    "cp1251",  # Cyrillic
    "cp1253",  # Greek
    "cp1254",  # Turkish
    "cp1255",  # Hebrew
    "cp1256",  # Arabic
    "mac_roman",
    "shift_jis",
    "gb18030",
    "big5",
    "euc_kr",
)
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
WESTERN = set("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœŠšŽžÝý’‘“”–—«»€°")
LOOKED_AT = 64 * 1024  # bytes that are enough to guess by


def decode(data: bytes, asked: str = "") -> tuple[str, str]:
    """The encoding and the text. What cannot be read in it becomes `�`, and its row is rejected later on."""
    encoding = asked if asked in ENCODINGS else guess(data)
    try:
        return encoding, data.decode(_exactly(data, encoding), "replace").removeprefix("\ufeff")
    except (UnicodeError, LookupError) as error:
        raise Refused("letters") from error


def guess(data: bytes) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    if _nulls(data[:LOOKED_AT]):
        return "utf-16"
    if _mostly_utf_8(data):
        return "utf-8"
    if _reads_as_western(data):
        return "cp1252"
    best = from_bytes(_unlike_ascii(data), cp_isolation=list(ENCODINGS[2:])).best()
    return best.encoding if best and best.encoding in ENCODINGS else "cp1252"


def _exactly(data: bytes, encoding: str) -> str:
    """UTF-16 without a mark says by its nulls which half of a letter comes first."""
    if encoding != "utf-16" or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return encoding
    some = data[:LOOKED_AT]
    return "utf-16-be" if some[0::2].count(0) > some[1::2].count(0) else "utf-16-le"


def _nulls(some: bytes) -> bool:
    """Every other byte of Western text in UTF-16; a few alone are only dirt."""
    return some.count(0) * 4 > len(some)


def _mostly_utf_8(data: bytes) -> bool:
    """One bad line in a file of good ones does not make it another encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(data) - len(text)  # at least one byte more for every letter that is not ASCII
    return not bad or bad * 20 < good


def _reads_as_western(data: bytes) -> bool:
    """Accents here and there among plain letters; elsewhere they are signs, or whole words of them."""
    text = _unlike_ascii(data).decode("cp1252", "replace")
    accented = [letter for letter in text if not letter.isascii()]
    return all(letter in WESTERN for letter in accented) and not re.search(r"[^\x00-\x7f]{4}", text)


def _unlike_ascii(data: bytes) -> bytes:
    """The lines that tell encodings apart."""
    found, size = [], 0
    for line in data.splitlines():
        if not line.isascii():
            found.append(line[:2000])
            size += len(found[-1])
        if size > LOOKED_AT:
            break
    return b"\n".join(found)
