"""What a cell of somebody else's file says: days, yes or no, ways to reach a person, words."""

import re
import unicodedata
from datetime import date, time
from typing import Any

from relationships.importing.bad import Bad
from relationships.spelling import folded

YES = {"yes", "y", "true", "1", "x", "ja", "si", "oui", "sim", "tak", "✓", "✔"}
JOINERS = "\u200c\u200d"  # scripts and signs need them inside a word
NUMBERS = re.compile(r"(\d{1,4})[./\-\s]+(\d{1,2})[./\-\s]+(\d{2,4})")


def clean(words: str) -> str:
    """Without signs that nobody sees: marks that turn the reading direction, zero-width spaces, controls."""
    kept = (
        letter
        for letter in unicodedata.normalize("NFC", words)
        if letter in JOINERS + "\n\t" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return "".join(kept).strip()


def is_yes(words: str) -> bool:
    return folded(words.strip()) in YES


def ways(words: str) -> set[str]:
    """Telephone numbers by their last digits, mail addresses without case: how the same one may be written."""
    found = {word.lower() for word in re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", words)}
    for number in re.findall(r"\+?\d[\d\s()./-]{5,}\d", words):
        digits = re.sub(r"\D", "", number)
        if 7 <= len(digits) <= 15:
            found.add(digits[-9:])
    return found


def day(words: str, choices: dict[str, Any], *, until: date) -> date:
    """Raises `Bad`. Of 3/4/2025 the file as a whole decides which is the month (`choices["days"]`)."""
    found = _day(clean(words), month_first=choices.get("days") == "month")
    if found is None:
        raise Bad("day", words)
    if found > until:
        raise Bad("future", words)
    if found.year < 1900:
        raise Bad("day", words)
    return found


def _day(words: str, *, month_first: bool) -> date | None:
    match = NUMBERS.match(words)
    if not match:
        return None
    first, second, third = match.groups()
    if len(first) == 4:
        year, month, day = int(first), int(second), int(third)
    else:
        year = int(third) + (0 if len(third) == 4 else 2000 if int(third) < 70 else 1900)
        day, month = (int(second), int(first)) if month_first else (int(first), int(second))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def time_of_day(words: str) -> time:
    """`7:30`, `19.30`, `7:30 pm`. Raises `Bad`."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2})(?::\d{2})?)?\s*(?:([ap])\.?m\.?)?", clean(words).lower())
    if not found:
        raise Bad("time", words)
    hour = int(found[1]) % 12 + (12 if found[3] == "p" else 0) if found[3] else int(found[1])
    try:
        return time(hour, int(found[2] or 0))
    except ValueError as error:
        raise Bad("time", words) from error


def guess_days(cells: list[str]) -> str:
    """`day` or `month` first, by what can only be one of them."""
    found = [match for cell in cells if (match := NUMBERS.match(cell)) and len(match[1]) < 4]
    day_first = sum(int(match[1]) > 12 for match in found)
    month_first = sum(int(match[2]) > 12 for match in found)
    slashes = any("/" in match[0] for match in found)
    return "month" if month_first > day_first or (slashes and not day_first and not month_first) else "day"
