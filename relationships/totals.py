"""How many: the lowest level of what leaves. It rests on what all of the circle may see, and names nobody."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from organizer import archives, exports
from organizer.exports import Sheet
from organizer.models import Membership
from relationships import access, directory

FEWEST = 3  # people in a group that is told apart (S16)


def merged(groups: dict[str, int], others: str) -> list[tuple[str, int]]:
    """The groups by name, those under three put together. If that is still under three, the smallest of the rest goes
    with them, so that nobody can take one number from another."""
    large = sorted((size, name) for name, size in groups.items() if size >= FEWEST)
    rest = sum(size for size in groups.values() if size < FEWEST)
    while 0 < rest < FEWEST and large:
        rest += large.pop(0)[0]
    found = sorted((name, size) for size, name in large)
    return [*found, (others, rest)] if rest >= FEWEST else found


def rows(member: Membership) -> Iterator[tuple]:
    known = directory.of(member.workplace)
    here = [entry for entry in known.people.values() if entry.here]
    if len(here) < FEWEST:
        return
    yield gettext("People here now"), "", len(here)
    for kind, groups, field in (
        (gettext("Department"), known.departments, "department_id"),
        (gettext("Shift"), known.shifts, "shift_id"),
    ):
        sizes = Counter(getattr(entry, field) for entry in here)
        named: Counter[str] = Counter()
        for pk, size in sizes.items():
            named[groups[pk].name if pk in groups else gettext("None")] += size
        for name, size in merged(dict(named), gettext("Others")):
            yield kind, name, size
    met = access.activities_of(member).seen_by_circle().order_by().annotate(month=TruncMonth("on"))
    for month, times in met.values_list("month").annotate(times=Count("pk")).order_by("month"):
        yield gettext("Times together"), f"{month:%Y-%m}", times


exports.sheet(
    Sheet(
        "totals",
        level="totals",
        columns=("What", "Of", "How many"),
        rows=rows,
    )
)


@exports.form("totals", level="totals", label=_("Totals as CSV"), suffix="zip", media_type="application/zip")
def write(member: Membership, out, progress, about=None) -> None:
    archives.write_zip(member, out, progress, level="totals", sheets=exports.sheets_of("totals"))
