from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from conversations import roots, wording
from organizer.access import url
from relationships.models import Activity
from relationships.templatetags.people import id_of, in_a_sentence, linked, people

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
def came_together(context, committee, there) -> str:
    """`{% came_together committee people %}`: they came together, with a link to what they call it."""
    member = context["request"].member
    others = [pk for pk in there if pk != member.person_id]
    words = _("{names} came together {day}: {what}")
    if len(others) < len(there):
        words = _("You came together with {names} {day}: {what}")
    what = format_html('<a href="{}">{}</a>', url(member, "committee", committee.pk), committee.name)
    day = wording.on_day(committee.began_on, member.workplace.today())
    return format_html(words, names=people(context, others) or _("somebody"), day=day, what=what)


@register.simple_tag(takes_context=True)
def shared(context, activity, person) -> str:
    """`{% shared activity person %}`: the same on somebody's own page, where they need not be named."""
    me = context["request"].member.person_id
    others = [pk for pk in activity.people_ids if pk not in (id_of(person), me)]
    names = [linked(context, pk) for pk in others]
    if me and me in activity.people_ids and me != id_of(person):
        names.insert(0, _("you"))
    if activity.size > len(activity.people_ids):
        names.append(_("others"))
    words = str(wording.SHARED[Activity.Kind(activity.kind)])
    if activity.kind == Activity.Kind.OWN and activity.own_kind:
        words = _("{own}, with {names}")
    return format_html(words, names=in_a_sentence(names) or _("somebody"), own=activity.own_kind)


@register.simple_tag(takes_context=True)
def in_short(context, talk) -> str:
    """`{% in_short talk %}`: `Coffee with Rosa, 3 March`, for a row that leads to it."""
    return roots.in_short(talk, context["request"].member)


@register.simple_tag(takes_context=True)
def somebody(context, person_id) -> str:
    """`{% somebody ask.asked_id %}`: one name, linked to their page."""
    return linked(context, person_id)


@register.simple_tag(takes_context=True)
def dated(context, on) -> str:
    """`{% dated activity.on %}`: the day alone, above what happened on it: `Yesterday`, `Tuesday`, `3 March`."""
    words = wording.the_day(on, context["request"].member.workplace.today())
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), words)


@register.simple_tag(takes_context=True)
def day(context, on) -> str:
    """`{% day activity.on %}`: `today`, `on Tuesday`, `on 3 March`."""
    return wording.on_day(on, context["request"].member.workplace.today())


@register.simple_tag(takes_context=True)
def helped(context, giving) -> str:
    """`{% helped giving %}`: Ana helped Rosa."""
    giver, receiver = (people(context, [end]) for end in (giving.giver_id, giving.receiver_id))
    return format_html(_("{giver} helped {receiver}"), giver=giver, receiver=receiver)
