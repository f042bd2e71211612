from django import template
from django.utils.translation import gettext as _

from conversations.models import CheckIn
from conversations.reasons import every, within

register = template.Library()


@register.simple_tag
def wished(row: CheckIn) -> str:
    """`{% wished check_in %}`: It would be good to see each other every month, not later than every two months."""
    if row.every and row.latest:
        words = {"every": every(row.every), "latest": within(row.latest)}
        return (
            _("It would be good to see each other %(every)s, and not later than %(latest)s after the last time.")
            % words
        )
    if row.every:
        return _("It would be good to see each other %(every)s.") % {"every": every(row.every)}
    if row.latest:
        return _("It would be good to see each other, not later than %(latest)s after the last time.") % {
            "latest": within(row.latest)
        }
    return _("It would be good to see each other.")
