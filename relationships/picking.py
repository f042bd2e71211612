"""Choosing people for something that is about to be saved: those we know by id, others by a name that was typed.

A form's values are ids, `new:Rosa` (somebody new), and for a member who is not among the people yet `me`, `me:new`
or `me:<id>` (which of the people they are). Nobody is added before the thing itself is saved.
"""

from dataclasses import dataclass, field
from uuid import UUID

from organizer.models import Membership
from relationships.directory import Directory, folded
from relationships.models import Person

NEW, ME, ME_NEW = "new:", "me", "me:new"
MOST_MATCHES = 8
LONGEST_NAME = Person._meta.get_field("name").words


@dataclass(frozen=True)
class Chosen:
    """Whom a form named. `settle`, in the transaction of what is saved, adds those who are new."""

    known: list[Person] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    me: Person | str = ""  # somebody we know whom the member turns out to be, or the name to add them by

    def __len__(self) -> int:
        return len(self.known) + len(self.new) + bool(self.me)

    def settle(self, by: Membership) -> list[Person]:
        people = [*self.known, *(Person.add(by=by, name=name) for name in self.new)]
        if self.me:
            me = Person.add(by=by, name=self.me) if isinstance(self.me, str) else self.me
            by.point_to(me.pk, by=by)
            people.append(me)
        return list({person.pk: person for person in people}.values())


@dataclass(frozen=True)
class Picked:
    """What a form holds before it is looked at: values as above, and the text of the name field."""

    values: list[str] = field(default_factory=list)
    typed: str = ""


@dataclass(frozen=True)
class Question:
    """A name that may mean several people. `preset` and `other` are values, `preset` empty if it could be anybody."""

    name: str
    candidates: list[UUID]
    preset: str
    other: str


@dataclass
class Reading:
    """What values and names mean. `unsure` names stay in the text until somebody was chosen for them."""

    values: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    met: list[str] = field(default_factory=list)  # new names, shown once before anything is saved

    @property
    def settled(self) -> bool:
        return not (self.questions or self.met)


def read(picked: Picked, names: Directory, member: Membership) -> Reading:
    reading = Reading(list(dict.fromkeys(filter(None, picked.values))))
    _read_me(reading, names, member)
    for name in split(picked.typed):
        _read_name(name, reading, names)
    return reading


def split(typed: str) -> list[str]:
    for mark in ("\n", ";", "，", "、"):
        typed = typed.replace(mark, ",")
    names = (" ".join(name.replace("\x00", "").split()) for name in typed.split(","))
    return list(dict.fromkeys(filter(None, names)))


def matches(words: str, names: Directory) -> list[UUID]:
    """Up to eight people for a picker: those whose own name begins so first, those who left last."""
    wanted = folded(words).split()
    if not wanted:
        return []
    found = names.search(words)
    named = [pk for pk in found if _is_name(wanted, names.people[pk].sort_key)][:MOST_MATCHES]
    others = [pk for pk in found[: 2 * MOST_MATCHES] if pk not in named]
    gone = names.search(words, here=False) if len(named) + len(others) < MOST_MATCHES else []
    return [*named, *others, *gone][:MOST_MATCHES]


def _is_name(wanted: list[str], sort_key: str) -> bool:
    parts = sort_key.split()
    return all(any(part.startswith(word) for part in parts) for word in wanted)


def _read_name(name: str, reading: Reading, names: Directory) -> None:
    alike = names.alike(name)
    same = [pk for pk in alike if names.people[pk].sort_key.split() == folded(name).split()]
    same = [pk for pk in same if names.people[pk].here] or same
    new = f"{NEW}{name}"
    if new in reading.values or any(str(pk) in reading.values for pk in same):
        return
    if len(same) == 1:
        reading.values.append(str(same[0]))
    elif same:
        reading.unsure.append(name)
        reading.questions.append(Question(name, same[:MOST_MATCHES], preset="", other=new))
    elif alike:
        reading.questions.append(Question(name, alike[:MOST_MATCHES], preset=new, other=new))
    else:
        reading.values.append(new)
        reading.met.append(name)


def _read_me(reading: Reading, names: Directory, member: Membership) -> None:
    asked = [value for value in reading.values if value == ME or value.startswith(f"{ME}:")]
    if not asked:
        return
    reading.values = [value for value in reading.values if value not in asked]
    answer = next((value for value in asked if value != ME), "")
    if member.person_id:
        reading.values.append(str(member.person_id))
    elif answer or not (alike := names.alike(member.called)):
        reading.values.append(answer or ME_NEW)
    else:
        reading.questions.append(Question(member.called, alike[:MOST_MATCHES], preset=ME_NEW, other=ME_NEW))
