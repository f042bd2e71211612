"""People on a page: a circle with a name, and names in a sentence. From the directory, so that none costs a query."""

from uuid import UUID

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from organizer import access
from organizer.templatetags.house import initials
from relationships import directory
from relationships.models import Giving

register = template.Library()


def id_of(someone) -> UUID:
    """Of a Person, an entry of the directory, or an id."""
    return getattr(someone, "pk", None) or getattr(someone, "id", None) or someone


def name_of(context, someone) -> str:
    return directory.of(context["request"].member.workplace).name(id_of(someone)) or _("somebody")


@register.inclusion_tag("relationships/_person.html", takes_context=True)
def person(context, someone, soft: str = "", beside: bool = False) -> dict:
    """`{% person person %}`: initials and name, linked to their page. `soft` is said more quietly after the name;
    `beside=True` says their department and shift there."""
    member = context["request"].member
    known = directory.of(member.workplace)
    name = name_of(context, someone)
    return {
        "address": access.url(member, "person", id_of(someone)),
        "name": name,
        "initials": initials(name),
        "tint": known.tint(id_of(someone)),
        "soft": known.place_in_words(id_of(someone)) if beside else soft,
    }


def linked(context, someone) -> str:
    address = access.url(context["request"].member, "person", id_of(someone))
    return format_html('<a class="name" href="{}">{}</a>', address, name_of(context, someone))


def in_a_sentence(parts: list[str]) -> str:
    """Ana, Tomas and Rosa, of pieces that may be links."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    before = format_html_join(", ", "{}", ((part,) for part in parts[:-1]))
    return format_html("{} {} {}", before, _("and"), parts[-1])


@register.simple_tag(takes_context=True)
def circle(context, someone) -> str:
    """Only the circle with the initials, for a row that leads elsewhere than to the person."""
    tint = directory.of(context["request"].member.workplace).tint(id_of(someone))
    kind = f" tint-{tint}" if tint is not None else ""
    letters = initials(name_of(context, someone))
    return format_html('<span class="initials{}" aria-hidden="true">{}</span>', kind, letters)


@register.simple_tag(takes_context=True)
def names(context, people) -> str:
    """`{% names ids %}`: Ana, Tomas and Rosa."""
    return get_text_list([name_of(context, someone) for someone in people], _("and"))


@register.simple_tag(takes_context=True)
def people(context, people) -> str:
    """`{% people ids %}`: the same sentence, each name linked to their page."""
    return in_a_sentence([linked(context, one) for one in people])


@register.simple_tag(takes_context=True)
def helped(context, giving) -> str:
    """`{% helped giving %}`: Ana helped Rosa: a shift covered."""
    both = {"giver": people(context, [giving.giver_id]), "receiver": people(context, [giving.receiver_id])}
    confided = giving.kind == Giving.Kind.CONFIDING
    if not giving.what:
        return format_html(
            _("{giver} confided in {receiver}.") if confided else _("{giver} helped {receiver}."), **both
        )
    words = _("{giver} confided in {receiver}: {what}") if confided else _("{giver} helped {receiver}: {what}")
    return format_html(words, **both, what=giving.what)
