"""Pictures on a page: a whole one, and a small one of a few people and the ties between them."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from relationships.maps import svg
from relationships.maps.picture import Picture
from relationships.maps.small import small
from relationships.templatetags import people
from relationships.templatetags.people import id_of

register = template.Library()


@register.simple_tag
def picture(picture: Picture) -> SafeString:
    """`{% picture sheet.picture %}`: as SVG; everything in it was escaped when it was drawn."""
    return mark_safe(svg.drawn(picture))  # noqa: S308


@register.simple_tag(takes_context=True)
def small_map(context, people, name: str = "small-map") -> SafeString:
    """`{% small_map people %}`: these people, whom the one who reads may see, and the ties among them today.

    Nothing for fewer than two. One query. Two on one page each need a `name` of their own.
    """
    ids = list(dict.fromkeys(id_of(one) for one in people))
    drawn = small(context["request"].member, ids, name=name)
    return mark_safe(svg.drawn(drawn)) if drawn else SafeString("")  # noqa: S308


@register.simple_tag(takes_context=True)
def asking(context, **changes) -> str:
    """`{% asking on=day %}`: the query of this page with something else in it."""
    return context["filters"].query(**changes)


@register.simple_tag(takes_context=True)
def name_of(context, someone) -> str:
    return people.name_of(context, someone)
