from django import template
from django.utils.translation import gettext as _

from conversations.models import CheckIn
from conversations.reasons import every

register = template.Library()


@register.simple_tag
def wished(row: CheckIn) -> str:
    """`{% wished check_in %}`: It would be good to see each other every month, not later than every two months."""
    if row.every and row.latest:
        words = {"every": every(row.every), "latest": every(row.latest)}
        return _("It would be good to see each other %(every)s, at the least %(latest)s.") % words
    if row.every:
        return _("It would be good to see each other %(every)s.") % {"every": every(row.every)}
    if row.latest:
        return _("It would be good to see each other, at the least %(latest)s.") % {"latest": every(row.latest)}
    return _("It would be good to see each other.")
