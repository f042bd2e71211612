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


class Hiding:
    """`numbers`: those given before, which stay as they are. `also`: what members are called who are not on the map.

    A word is hidden if it is, or begins or ends, somebody's name, in the same letters, whatever else it may mean: too
    much hidden can be mended by whoever looks at the note, too little cannot. In other letters (`mark`) it is only
    doubted. What is part of the person's own name stays.
    """

    def __init__(self, names: Directory, person_id: UUID, numbers: Mapping[UUID, int] | None = None, also=()):
        self.names, self.person_id, self.numbers = names, person_id, dict(numbers or {})
        self._whole: dict[str, list[tuple[Words, UUID | None]]] = {}
        self._parts: dict[str, set[UUID | None]] = {}
        self._spelled: set[str] = set()  # parts of names as they are written
        self._odd: list[tuple[str, UUID]] = []  # without words as we know them: found letter by letter
        self._own = {folded(word) for word in WORD.findall(names.name(person_id))}
        for entry in names.people.values():
            self._learn(entry.name, entry.id)
        for name in also:
            self._learn(name, None)

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
        for name, pk in self._odd:
            if name in text:
                text = text.replace(name, self._called({pk}))
        found, shown, at, after = list(WORD.finditer(text)), "", 0, 0
        while at < len(found):
            length, people = self._name_at(found, at)
            if people:
                shown += text[after : found[at].start()] + self._called(people)
                after = found[at + length - 1].end()
            at += length
        return shown + text[after:]

    def doubts(self, text: str) -> tuple[str, ...]:
        """Words in other letters than a name's that may be one all the same."""
        words = dict.fromkeys(match[0] for match in WORD.finditer(text))
        return tuple(word for word in words if len(word) > SHORTEST and word.islower() and self._known(folded(word)))

    def _learn(self, name: str, pk: UUID | None) -> None:
        if pk is not None and pk == self.person_id:
            return
        spelled = WORD.findall(name)
        whole = tuple(folded(word) for word in spelled)
        if pk and (not whole or any(letter.isalpha() and letter.upper() == letter.lower() for letter in name)):
            self._odd.append((name, pk))
        if not whole:
            return
        self._whole.setdefault(whole[0], []).append((whole, pk))
        for word, part in zip(spelled, whole, strict=True):
            if len(part) >= SHORTEST and (len(spelled) == 1 or not word.islower()):  # not the `van` of a longer name
                self._parts.setdefault(part, set()).add(pk)
                self._spelled.add(word)

    def _name_at(self, found: list[re.Match], at: int) -> tuple[int, set]:
        """How many words from there on are a name, and whose it may be; one word and nobody if none is."""
        first = folded(found[at][0])
        longest = 1
        people: set[UUID | None] = set()
        for whole, pk in self._whole.get(first, ()):
            length = len(whole)
            if length < max(longest, 2) or whole != tuple(folded(match[0]) for match in found[at : at + length]):
                continue
            people = people | {pk} if length == longest else {pk}
            longest = length
        if people:
            return longest, people
        word = found[at][0]
        written_so = word in self._spelled or (not word.islower() and first in self._parts)
        return 1, self._known(first) if written_so else set()

    def _known(self, part: str) -> set:
        return set() if part in self._own else self._parts.get(part, set())

    def _called(self, people: set) -> str:
        """By their number if it can only be one."""
        [one, *more] = people
        return self.coworker(one) if one and not more else _("a coworker")
