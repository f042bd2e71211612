"""Words that people typed, for a wall: whatever in them is a name of somebody we know stands there by its first letter
(S19). A nickname that is not in the book cannot be known."""

import re

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from relationships.directory import Directory
from relationships.spelling import folded

A_WORD = re.compile(r"[^\W\d_]+")
ENDINGS = 2  # letters that a language may hang on a name: Rosas, Omarin
SHORTEST = 3  # of a name that is known again with such an ending


def unnamed(text: str, names: Directory) -> SafeString:
    known, within = names.keep("words of names", made=lambda: _words_of(names))

    def hidden(found: re.Match) -> str:
        word = folded(found[0])
        beginnings = {word[: len(word) - cut] for cut in range(1, ENDINGS + 1)}
        is_name = word in known or any(len(one) >= SHORTEST and one in known for one in beginnings)
        return f"{found[0][0]}." if is_name and len(word) > 1 else found[0]

    shown = A_WORD.sub(hidden, text)
    for name in within:
        shown = shown.replace(name, f"{name[0]}.")
    return mark_safe(shown) if isinstance(text, SafeString) else SafeString(conditional_escape(shown))  # noqa: S308


def _words_of(names: Directory) -> tuple[frozenset[str], tuple[str, ...]]:
    """Every word of every name, and those in letters that are written without spaces."""
    parts = [part for entry in names.people.values() for part in A_WORD.findall(entry.name) if len(part) > 1]
    within = {part for part in parts if any(letter.upper() == letter.lower() for letter in part)}
    words = frozenset(folded(part) for part in parts)
    return words, tuple(sorted(within, key=len, reverse=True))
