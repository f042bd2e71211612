"""Rows that are people. A name is enough; a way to reach them is taken only with what they gave it for (method 47)."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizer.inserting import Ready
from organizer.models import Membership
from relationships.importing import cells
from relationships.importing.kinds import activities, ties
from relationships.importing.kinds.base import Bad, Cells, Fate, Field, Kind, Meaning, Placed, longest
from relationships.importing.spoken_of import spoken_of
from relationships.models import Activity, Department, Giving, Person, Position, Presence, Shift, Tie, TieSpan
from relationships.pasting import LONGEST_DEPARTMENT, LONGEST_NAME, tidy
from relationships.spelling import words_of

if TYPE_CHECKING:
    from relationships.importing.book import Book
    from relationships.importing.putting_in import Putting
    from relationships.importing.undoing import Undoing

FIELDS = (
    Field("name", _("Name")),
    Field("given", _("First name")),
    Field("family", _("Last name")),
    Field("nickname", _("Nickname, if there is no name")),
    Field("pronouns", _("Pronouns")),
    Field("department", _("Department")),
    Field("shift", _("Shift")),
    Field("where", _("Where one finds them")),
    Field("languages", _("Languages"), several=True),
    Field("likes", _("What they like"), several=True),
    Field("reach", _("How to reach them"), several=True),
    Field("came_on", _("The day they came")),
    Field("supervisor", _("Supervises others (yes or no)")),
    Field("key", _("A number or code that other files name them by")),
)
BETWEEN = " ::: "  # as Google writes several numbers into one cell
TEXTS = ("pronouns", "where", "languages", "likes", "reach")


def understand(row: Cells) -> Meaning:
    name = tidy(row.one("name")) or tidy(f"{row.one('given')} {row.one('family')}") or tidy(row.one("nickname"))
    name = " ".join(name.split())
    if not words_of(name) or not any(letter.isalnum() for letter in name):
        raise Bad("no-name")
    if len(name) > LONGEST_NAME:
        raise Bad("long-name")
    said: Meaning = {"name": name}
    for text in TEXTS:
        if words := cells.clean(", ".join(row.all(text)).replace(BETWEEN, ", ")):
            if len(words) > longest(Person, text):
                raise Bad("long-text", text)
            said[text] = words
    if "reach" in said:
        reach_for = cells.clean(row.choices.get("reach_for", ""))
        said |= {"reach_for": reach_for} if reach_for else {}
        if not reach_for:
            said["only_to_tell"] = said.pop("reach")  # tells two of one name apart, and is not kept
    if row.choices.get("fine") != "yes":  # what they like is kept only if they might read it (method 16)
        said.pop("likes", None)
    for group in ("department", "shift"):
        if words := " ".join(tidy(row.one(group)).split()):
            if len(words) > LONGEST_DEPARTMENT:
                raise Bad("long-text", group)
            said[group] = words
    if day := row.one("came_on"):
        said["came_on"] = cells.day(day, row.choices, until=row.today).isoformat()
    if cells.is_yes(row.one("supervisor")):
        said["supervisor"] = True
    if key := row.one("key"):
        said["key"] = key
    return said


def weigh(said: Meaning, book: "Book", number: int) -> Placed:
    """Never silently the same: only somebody of the very same name *and* a way to reach them that we have, too."""
    words, ways = words_of(said["name"]), cells.ways(said.get("reach", "") or said.get("only_to_tell", ""))
    exactly = (words, words_of(said.get("department", "")), frozenset(ways))
    if exactly in book.met:
        return Placed(Fate.OUT, "twice")
    book.met[exactly] = number
    same = [pk for pk in book.directory.alike(said["name"]) if book.directory.people[pk].words == words]
    reached = list(dict.fromkeys(pk for way in ways for pk in book.reached_by.get(way, ())))
    if len(sure := [pk for pk in same if pk in reached]) == 1:
        return Placed(Fate.SAME, "same", [str(sure[0])])
    alike = list(dict.fromkeys([*sure, *reached, *same, *book.alike(said["name"])]))
    if alike:
        return Placed(Fate.DOUBT, "reached" if reached else "named" if same else "alike", [*map(str, alike[:3])])
    if words in book.named:
        return Placed(Fate.DOUBT, "line", about=str(book.named[words]))
    book.named[words] = number
    return Placed(Fate.NEW)


def build(said: Meaning, putting: "Putting") -> dict[str, Any]:
    known = {name: value for name, value in said.items() if name not in ("key", "only_to_tell")}
    if "came_on" in known:
        known["came_on"] = date.fromisoformat(known["came_on"])
    return known


class Gathered:
    def __init__(self, putting: "Putting"):
        self.workplace, self.ready = putting.workplace, Ready(Person, putting.until)
        self.groups = {"department": putting.groups(Department), "shift": putting.groups(Shift)}

    def take(self, people: list[dict[str, Any]], /) -> None:
        for known in people:
            known |= {name: group_of(known[name]) for name, group_of in self.groups.items() if name in known}
        self.ready.take([Person(workplace=self.workplace, **known) for known in people])


def save(by: Any, people: Any, putting: "Putting") -> None:
    putting.add_groups()
    version = Person.add_ready(by=by, people=people.ready)
    putting.beside.setdefault("names_versions", []).append(str(version))


def built_on(undoing: "Undoing") -> set[UUID]:
    """Who was changed or has left since, who is one of us, and of whom anything else speaks."""
    made = undoing.made["people"]
    people = Person.objects.filter(pk__in=made)
    changed = people.exclude(names_version__in=undoing.beside.get("names_versions", []))
    ours: set[Any] = {
        member.person_id for member in Membership.objects.filter(workplace=undoing.batch.workplace_id)
    } - {None}
    idle = Q(**dict.fromkeys(Tie.WORDS, b""))  # a tie without words only says what evidence there is
    whiles = Activity.objects.filter(activities.untouched(undoing, "activities", "conversations")).values("pk")
    apart = [
        (Tie, idle | ties.untouched(undoing)),
        (Presence, Q(activity__in=whiles)),
        (Giving, Q(pk__in=undoing.made["givings"])),
    ]
    ours &= set(people.values_list("pk", flat=True))
    return {*changed.values_list("pk", flat=True), *ours} | spoken_of(Person, made, apart_from=apart)


def undo(by: Any, undoing: "Undoing", built_on: set[UUID]) -> None:
    """Nothing but what is worked out speaks of them: that goes first, then they."""
    gone = undoing.made["people"]
    for end in ("a", "b"):
        ties = Tie.objects.filter(**{f"{end}__in": gone})
        TieSpan.objects.filter(tie__in=ties.values("pk"))._raw_delete("default")
        ties._raw_delete("default")
    Position.objects.filter(person__in=gone)._raw_delete("default")
    Person.objects.filter(pk__in=gone)._raw_delete("default")
    undoing.batch.workplace.raise_names_version()


PEOPLE = Kind(
    "people",
    _("people"),
    Person,
    FIELDS,
    understand,
    weigh,
    build,
    Gathered,
    save,
    built_on,
    undo,
    needs=(("name", "given", "family", "nickname"),),
    asks=("reach_for", "fine"),
)
