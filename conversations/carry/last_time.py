"""What today is set beside when a circle asks what changed (method 3.3)."""

from dataclasses import dataclass
from datetime import date, timedelta

from conversations.access_reviews import review_before
from conversations.carrying import Sentence
from organizer.models import Membership


@dataclass(frozen=True)
class LastTime:
    day: date
    words: Sentence


def last_time(member: Membership) -> LastTime:
    """What today is set beside: the day of the last review before today, or two months ago while there is none."""
    if review := review_before(member, member.workplace.today()):
        return LastTime(review.on, Sentence("last_review"))
    return LastTime(two_months_before(member.workplace.today()), Sentence("two_months_ago"))


def two_months_before(day: date) -> date:
    """The same day of the month, or the last there was."""
    months = day.year * 12 + day.month - 1 - 2
    first = date(months // 12, months % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))
