"""What somebody voiced, in sentences; used only where the reader may know who it was."""

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conversations import wording
from conversations.models import Consent
from conversations.models.readers import WordsSeenBy
from conversations.voices_in_words import times
from relationships.models import Activity
from relationships.templatetags.people import linked

register = template.Library()

ASKED = {
    Consent.NOT_ASKED: gettext_lazy("You have not asked whether you may tell it on."),
    Consent.CIRCLE: gettext_lazy("They said that your circle may know it was them."),
    Consent.NAMELESS: gettext_lazy("They said you may tell it without their name."),
    Consent.NO: gettext_lazy("They asked you not to tell it on."),
    Consent.WITHDRAWN: gettext_lazy("They took it back."),
}
FIRST = {
    Activity.Kind.TALK: gettext_lazy("a talk"),
    Activity.Kind.COFFEE: gettext_lazy("a coffee"),
    Activity.Kind.LUNCH: gettext_lazy("a lunch"),
    Activity.Kind.WALK: gettext_lazy("a walk"),
    Activity.Kind.BREAK: gettext_lazy("a break"),
    Activity.Kind.PARTY: gettext_lazy("a party"),
    Activity.Kind.MOVE: gettext_lazy("help with a move"),
    Activity.Kind.MEETING: gettext_lazy("a meeting"),
    Activity.Kind.RISK: gettext_lazy("something risked together"),
    Activity.Kind.OWN: gettext_lazy("time together"),
}
OPENED = {
    WordsSeenBy.ME: gettext_lazy("Only you can read it."),
    WordsSeenBy.NAMED: gettext_lazy("The members you named can read it."),
    WordsSeenBy.COMMITTEE: gettext_lazy("The people of a committee can read it."),
    WordsSeenBy.CIRCLE: gettext_lazy("Your circle can read it."),
}


@register.simple_tag(takes_context=True)
def voicer(context, voicing) -> str:
    """`{% voicer voicing %}`: who said it and when, linked: `Rosa, on 3 March`."""
    today = context["request"].member.workplace.today()
    day = wording.on_day(voicing.conversation.activity.on, today)
    return format_html("{}, {}", linked(context, voicing.person_id), day)


@register.simple_tag(takes_context=True)
def sayer(context, voicing) -> str:
    return linked(context, voicing.person_id)


@register.simple_tag
def consent_in_words(voicing) -> str:
    """For its writer: what the one who said it allowed, and who can read it."""
    return f"{ASKED[Consent(voicing.consent)]} {OPENED[WordsSeenBy(voicing.words_seen_by)]}"


@register.simple_tag(takes_context=True)
def came_before(context, before) -> str:
    """`{% came_before before %}`: since when those who heard it know them, and how often they had met by then."""
    said_on = date_format(before.said_on, "j F Y")
    name = linked(context, before.person_id)
    if before.first is None:
        return format_html(
            _("{name} said so on {day}, the first time together that we know of."), name=name, day=said_on
        )
    known = {"name": name, "first": date_format(before.first, "j F Y"), "kind": FIRST[before.kind], "day": said_on}
    if before.times == 1:
        return format_html(_("{name} has been known since {first} ({kind}), and said so on {day}."), **known)
    words = _("{name} has been known since {first} ({kind}). They met {times} before this was said on {day}.")
    return format_html(words, times=times(before.times), **known)
