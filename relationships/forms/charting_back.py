"""A charting sheet that came back, line by line. Only lines on which something was written are read."""

from functools import cached_property
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from organizer.access import circle_of
from organizer.models import Membership
from relationships import access, charting_back, directory
from relationships.charting import ChartingSheet
from relationships.charting_back import Line
from relationships.forms.days import PastDay
from relationships.listing import as_id
from relationships.models import Person, Tie

FIELDS = ("name", "on", "by", "how", "shift", "left")
EMPTY_LINES = 5
AS_IT_IS, NONE = "", "none"
LONGEST = {"name": Person._meta.get_field("name").words, "how": Tie._meta.get_field("how").words}


class SheetLine:
    """As it stands on the page: who, what was typed, what is wrong with it."""

    def __init__(self, key: str, number: int, person: Person | None, data: QueryDict | None):
        self.key, self.number, self.person = key, number, person
        self.typed = {name: " ".join(data.get(f"{key}-{name}", "").split()) if data else "" for name in FIELDS}
        self.version = (data and data.get(f"{key}-version")) or (person.version if person else 0)
        self.sure = bool(data and data.get(f"{key}-sure"))
        self.first = False  # of the page
        self.fault = ""
        self.alike: list[UUID] = []

    @property
    def written(self) -> bool:
        return any(self.typed[name] for name in FIELDS if name != "by")


def typed_of(data: QueryDict) -> list[UUID]:
    """Whose lines were sent: also those of people who are on another sheet by now, so that nothing is lost."""
    ids = (as_id(name.rsplit("-", 1)[0]) for name, value in data.items() if value and not name.endswith("-by"))
    return list(dict.fromkeys(pk for pk in ids if pk))


class SheetForm:
    """The lines of one sheet. `only`: the key of the one line to be saved; else all on which there is something."""

    def __init__(
        self,
        sheet: ChartingSheet,
        people: list[Person],
        *,
        member: Membership,
        data: QueryDict | None = None,
        first: int = 1,
    ):
        self.sheet, self.member = sheet, member
        self.names = directory.of(member.workplace)
        self.today = member.workplace.today()
        self.only = data.get("line", "") if data else ""
        self.refused, self.stale = False, False
        known = [SheetLine(str(one.pk), number, one, data) for number, one in enumerate(people, first or 1)]
        new = [SheetLine(f"new{n}", (first or 1) + len(people) + n - 1, None, data) for n in range(1, EMPTY_LINES + 1)]
        self.lines = [*known, *new]
        self.lines[0].first = True

    @cached_property
    def seers(self) -> dict[UUID, str]:
        """Those of us who stand on the map, whoever types first."""
        circle = {one.person_id: one.called for one in circle_of(self.member) if one.in_circle and one.person_id}
        here = {pk: called for pk, called in circle.items() if pk in self.names.people}
        return dict(sorted(here.items(), key=lambda one: (one[0] != self.member.person_id, one[1])))

    @cached_property
    def asked(self) -> list[SheetLine]:
        return [line for line in self.lines if line.written and self.only in ("", line.key)]

    def save(self) -> bool:
        """False if a line is not right, or somebody was changed in between: then nothing is saved."""
        people = {one.pk: one for one in access.people_for(self.member, list(self.seers))}
        lines = [self._read(line, people) for line in self.asked]
        self.refused = any(line.fault for line in self.asked)
        if self.refused:
            return False
        try:
            charting_back.save(lines, by=self.member, department=self.sheet.department, shift=self.sheet.shift)
        except charting_back.Stale as stale:
            self.stale = True
            for line in self.asked:
                if line.person and line.person.pk in stale.ids:
                    line.fault = _("Somebody changed them in between. If it is still right, save once more.")
                    line.version = line.person.version
        return not self.stale

    @property
    def status(self) -> int:
        return 409 if self.stale else 422 if self.refused else 200

    def _read(self, line: SheetLine, seers: dict[UUID, Person]) -> Line:
        typed = line.typed
        seer = seers.get(pk) if (pk := as_id(typed["by"])) else None
        found = Line(line.person, typed["name"], int(line.version) if str(line.version).isdigit() else 0, seer)
        found.on, found.left_on = self._day(line, "on"), self._day(line, "left")
        found.how = typed["how"]
        self._look(line, found)
        if typed["shift"] != AS_IT_IS and line.person:
            found.shift_id = None if typed["shift"] == NONE else as_id(typed["shift"])
            found.moved = found.shift_id != line.person.shift_id
        return found

    def _day(self, line: SheetLine, name: str):
        field = PastDay(required=False)
        field.until(self.today)
        try:
            return field.clean(line.typed[name])
        except Exception as error:  # every fault of a day is one of ours, in words
            line.fault = " ".join(getattr(error, "messages", [_("Which day was it?")]))
            return None

    def _look(self, line: SheetLine, found: Line) -> None:
        person, typed = line.person, line.typed
        if person is None and not typed["name"]:
            line.fault = _("Who is it? A nickname is fine.")
        elif any(len(typed[name]) > most for name, most in LONGEST.items()):
            line.fault = _("That is too long for one line.")
        elif (found.on or found.how) and found.seen_by is None:
            line.fault = _("Who of us saw them?")
        elif person and found.seen_by and found.seen_by.pk == person.pk and (found.on or found.how):
            line.fault = _("Nobody sees themselves: who was it?")
        elif person and found.left_on and person.came_on and found.left_on < person.came_on:
            line.fault = _("They were not here yet on that day.")
        elif typed["shift"] not in (AS_IT_IS, NONE) and as_id(typed["shift"]) not in self.names.shifts:
            line.fault = _("This shift is not there any more.")
        elif person is None and not line.sure:
            line.alike = self.names.alike(typed["name"])[:3]
            if line.alike:
                line.fault = _("We know somebody of that name. Is this the same person?")
