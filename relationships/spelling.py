"""How names compare: no case, no accents, word by word. Pure."""

import unicodedata

# Letters that no accent can be taken off.
PLAIN = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "þ": "th"})


def folded(text: str) -> str:
    """For comparing names. `José` is found by `jose`, `Łukasz` by `lukasz`."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(PLAIN)


def words_of(text: str) -> tuple[str, ...]:
    return tuple(folded(text.replace("-", " ")).split())
