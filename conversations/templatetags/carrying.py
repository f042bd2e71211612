from django import template

from conversations.carry import of
from conversations.models import Committee, Grievance

register = template.Library()

OF = {Committee: of.of_committee, Grievance: of.of_grievance}


@register.inclusion_tag("conversations/carrying/_block.html", takes_context=True)
def carrying(context, thing) -> dict:
    """`{% carrying committee %}`: the few sentences that stand on the page of a committee, an action or a grievance,
    and the way to all of them."""
    request = context["request"]
    return {"request": request, "carry": OF[type(thing)](request.member, thing)}
