"""A mail now and then that says how many things wait and where to find them: a count and a link, nothing else (S18).

The upper apps say what there is to count, from the doors of what the member may see (S9):

    @digests.counts
    def come_up(member, since: date | None, until: date) -> int: ...

Due members are taken in hand one by one, each in one small transaction: the next time on their row, the digest under
its unique key, the work in the outbox. What there is to say is counted when it is said, so that nobody is reminded of
what is done by then, and nobody who was removed is reminded at all (S6).
"""

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from organizer import access, logs, mail, outbox, schedules
from organizer.models import Digest, Membership, Reach

log = logs.events("kith.digests")
A_WEEK = timedelta(days=6)  # today and the six days after it
A_BREATH = 0.05  # seconds
Count = Callable[[Membership, date | None, date], int]
COUNTS: list[Count] = []


def counts(count: Count):
    COUNTS.append(count)
    return count


@schedules.every("digests", minutes=1)
def deliver_due(*, now: datetime) -> int:
    """Takes in hand everything due by `now`; how many digests that were. May run twice, and at the same time."""
    taken = 0
    for pk in list(Reach.objects.due(now).values_list("pk", flat=True)):
        begin = time.monotonic()
        taken += _take_in_hand(pk, now)
        # SQLite takes one writer at a time, and not in turn: a page gets in while we rest for as long as we worked
        time.sleep(min(time.monotonic() - begin, A_BREATH))
    return taken


def _take_in_hand(pk: UUID, now: datetime) -> bool:
    reach = Reach.objects.due(now).select_related("workplace").filter(pk=pk).first()
    if reach is None:
        return False
    quiet_ends = reach.alarm.after_quiet(now, reach.zone)
    if quiet_ends > now:
        _aim(reach, quiet_ends)
        return False
    key = {"member_id": reach.member_id, "period": period_of(reach, now)}
    ahead = A_WEEK if reach.digest == Reach.Digest.WEEKLY else timedelta()
    until = now.astimezone(reach.workplace.zone).date() + ahead  # the calendar of the page that the link leads to
    following = reach.alarm.next(now, reach.zone)
    with transaction.atomic():
        if not _aim(reach, following):
            return False
        digest, new = Digest.objects.get_or_create(**key, defaults={"workplace": reach.workplace, "made_at": now})
        if new:
            outbox.put("digest", digest=str(digest.pk), until=until.isoformat())
    return new


def _aim(reach: Reach, at: datetime) -> bool:
    """False if another was quicker, or they have just chosen otherwise."""
    same = Reach.objects.filter(pk=reach.pk, due_at=reach.due_at, version=reach.version)
    return same.update(due_at=at) == 1


def period_of(reach: Reach, now: datetime) -> str:
    """The day, or the week, whose digest is due: one, however late somebody looks or often they choose anew."""
    day = reach.alarm.last(now, reach.zone)
    if reach.digest == Reach.Digest.WEEKLY:
        return "{}-W{:02}".format(*day.isocalendar()[:2])
    return day.isoformat()


def _ended(fault: str, *, digest: str, until: str) -> None:
    """In the transaction in which the outbox marks it."""
    row = Digest.objects.filter(pk=digest)
    if not fault:
        row.update(settled_at=timezone.now())
        Reach.objects.filter(member__in=row.values("member")).update(told_until=until)
    elif row.update(failed_at=timezone.now(), fault=fault):
        Membership.objects.filter(pk__in=row.values("member")).update(undelivered_at=timezone.now())


@outbox.work("digest", outside=True, lease=mail.LEASE, ended=_ended)
def send(key: UUID, *, digest: str, until: str) -> None:
    """The mail server is asked before anything is counted: a failure does not show whether there was anything (S9)."""
    kept = Digest.objects.filter(pk=digest).first()
    reach = access.reach_of_current(kept.member_id) if kept else None
    if reach is None or reach.digest == Reach.Digest.NEVER:
        return
    now = timezone.now()
    if (quiet_ends := reach.alarm.after_quiet(now, reach.zone)) > now:
        raise outbox.Later(quiet_ends)
    with mail.connected() as connection:
        if number := sum(count(reach.member, reach.told_until, date.fromisoformat(until)) for count in COUNTS):
            mail.send(key, to=reach.member.user.email, connection=connection, **letter(reach, number))


def letter(reach: Reach, number: int) -> dict[str, str]:
    with translation.override(reach.workplace.language):
        if reach.digest == Reach.Digest.WEEKLY:
            subject = ngettext("%(number)s thing for this week", "%(number)s things for this week", number)
        else:
            subject = ngettext("%(number)s thing for today", "%(number)s things for today", number)
        foot = gettext("You chose to get this. Change it at:")
        link, change = access.front(reach.workplace, "today"), access.front(reach.workplace, "reach")
        return {"subject": subject % {"number": number}, "body": f"{link}\n\n{foot}\n{change}\n"}
