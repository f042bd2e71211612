"""One person's own page: everything that is kept about them, to be given to them (method 49, S28).

Each room says, field by field, what its records tell there: a `@section` gathers what its reader may read, `leaves_out`
says why something stands on no such page. Together they cover every personal field of `records.py`; `faults` finds what
was forgotten, and a test holds it to nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from organizer import encryption, records

Fields = Mapping[str, str]  # label of a model to names of its fields, with spaces


@dataclass(frozen=True)
class Item:
    """One thing that is kept. `says` is a word or a sentence, `words` what somebody wrote, both with the names of
    others hidden; `seen`: who can see it. With a `key` (which row it is) it is a note, to be looked at before it is
    given.

    `doubts`: words that may still be somebody's name."""

    says: str
    words: str = ""
    seen: str = ""
    key: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Of what was looked at: once the note says anything else, it has to be looked at again."""
        return encryption.digest("\n".join((self.key, self.says, self.words, self.seen)), "own page")[:16]


@dataclass(frozen=True)
class Section:
    name: str
    title: Any  # translated when it is shown
    why: Any
    gather: Callable[[Any], Iterable[Item]]


SECTIONS: list[Section] = []
TOLD: dict[str, set[str]] = {}
LEFT_OUT: dict[str, set[str]] = {}
REASONS: list[Any] = []


def section(name: str, *, title: Any, why: Any, tells: Fields):
    """`gather(about)` gives the items, of what `about.member` may read of `about.person`. They stand on the page in the
    order in which the rooms name them: ties before what weighs on people."""

    def add(gather: Callable[[Any], Iterable[Item]]):
        SECTIONS.append(Section(name, title, why, gather))
        _note(TOLD, tells)
        return gather

    return add


def leaves_out(reason: Any, fields: Fields | None = None) -> None:
    """`reason` is printed on every page, whether or not there is anything of the kind: a line that comes and goes would
    tell what it keeps back."""
    if reason not in REASONS:
        REASONS.append(reason)
    _note(LEFT_OUT, fields or {})


def faults() -> list[str]:
    """Personal fields that the page forgets, and what it names that is not there; empty when all is well."""
    return [*_forgotten(), *_made_up()]


def _forgotten() -> Iterator[str]:
    for label, record in records.RECORDS.items():
        known = TOLD.get(label, set()) | LEFT_OUT.get(label, set())
        personal = (name for name, kept in record.fields.items() if kept.personal)
        yield from (f"{label}.{name}: neither told nor left out" for name in personal if name not in known)


def _made_up() -> Iterator[str]:
    for named in (TOLD, LEFT_OUT):
        for label, names in named.items():
            declared = records.RECORDS[label].fields if label in records.RECORDS else {}
            yield from (f"{label}.{name}: there is no such field" for name in sorted(names) if name not in declared)


def _note(where: dict[str, set[str]], fields: Fields) -> None:
    for label, names in fields.items():
        where.setdefault(label, set()).update(names.split())


PASSING = _("Copies that pass: what was chosen for this page, a file on its way. They are thrown away within days.")
WHOSE_BOOK = _("Who keeps this book, who wrote something down and who may read it. That is theirs to tell you.")

leaves_out(
    WHOSE_BOOK,
    {"organizer.User": "email", "organizer.Membership": "called", "organizer.OneTimeLink": "called"},
)
leaves_out(PASSING, {"organizer.Export": "about", "organizer.ExportPiece": "body"})
