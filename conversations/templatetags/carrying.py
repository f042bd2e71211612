from collections.abc import Callable
from typing import Any

from django import template

from conversations.carry import Carry, of
from conversations.models import Action, Committee, Grievance

register = template.Library()

OF: dict[type, Callable[[Any, Any], Carry]] = {
    Action: of.of_action,
    Committee: of.of_committee,
    Grievance: of.of_grievance,
}


@register.simple_tag(takes_context=True)
def carry_of(context, thing) -> Carry:
    """`{% carry_of action as carry %}`: for a page that asks it before it says it."""
    return OF[type(thing)](context["request"].member, thing)


@register.inclusion_tag("conversations/carrying/_block.html", takes_context=True)
def carrying(context, thing, said: int | None = None) -> dict:
    """`{% carrying committee %}`: the few sentences that stand on the page of a committee, an action or a grievance,
    and the way to all of them. `said`: how many people the page has said that it is about: it is not said twice."""
    return {"request": context["request"], "carry": carry_of(context, thing), "said": said}
