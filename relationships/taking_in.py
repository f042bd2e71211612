"""How people, the time they shared and their ties are read back from an archive."""

from collections import Counter
from collections.abc import Callable, Collection
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizer import taking_in
from organizer.models import Forgotten, Membership, Workplace
from organizer.taking_in import Made, Row, Weighing, Writing, made
from organizer.taking_in.ways import Make
from relationships import ties
from relationships.beforehand import Beforehand
from relationships.models import Activity, Answer, Giving, Person, Position, Presence, Saying, Strain, Tie, TieSpan
from relationships.models.activities import tell_keepers
from relationships.models.ties import SINCE

NAMED = ("departments", "shifts", "people", "gathering-places", "usual-people", "dependencies")  # of the directory

SPANS = "ties"  # what is worked out of ties is written after them

taking_in.WORDS["relationships.Person.leave_be"] = {"yes"}
taking_in.WORDS |= {f"relationships.{of}.strengthens": set(Answer.values) for of in ("Activity", "GatheringPlace")}
taking_in.PASSED_OVER |= {TieSpan, Position}


def not_yet(weighing: Weighing) -> Callable[[Row], str]:
    """Evidence cannot be dated after today (method 2)."""
    today = weighing.workplace.today()
    return lambda row: "future" if row["on"] > today else ""


def not_forgotten(weighing: Weighing) -> Callable[[Row], str]:
    """Whoever was forgotten here stays so, whatever an old file still says (S28)."""
    digest, workplace = Forgotten.digest_of, weighing.workplace.pk
    forgotten = set(Forgotten.objects.filter(workplace=workplace).values_list("digest", flat=True))
    return lambda row: "forgotten" if forgotten and digest(workplace, row["id"]) in forgotten else ""


def there(weighing: Weighing) -> Callable[[Row], str]:
    """Nobody more than were there."""
    room = Counter(dict(Activity.objects.filter(written_by=weighing.by.pen_name).values_list("pk", "size")))
    named = Presence.objects.filter(activity__in=Activity.objects.filter(written_by=weighing.by.pen_name).values("pk"))
    room.subtract(named.order_by().values_list("activity", flat=True))
    for _line, row in weighing.rows("activities"):
        if row and row["id"] not in room:
            room[row["id"]] = row["size"] or 0

    def check(row: Row) -> str:
        room[row["activity_id"]] -= 1
        return "full" if room[row["activity_id"]] < 0 else ""

    return check


def in_step(writing: Writing) -> None:
    """Names, ties and clocks follow in the same transaction. A check-in of the archive comes later: its clock stands as
    it stood."""
    counts = writing.counts
    if any(name in counts for name in NAMED):
        version = writing.workplace.raise_names_version()
        Person.objects.filter(workplace=writing.workplace, names_version=0).update(names_version=version)
    if writing.people:
        writing.workplace.raise_ties_version()
    follow(writing.workplace, writing.people, new=new_people(writing))


def follow(workplace: Workplace, people: set[UUID], new: Collection[UUID] = ()) -> None:
    """`new`: those whose ties are worked out already."""
    ties.keep_everybody_in_step(workplace, people.difference(new))
    ids = sorted(people)
    for start in range(0, len(ids), 1000):
        tell_keepers(workplace, set(ids[start : start + 1000]))


def people(rows: list[Row], writing: Writing) -> list[Person]:
    new_people(writing).update(row["id"] for row in rows)
    return [made(Person, row, writing.by) for row in rows]


def noting(model: Any) -> Make:
    """Rows that ties rest on: what they say of pairs is remembered until the ties are worked out."""

    def make(rows: list[Row], writing: Writing) -> list:
        models = [made(model, row, writing.by) for row in rows]
        beforehand(writing).note(models)
        return models

    return make


def beforehand(writing: Writing) -> Beforehand:
    if "ties" not in writing.beside:
        writing.beside["ties"] = Beforehand(writing.workplace, new_people(writing))
    return writing.beside["ties"]


def new_people(writing: Writing) -> set[UUID]:
    return writing.beside.setdefault("new people", set())


def described(rows: list[Row], writing: Writing) -> list[Tie]:
    """Each tie as its evidence reads, with its spans beside it."""
    there, known = [made(Tie, row, writing.by) for row in rows], beforehand(writing)
    writing.put(SPANS, [span for tie in there if known.knows(tie.a_id, tie.b_id) for span in known.work_out(tie)])
    return there


def others(writing: Writing) -> None:
    """Of whom an archive has no tie, though it speaks of both."""
    known = beforehand(writing)
    rest = known.others()
    while some := list(islice(rest, 500)):
        spans = [span for tie in some for span in known.work_out(tie)]
        writing.put(SPANS, some)
        writing.put(SPANS, spans)
    writing.beside.pop("ties")


def going(people: list[UUID]) -> None:
    """What is worked out of them goes before they do."""
    there = Tie.objects.filter(Q(a__in=people) | Q(b__in=people))
    TieSpan.objects.filter(tie__in=there.values("pk"))._raw_delete("default")
    there._raw_delete("default")
    Position.objects.filter(person__in=people)._raw_delete("default")


def out_of_step(by: Membership, gone: Made, people: set[UUID]) -> None:
    by.workplace.raise_names_version()
    follow(by.workplace, people - gone.get(Person, set()))


def members(workplace: Workplace, made: Made) -> Made:
    """Whoever is one of us."""
    circle = Membership.objects.filter(workplace=workplace)
    return {Person: {member.person_id for member in circle} & made.get(Person, set())}


taking_in.HOLDS.append(members)
taking_in.TAKEN_OUT.append(out_of_step)
taking_in.sheet("departments", _("Departments"))
taking_in.sheet("shifts", _("Shifts"))
taking_in.sheet("people", _("People"), make=people, check=not_forgotten, going=going)
taking_in.sheet("gathering-places", _("Places where people meet"))
taking_in.sheet("usual-people", _("Who is usually there"), part_of=("gathering_place",))
taking_in.sheet("work-notes", _("Notes on how the place works"))
taking_in.sheet("dependencies", _("Who needs whom in the work"))
taking_in.sheet(
    "ties",
    _("Ties"),
    make=described,
    rests=True,
    prepared=others,
    people=("a_id", "b_id"),
    worked_out=("last_met", *SINCE.values()),
    going=lambda ids: TieSpan.objects.filter(tie__in=ids)._raw_delete("default"),
)
taking_in.sheet("activities", _("Time people shared"), make=noting(Activity), check=not_yet)
taking_in.sheet(
    "presences", _("Who was there"), make=noting(Presence), part_of=("activity",), people=("person_id",), check=there
)
taking_in.sheet(
    "givings", _("Help and confiding"), make=noting(Giving), people=("giver_id", "receiver_id"), check=not_yet
)
taking_in.sheet(
    "sayings", _("What people said of their ties"), make=noting(Saying), people=("person_id", "about_id"), check=not_yet
)
taking_in.sheet("strains", _("Strains"), make=noting(Strain), people=("a_id", "b_id"), check=not_yet, written=in_step)
