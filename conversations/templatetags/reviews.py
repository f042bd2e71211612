"""People in the minutes: by name on the screen of whoever is signed in, by initials on paper unless names are asked
for, since paper is left lying about."""

from collections.abc import Iterable
from uuid import UUID

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from organizer.templatetags.house import initials
from relationships.templatetags.people import in_a_sentence, name_of

register = template.Library()


@register.simple_tag(takes_context=True)
def written(context, people: Iterable[UUID]) -> SafeString:
    """`{% written ids %}`: Ana, Tomas and Rosa; on paper AL, TK and RS."""
    return _written(context, [name_of(context, pk) for pk in people])


@register.simple_tag(takes_context=True)
def written_name(context, name: str) -> SafeString:
    """The same of what a member is called."""
    return _written(context, [name])


def _written(context, names: list[str]) -> SafeString:
    screen = in_a_sentence([format_html("{}", name) for name in names])
    if context["names_on_paper"]:
        return format_html("{}", screen)
    paper = in_a_sentence([format_html("{}", initials(name)) for name in names])
    return format_html('<span class="on-screen">{}</span><span class="on-paper">{}</span>', screen, paper)
