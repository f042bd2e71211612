from collections.abc import Callable

from django import template

from conversations.carry import Carry, of
from conversations.models import Action, Committee, Grievance
from conversations.voices import Voices

register = template.Library()

OF: dict[type, Callable[..., Carry]] = {
    Action: of.of_action,
    Committee: of.of_committee,
    Grievance: of.of_grievance,
}


@register.simple_tag(takes_context=True)
def carry_of(context, thing, **known) -> Carry:
    """`{% carry_of action as carry %}`: for a page that asks it before it says it."""
    return OF[type(thing)](context["request"].member, thing, **known)


@register.inclusion_tag("conversations/carrying/_block.html", takes_context=True)
def carrying(context, thing, voices: Voices | None = None) -> dict:
    """`{% carrying committee %}`: the few sentences that stand on the page of a committee, an action or a grievance,
    and the way to all of them. `voices`: of a grievance whose page has said how many feel it: it is not said twice."""
    known = {"voicings": voices.told} if voices else {}
    said = voices.behind if voices else None
    return {"request": context["request"], "carry": carry_of(context, thing, **known), "said": said}
