"""A pasted list of names, one a line, with a department after a comma, a semicolon, a tab or a dash.

Every line that is not empty ends up as a person or as a bad line that says why: nothing is dropped in silence.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relationships.directory import Directory
from relationships.models import Department, Person
from relationships.models.groups import Group
from relationships.spelling import words_of

MOST_LINES = 2000
LONGEST_NAME = Person._meta.get_field("name").words
LONGEST_DEPARTMENT = Department._meta.get_field("name").words
MARK = re.compile(r"\t+|\s*[,;]\s*|\s+[-–—]+\s+")  # a hyphen inside a name is no mark: it has no space around it
BULLET = re.compile(r"^(?:[-–—*•·]+\s+|\d{1,4}[.)]\s+)")
LINE_ENDS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True)
class Line:
    number: int  # as in the text, from 1
    name: str
    department: str = ""


@dataclass(frozen=True)
class BadLine:
    number: int
    text: str
    why: str | Promise


@dataclass
class Pasted:
    lines: list[Line] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)


def read(text: str) -> Pasted:
    pasted = Pasted()
    for number, raw in enumerate(LINE_ENDS.split(text), 1):
        words = tidy(raw)
        if not words:
            continue
        if len(pasted.lines) + len(pasted.bad) >= MOST_LINES:
            pasted.bad.append(BadLine(number, words[:LONGEST_NAME], _("One list can have up to 2,000 lines.")))
            continue
        name, department = split(words)
        if why := _fault(name, department):
            pasted.bad.append(BadLine(number, words[:LONGEST_NAME], why))
        else:
            pasted.lines.append(Line(number, name, department))
    return pasted


def tidy(raw: str) -> str:
    """Without signs that nobody sees, bullets and numbers, and spaces around; tabs stay."""
    seen = "".join(letter for letter in unicodedata.normalize("NFC", raw) if _is_seen(letter))
    return BULLET.sub("", seen.strip()).strip()


def split(words: str) -> tuple[str, str]:
    """Name and department. Only the first mark counts; what stands after it is the department."""
    tab = words.find("\t")
    mark = re.compile(r"\t+").search(words) if tab >= 0 else MARK.search(words)
    parts = (words, "") if mark is None else (words[: mark.start()], words[mark.end() :])
    name, department = (" ".join(part.split()) for part in parts)
    return name, department


def _is_seen(letter: str) -> bool:
    return letter == "\t" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _fault(name: str, department: str):
    if not words_of(name) or not any(letter.isalnum() for letter in name):
        return _("There is no name on this line.")
    if len(name) > LONGEST_NAME:
        return _("This name is too long for us.")
    if len(department) > LONGEST_DEPARTMENT:
        return _("This department's name is too long for us.")
    return ""


@dataclass(frozen=True)
class Doubt:
    """A line that may mean somebody who is here already, or who stands higher up in the list."""

    line: Line
    people: list[UUID]
    same: bool  # the very same name: then it is presumed that they are the one


@dataclass
class Plan:
    """What a list would add: `sure` without asking, `doubts` as somebody decides."""

    sure: list[Line] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    new_departments: list[str] = field(default_factory=list)


MOST_ALIKE = 3


def plan(lines: list[Line], names: Directory) -> Plan:
    result, met = Plan(), set()
    known = {words_of(group.name) for group in names.departments.values()}
    for line in lines:
        words = words_of(line.name)
        alike = sorted(names.alike(line.name), key=lambda pk: names.people[pk].words != words)
        same = words in met or any(names.people[pk].words == words for pk in alike)
        if alike or same:
            result.doubts.append(Doubt(line, alike[:MOST_ALIKE], same))
        else:
            result.sure.append(line)
        met.add(words)
        if line.department and words_of(line.department) not in known:
            known.add(words_of(line.department))
            result.new_departments.append(line.department)
    return result


@transaction.atomic
def save(lines: list[Line], names: Directory, *, by) -> list[Person]:
    """Adds everybody on these lines, and the departments that are new."""
    groups: dict[tuple[str, ...], Group] = {words_of(group.name): group for group in names.departments.values()}
    for line in lines:
        if line.department and words_of(line.department) not in groups:
            groups[words_of(line.department)] = Department.add(by=by, name=line.department)
    people = [{"name": line.name, "department": groups.get(words_of(line.department))} for line in lines]
    return Person.add_many(by=by, people=people) if people else []
