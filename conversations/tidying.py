"""What nobody needs any more goes by itself, of this room; see organizer/tidying.py."""

from datetime import datetime, timedelta

from django.utils import timezone

from conversations.models import OwnPage
from organizer import schedules

A_DAY = timedelta(days=1)  # so that nothing goes early, whatever time it is where the workplace is


@schedules.every("tidy-own-pages", hours=1)
def tidy_own_pages(*, now: datetime | None = None) -> None:
    """What was chosen for somebody's own page, once its time is over."""
    today = (now or timezone.now()).date()
    OwnPage.objects.filter(until__lt=today - A_DAY).delete()
