"""What is said of figures, as sentences that the pages translate (house style 21), and how one is put into words.

A `Sentence` is a key of WORDS with what goes into its gaps. `say` puts the two together with the gettext of whoever
calls, so that nothing here needs Django. Numbers up to twelve are written out, as a person would say them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field

from relationships.strength import BAND_NAMES, Band

from .reading import Word
from .sentences import NUMBERS, READINGS, WORDS


@dataclass(frozen=True)
class Named:
    """A group, by its id; the caller knows what it is called."""

    id: Hashable


@dataclass(frozen=True)
class Sentence:
    """A key of WORDS, and what goes into the gaps of its text. `count` chooses between one and many."""

    key: str
    gaps: Mapping[str, Gap] = field(default_factory=dict)

    @property
    def count(self) -> int:
        count = self.gaps.get("count")
        return count if isinstance(count, int) else 0


Gap = int | Band | Word | Named | Sentence | tuple[Sentence, ...]


def say(
    sentence: Sentence,
    *,
    gettext: Callable[[str], str] = str,
    ngettext: Callable[[str, str, int], str] = lambda one, many, count: one if count == 1 else many,
    name: Callable[[Hashable], str] = str,
) -> str:
    """The sentence in words, beginning with a capital."""

    def written(said: Sentence) -> str:
        words = WORDS[said.key]
        text = gettext(words) if isinstance(words, str) else ngettext(*words, said.count)
        return text.format(**{gap: fill(value) for gap, value in said.gaps.items()})

    def fill(value: Gap) -> str:
        match value:
            case Band():
                return gettext(BAND_NAMES[value])
            case Word():
                return gettext(READINGS[value])
            case Named():
                return name(value.id)
            case Sentence():
                return written(value)
            case tuple():
                return ", ".join(map(written, value))
        return gettext(NUMBERS[value]) if value in NUMBERS else str(value)

    text = written(sentence)
    return text[:1].upper() + text[1:]
