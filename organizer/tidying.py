"""What nobody needs any more goes by itself: done work, used links, old form keys, digests
of a month ago, exports that nobody took, sessions that ended."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from organizer import schedules
from organizer.models import Digest, Export, OneTimeLink, Outbox, Submission

A_DAY, A_MONTH = timedelta(days=1), timedelta(days=30)


@schedules.every("tidy", hours=1)
def tidy(*, now: datetime | None = None) -> None:
    """Run as often as one likes; the dates are those that `records.py` declares."""
    now = now or timezone.now()
    Outbox.objects.filter(Q(done_at__lt=now - A_DAY) | Q(failed_at__lt=now - A_MONTH)).delete()
    Digest.objects.filter(made_at__lt=now - A_MONTH).delete()
    Export.tidy(now=now)
    Submission.objects.filter(at__lt=now - A_DAY).delete()
    OneTimeLink.objects.filter(Q(used_at__lt=now - A_MONTH) | Q(expires_at__lt=now - A_MONTH)).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
