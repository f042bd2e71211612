"""The days of reviews, offered where the map of one day is set beside another (method 31)."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from conversations.access_reviews import reviews_of
from organizer.models import Membership

MOST = 6


def days_of_reviews(member: Membership) -> list[tuple[date, str]]:
    """Of those that are finished, the newest first. One query."""
    days = reviews_of(member).finished().values_list("on", flat=True)[:MOST]
    return [(day, _("Review of %(day)s") % {"day": date_format(day, _("j F Y"))}) for day in days]
