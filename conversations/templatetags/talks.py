from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from conversations import wording
from relationships.models import Activity
from relationships.templatetags.people import people

register = template.Library()


@register.simple_tag(takes_context=True)
def told(context, activity) -> str:
    """`{% told activity %}`: time together as a sentence, everybody but the reader linked."""
    member = context["request"].member
    ids = activity.people_ids
    others = [pk for pk in ids if pk != member.person_id]
    words = wording.WITH_ME if len(others) < len(ids) else wording.WITHOUT_ME
    day = wording.on_day(activity.on, member.workplace.today())
    names = people(context, others) or _("somebody")
    if activity.size > len(ids):
        names = format_html("{} {}", names, _("and others"))
    return format_html(str(words[Activity.Kind(activity.kind)]), names=names, day=day)


@register.simple_tag(takes_context=True)
def day(context, on) -> str:
    """`{% day activity.on %}`: `today`, `on Tuesday`, `on 3 March`."""
    return wording.on_day(on, context["request"].member.workplace.today())


@register.simple_tag(takes_context=True)
def helped(context, giving) -> str:
    """`{% helped giving %}`: Ana helped Rosa."""
    giver, receiver = (people(context, [end]) for end in (giving.giver_id, giving.receiver_id))
    return format_html(_("{giver} helped {receiver}"), giver=giver, receiver=receiver)
