"""How the work behind the pages is doing, for admins: counts and times, never about whom.

Of the digests an admin sees those of their own workplace (S7), and that they were seen to, not whether there was
anything to say (S9). The queue is the whole installation's; only those who may make workplaces see how long it is.
"""

from collections import Counter
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Min, Q
from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from organizer import access, heartbeats, schedules
from organizer.models import Membership, Outbox, Reach, Schedule

CALLED = {
    heartbeats.WORKER: _("The worker"),
    heartbeats.BEAT: _("The schedule"),
    "digests": _("Looking who is due"),
    "tidy": _("Tidying up"),
}
FAULTS = {  # what our own code calls trouble; other words are the kind of error, for whoever runs the machine
    "no-mail-server": _("no mail server is set"),
    "address": _("the address was refused"),
    "ConnectionRefusedError": _("the mail server did not answer"),
    "TimeoutError": _("the mail server did not answer in time"),
    "gaierror": _("the mail server was not found"),
    "SMTPServerDisconnected": _("the mail server hung up"),
    "SMTPAuthenticationError": _("the mail server did not let us in"),
}
A_MINUTE, A_DAY, A_MONTH = timedelta(minutes=1), timedelta(days=1), timedelta(days=30)


class Running:
    def __init__(self, member: Membership, *, now: datetime):
        self.member, self.now = member, now

    @property
    def processes(self) -> list[dict]:
        ages = heartbeats.ages(now=self.now)
        return [
            {
                "called": CALLED[name],
                "well": heartbeats.well(age),
                "heard": "" if age is None else self.ago(self.now - age),
            }
            for name, age in ages.items()
        ]

    @cached_property
    def due(self) -> int:
        return Reach.objects.due(self.now).filter(workplace=self.member.workplace).count()

    @cached_property
    def digests(self) -> Counter[str]:
        """Of the last day: seen to and waiting. Of the last thirty days: those that did not arrive, and why."""
        rows = access.digests_of(self.member).filter(made_at__gte=self.now - A_MONTH)
        found: Counter[str] = Counter()
        for settled_at, failed_at in rows.values_list("settled_at", "failed_at").iterator():
            if failed_at:
                found["failed"] += 1
            elif settled_at is None:
                found["waiting"] += 1
            elif settled_at >= self.now - A_DAY:
                found["sent"] += 1
        return found

    @property
    def faults(self) -> list[dict]:
        rows = access.digests_of(self.member).filter(failed_at__gte=self.now - A_MONTH)
        return told(Counter(("digest", fault) for fault in rows.values_list("fault", flat=True)))

    @property
    def schedules(self) -> list[dict]:
        known = {row.name: row for row in Schedule.objects.all()}
        return [
            {"called": CALLED.get(name, name), **(self._how_it_went(known[name]) if name in known else {})}
            for name in schedules.SCHEDULES
        ]

    def _how_it_went(self, row: Schedule) -> dict:
        known = {"done": row.done_at, "began": row.began_at, "failed": row.failed_at}
        return {"fault": row.fault, **{name: self.ago(at) for name, at in known.items()}}

    def ago(self, at: datetime | None) -> str:
        if at is None:
            return ""
        if self.now - at < A_MINUTE:
            return gettext("just now")
        return gettext("%(time)s ago") % {"time": timesince(at, self.now)}

    @cached_property
    def queue(self) -> dict | None:
        if not self.member.user.makes_workplaces:
            return None
        open_rows = Outbox.objects.filter(done_at=None, failed_at=None)
        oldest = open_rows.aggregate(at=Min("made_at"))["at"]
        tried = open_rows.filter(~Q(fault="")).values_list("task", "fault")
        failed = Outbox.objects.filter(failed_at__gte=self.now - A_MONTH).values_list("task", "fault")
        return {
            "length": open_rows.count(),
            "oldest": self.ago(oldest),
            "tried": told(Counter(tried)),
            "failed": told(Counter(failed)),
        }


def told(faults: Counter[tuple[str, str]]) -> list[dict]:
    """(task, kind of trouble) counted, the most frequent first, in words."""
    return [
        {"task": task, "says": FAULTS.get(fault, fault), "number": number}
        for (task, fault), number in faults.most_common()
    ]
