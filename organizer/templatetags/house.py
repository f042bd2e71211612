from django import template
from django.utils.html import format_html
from lucide.templatetags import lucide as icons

from organizer import access, submissions

register = template.Library()


@register.simple_tag
def lucide(name: str, *, size: int = 24, **attributes) -> str:
    """An icon beside its word: a picture only, so screen readers pass over it."""
    attributes.setdefault("stroke_width", "1.75")
    return icons.lucide(name, size=size, aria_hidden="true", **attributes)


@register.simple_tag(takes_context=True)
def to(context, name: str, *args) -> str:
    """The address of a page inside the workplace one is in: `{% to 'person' person.id %}`."""
    return access.url(context["request"].member, name, *args)


@register.simple_tag(takes_context=True)
def once(context):
    """The hidden key that lets a form be saved once (S23). Every form that posts inside a workplace has one."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">',
        submissions.FIELD,
        submissions.new_key(context["request"].user),
    )


@register.filter
def initials(name: str) -> str:
    """Up to two letters for the circle of a person: `Ana Lima` is AL."""
    parts = [part for part in name.replace("-", " ").split() if part]
    return (parts[0][:1] + (parts[-1][:1] if len(parts) > 1 else parts[0][1:2])).upper() if parts else "?"
