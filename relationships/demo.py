"""The tailor shop as a workplace one can walk around in (method 5).

What is a choice of ours and not in the study: a pair who kept company meets once in each month of that period, just
the two of them; each help is one day's help; which days, nobody knows. `about` says so on the demo's first page.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organizer.home import DEMO_MEMBER
from organizer.models import Membership, User, Workplace
from relationships import tailor_shop
from relationships.models import Activity, Department, Giving, Person
from relationships.models.base import Basis
from relationships.tailor_shop import Pair, Period


def load() -> Membership:
    """The member who keeps the demo's book; the workplace is made the first time and never touched again."""
    user = User.objects.filter(email=DEMO_MEMBER).first() or User.objects.create_user(DEMO_MEMBER)
    kept = Membership.objects.current().select_related("workplace", "user").filter(user=user).first()
    return kept or _make(user)


@transaction.atomic
def _make(user: User) -> Membership:
    before, after = tailor_shop.periods()
    today = timezone.localdate(timezone=ZoneInfo(settings.TIME_ZONE))
    moved = today - timedelta(days=1) - after.last
    workplace = Workplace.open(name=_("The tailor shop"), time_zone=settings.TIME_ZONE, about=about(moved))
    demo = Membership.join(user, workplace, role=Membership.Role.ADMIN, called=_("Demo"))
    people = _people(demo)
    for period, label in ((before, _("June–August 1965")), (after, _("September 1965–January 1966"))):
        meetings = [
            {"people": [people[a], people[b]], "on": day + moved, "own_kind": _("Company, %s") % label}
            for (a, b), day in meetings_of(period)
        ]
        told = {"basis": Basis.TOLD, "kind": Activity.Kind.OWN}
        Activity.add_many(by=demo, activities=[{**meeting, **told} for meeting in meetings])
        help_given = [
            {"giver": people[a], "receiver": people[b], "on": day + moved, "what": label, "basis": Basis.TOLD}
            for (a, b), day in help_of(period)
        ]
        Giving.add_many(by=demo, givings=help_given)
    return demo


def _people(demo: Membership) -> dict[int, Person]:
    """The workers by number; jobs are the departments, in the order in which they come up."""
    workers = tailor_shop.workers()
    jobs = {job: Department.add(by=demo, name=job) for job in dict.fromkeys(worker.job for worker in workers)}
    known = [{"name": w.name, "department": jobs[w.job], "supervisor": w.supervisor} for w in workers]
    rows = Person.add_many(by=demo, people=known)
    return {worker.number: row for worker, row in zip(workers, rows, strict=True)}


def meetings_of(period: Period) -> Iterator[tuple[Pair, date]]:
    """One day in each month of the period for each pair who kept company; the same days every time."""
    for pair in sorted(period.company):
        for month in months(period):
            yield pair, _some_day(month, f"company {pair} {month[0]}")


def help_of(period: Period) -> Iterator[tuple[Pair, date]]:
    for pair in sorted(period.help):
        yield pair, _some_day((period.first, period.last), f"help {pair} {period.first}")


def months(period: Period) -> list[tuple[date, date]]:
    """The first and the last day of each month in a period of whole months."""
    found, first = [], period.first
    while first <= period.last:
        following = (first + timedelta(days=31)).replace(day=1)
        found.append((first, following - timedelta(days=1)))
        first = following
    return found


def _some_day(between: tuple[date, date], seed: str) -> date:
    first, last = between
    return first + timedelta(days=Random(seed).randrange((last - first).days + 1))  # noqa: S311 - not a secret


def about(moved: timedelta) -> str:
    """What the first page says of this workplace: where it is from, and what in it is our choice."""
    before, after = tailor_shop.periods()
    days = {
        name: date_format(day + moved, "DATE_FORMAT")
        for name, day in (("a", before.first), ("b", before.last), ("c", after.first), ("d", after.last))
    }
    paragraphs = [
        _(
            "This is a real workplace: a clothing factory in Zambia in 1965 and 1966, as Bruce Kapferer wrote it down. "
            "Who kept company with whom and who helped whom is fact; the days, and how often, are our choice. You are "
            "not on the map: you keep the book."
        ),
        _(
            "The facts are from his Strategy and Transaction in an African Factory (Manchester University Press, "
            "1972): the 39 people who were there all the while, before a strike that failed and a later one that won. "
            "Nothing else is in here, and no word that anybody said."
        ),
        _(
            "The dates are moved so that the story ends the day before it was loaded. June to August 1965, before "
            "the first strike, is here %(a)s to %(b)s; September 1965 to January 1966 is %(c)s to %(d)s."
        )
        % days,
        _(
            "Two who kept company meet once a month here, just the two of them, and each help is one day's help. The "
            "study names no days. The jobs, in the words of the time, come second-hand, and the study does not say "
            "which way help ran, only between whom and whether it was returned."
        ),
    ]
    return "\n\n".join(paragraphs)
