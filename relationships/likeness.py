"""Names that may mean one person, written down twice: other accents, another order, a short name, a slip of one letter.
Pure. A likeness is a reason to ask somebody who knows them, and never more.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from heapq import nsmallest
from itertools import chain, combinations
from typing import Generic, TypeVar

from relationships.unlikeness import (
    LEAST_LETTERS_OF_A_SHORT_NAME,
    LEAST_LETTERS_TO_SLIP,
    SHORT_NAMES,
    TURNED,
    Words,
    how_unlike,
    words_of,
)

Id = TypeVar("Id", bound=Hashable)

MOST = 20


class Likeness(Generic[Id]):
    """Many names, made ready once, to be asked for the like of one name or for all pairs among them."""

    def __init__(self, names: Mapping[Id, str]):
        self.words = {key: words for key, name in names.items() if (words := words_of(name))}
        self.by_word: dict[str, list[Id]] = defaultdict(list)
        self.by_letters: dict[str, list[Id]] = defaultdict(list)
        for key, words in self.words.items():
            self.by_letters["".join(words)].append(key)
            for word in set(words):
                self.by_word[word].append(key)
        self.of_one_word = {key for key, words in self.words.items() if len(words) == 1}
        self._sharing: dict[str, set[Id]] = {}

    def alike(self, name: str, most: int = MOST) -> list[Id]:
        """Up to `most` ids of names that may mean the same person, best first, else in the order they were given."""
        return [key for _, key in self._ranked(words_of(name), most)]

    def doubles(self, most: int = 1000) -> list[tuple[Id, Id]]:
        """Pairs that may be one person, best first, each once."""
        pairs: dict[tuple[Id, Id], int] = {}
        for key, words in self.words.items():
            for unlike, other in self._ranked(words, MOST + 1):
                if other != key:
                    one, two = sorted((key, other), key=self._place.__getitem__)
                    pairs.setdefault((one, two), unlike)
        return sorted(pairs, key=lambda pair: (pairs[pair], *map(self._place.__getitem__, pair)))[:most]

    def _ranked(self, words: Words, most: int) -> list[tuple[int, Id]]:
        known = dict.fromkeys(self.by_letters.get("".join(words), ()), TURNED) if words else {}
        for key in self._who_could(words):
            if (unlike := how_unlike(words, self.words[key])) is not None:
                known[key] = min(unlike, known.get(key, unlike))
        ranked = ((unlike, key) for key, unlike in known.items())
        return nsmallest(most, ranked, key=lambda one: (one[0], self._place[one[1]]))

    def _who_could(self, words: Words) -> set[Id]:
        """All words of the shorter name are in the longer: so two of them, unless one of the names is a single word."""
        sharing = [self._who_share(word) for word in dict.fromkeys(words)]
        if len(sharing) == 1:
            return sharing[0]
        found = set().union(*(one & two for one, two in combinations(sharing, 2)))
        return found.union(*(one & self.of_one_word for one in sharing))

    def _who_share(self, word: str) -> set[Id]:
        """Everybody with a word that may be this one."""
        if word not in self._sharing:
            like = {word, word[0], *SHORT_NAMES.get(word, ()), *self._slips_of(word), *self._beginning(word)}
            self._sharing[word] = {key for known in like for key in self.by_word.get(known, ())}
        return self._sharing[word]

    def _slips_of(self, word: str) -> set[str]:
        """Two words of which one is a slip of the other share what is left without one of their letters."""
        return set(chain.from_iterable(self._by_rest.get(rest, ()) for rest in _rests(word)))

    def _beginning(self, word: str) -> Iterable[str]:
        """Words of which one begins the other; of an initial, all that begin with it."""
        whole = (word[:end] for end in range(LEAST_LETTERS_OF_A_SHORT_NAME, len(word)))
        return chain(whole, self._by_beginning.get(word, ()))

    @cached_property
    def _place(self) -> dict[Id, int]:
        return {key: at for at, key in enumerate(self.words)}

    @cached_property
    def _by_rest(self) -> dict[str, list[str]]:
        by_rest: dict[str, list[str]] = defaultdict(list)
        for word in self.by_word:
            for rest in _rests(word):
                by_rest[rest].append(word)
        return by_rest

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        by_beginning: dict[str, list[str]] = defaultdict(list)
        for word in self.by_word:
            for end in (1, *range(LEAST_LETTERS_OF_A_SHORT_NAME, len(word))):
                by_beginning[word[:end]].append(word)
        return by_beginning


def alike(names: Mapping[Id, str], name: str) -> list[Id]:
    """Ids of names that may mean the same person, best first. Whoever asks often keeps a `Likeness`."""
    return Likeness(names).alike(name)


def _rests(word: str) -> set[str]:
    """The word, and what is left of it without any one of its letters; none of a word too short to slip in."""
    if len(word) < LEAST_LETTERS_TO_SLIP:
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
