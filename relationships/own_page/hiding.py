"""Other people's names, hidden: `a coworker`, with a number that is theirs on this one page and nowhere else."""

import re
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from relationships.directory import Directory
from relationships.spelling import folded

WORD = re.compile(r"[^\W_]+")
SHORTEST = 2  # letters of a name that is looked for by itself; of a lone letter nobody can say whose it is

Words = tuple[str, ...]
Whose = set[UUID | None]  # None: somebody who is not on the map


class Known:
    """The names that are looked for, by their first words. Of a whole workplace it is made once a process, and goes
    with the directory."""

    def __init__(self, names: Iterable[tuple[str, UUID | None]]):
        self.whole: dict[Words, list[tuple[Words, UUID | None]]] = {}
        self.parts: dict[str, Whose] = {}
        self.spelled: set[str] = set()  # parts of names as they are written
        self.odd: list[tuple[str, UUID | None]] = []  # without words as we know them: found letter by letter
        for name, pk in names:
            self._learn(name, pk)

    @classmethod
    def of(cls, names: Directory) -> "Known":
        return names.keep("hiding", made=lambda: cls((entry.name, entry.id) for entry in names.people.values()))

    def _learn(self, name: str, pk: UUID | None) -> None:
        spelled = WORD.findall(name)
        whole = tuple(folded(word) for word in spelled)
        if not whole or any(letter.isalpha() and letter.upper() == letter.lower() for letter in name):
            self.odd.append((name, pk))
        if len(whole) > 1:
            self.whole.setdefault(whole[:2], []).append((whole, pk))
        for word, part in zip(spelled, whole, strict=True):
            if len(part) >= SHORTEST and (len(spelled) == 1 or not word.islower()):  # not the `van` of a longer name
                self.parts.setdefault(part, set()).add(pk)
                self.spelled.add(word)

    def longest_at(self, words: Words, at: int) -> tuple[int, Whose]:
        """How many words from there on are a whole name of more than one, and whose it may be."""
        longest = 0
        people: Whose = set()
        for whole, pk in self.whole.get(words[at : at + 2], ()):
            if len(whole) >= longest and whole == words[at : at + len(whole)]:
                people = people | {pk} if len(whole) == longest else {pk}
                longest = len(whole)
        return longest, people


class Hiding:
    """`numbers`: those given before, which stay as they are. `also`: what members are called who are not on the map.

    A word is hidden if it is, or begins or ends, somebody's name, in the same letters, whatever else it may mean: too
    much hidden can be mended by whoever looks at the note, too little cannot. In other letters (`mark`) it is only
    doubted. What is part of the person's own name stays.
    """

    def __init__(self, names: Directory, person_id: UUID, numbers: Mapping[UUID, int] | None = None, also=()):
        self.names, self.person_id, self.numbers = names, person_id, dict(numbers or {})
        self._known = (Known.of(names), Known((name, None) for name in also))
        self._own = {folded(word) for word in WORD.findall(names.name(person_id))}

    def coworker(self, person_id: UUID) -> str:
        """`you`, or `coworker 3`."""
        if person_id == self.person_id:
            return _("you")
        number = self.numbers.setdefault(person_id, len(self.numbers) + 1)
        return _("coworker %(number)s") % {"number": number}

    def coworkers(self, people: Iterable[UUID], *, others: bool = False) -> str:
        """Everybody but the person themselves, as in a sentence. `others`: there were more than are known by name."""
        names = [self.coworker(pk) for pk in people if pk != self.person_id]
        return get_text_list([*names, *([_("others")] if others and names else [])], _("and")) or _("somebody")

    def words(self, text: str) -> str:
        """The same text with every name that is known replaced."""
        for name, pk in (odd for known in self._known for odd in known.odd):
            if pk != self.person_id and name and name in text:
                text = text.replace(name, self._called({pk}))
        found, shown, at, after = list(WORD.finditer(text)), "", 0, 0
        words = tuple(folded(match[0]) for match in found)
        while at < len(found):
            length, people = self._name_at(found[at][0], words, at)
            if people and self.person_id not in people:
                shown += text[after : found[at].start()] + self._called(people)
                after = found[at + length - 1].end()
            at += length
        return shown + text[after:]

    def doubts(self, text: str) -> tuple[str, ...]:
        """Words in other letters than a name's that may be one all the same."""
        words = dict.fromkeys(match[0] for match in WORD.finditer(text))
        return tuple(word for word in words if len(word) > SHORTEST and word.islower() and self._part_of(folded(word)))

    def _name_at(self, written: str, words: Words, at: int) -> tuple[int, Whose]:
        """How many words from there on are a name, and whose it may be; one word and nobody if none is."""
        longest, people = max((known.longest_at(words, at) for known in self._known), key=lambda one: one[0])
        if people:
            return longest, people
        spelled = any(written in known.spelled for known in self._known)
        return 1, self._part_of(words[at]) if spelled or not written.islower() else set()

    def _part_of(self, word: str) -> Whose:
        """Whose name it is part of; nobody's if it is part of the person's own."""
        return set() if word in self._own else set().union(*(known.parts.get(word, ()) for known in self._known))

    def _called(self, people: Whose) -> str:
        """By their number if it can only be one."""
        [one, *more] = people
        return self.coworker(one) if one and not more else _("a coworker")
