"""Who feels something and how they are bound, as one would say it: ties first, and never a word for what is not there.

Four people, who know each other through “Carpool”, feel this.
"""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from conversations.bonds import Bands
from conversations.carrying.sentences import NUMBERS
from conversations.models.voicings import Voicing
from conversations.voices import Voices
from relationships.directory import Directory
from relationships.network import bodies, ties_among
from relationships.strength import Band

ALL_BOUND = {
    Band.WOULD_RISK: gettext_lazy("who would take risks together"),
    Band.TRUSTING: gettext_lazy("who trust each other"),
    Band.FRIENDLY: gettext_lazy("who are friendly with each other"),
    Band.ACQUAINTED: gettext_lazy("who know each other"),
}
SOME_BOUND = {
    Band.WOULD_RISK: gettext_lazy("%(count)s of whom would take risks together"),
    Band.TRUSTING: gettext_lazy("%(count)s of whom trust each other"),
    Band.FRIENDLY: gettext_lazy("%(count)s of whom are friendly with each other"),
    Band.ACQUAINTED: gettext_lazy("%(count)s of whom know each other"),
}
TIMES = {1: gettext_lazy("once"), 2: gettext_lazy("twice")}


def number(count: int) -> str:
    return _(NUMBERS[count]) if count in NUMBERS else str(count)


def times(count: int) -> str:
    return str(TIMES.get(count) or _("%(count)s times") % {"count": number(count)})


def people_in_words(count: int) -> str:
    """`One person`, `four people`, at the beginning of a sentence."""
    words = ngettext("%(count)s person", "%(count)s people", count) % {"count": number(count)}
    return words[:1].upper() + words[1:]


def who_feel_it(voices: Voices, ties: Bands) -> str:
    """The line that a grievance begins with. `ties`: the live ties of today among people, each with its band."""
    people = people_in_words(voices.behind)
    if bound := how_bound(voices, ties):
        return _("%(people)s, %(bound)s, feel this.") % {"people": people, "bound": bound}
    return ngettext("%(people)s feels this.", "%(people)s feel this.", voices.behind) % {"people": people}


def how_bound(voices: Voices, ties: Bands) -> str:
    """Of those who may be named: what holds for the largest body of them. Nothing if we know of no tie."""
    people = voices.people
    among = ties_among(people, ties)
    if len(people) < 2 or not among:
        return ""
    body = bodies(people, among)[0]
    band = min(ties[pair] for pair in ties_among(body, among))
    whole = len(body) == voices.behind
    if whole and (place := common_place(people, voices.names)):
        return _("who know each other through “%(place)s”") % {"place": place}
    if len(ties_among(body, among)) < len(body) * (len(body) - 1) // 2:
        through = _("who know each other, some of them through others")
        return (
            through
            if whole
            else _("%(count)s of whom know each other or one another’s friends") % {"count": number(len(body))}
        )
    return str(ALL_BOUND[Band(band)]) if whole else SOME_BOUND[Band(band)] % {"count": number(len(body))}


def common_place(people: Iterable[UUID], names: Directory) -> str:
    """A gathering place at which all of them are usually found."""
    usual = [set(names.usual_people.get(pk, ())) for pk in people]
    shared = sorted(names.gathering_places[pk] for pk in set.intersection(*usual) if pk in names.gathering_places)
    return shared[0] if shared else ""


def separately_in_words(voices: Voices) -> str:
    """What is read of the scope, for more than one (method 19)."""
    if voices.behind < 2:
        return ""
    people = people_in_words(voices.behind)
    if voices.separately == voices.behind:
        return _("%(people)s, separately.") % {"people": people}
    if voices.separately > 1:
        return _("%(people)s; %(count)s of them separately.") % {"people": people, "count": number(voices.separately)}
    if voices.others:
        return f"{people}."
    return _("%(people)s, in one talk together.") % {"people": people}


def how_it_came_up(voices: Voices) -> str:
    return came_up_in_words(voices.came_up)


def came_up_in_words(came_up: Counter[str]) -> str:
    """`It was raised twice, it came up between people once, one of us asked once.`"""
    said = [
        words % {"times": times(came_up[how])}
        for how, words in (
            (Voicing.CameUp.THEY, pgettext("how it came up", "it was raised %(times)s")),
            (Voicing.CameUp.BETWEEN, pgettext("how it came up", "it came up between people %(times)s")),
            (Voicing.CameUp.ASKED, pgettext("how it came up", "one of us asked %(times)s")),
        )
        if came_up[how]
    ]
    sentence = _(", ").join(said)
    return f"{sentence[:1].upper()}{sentence[1:]}." if said else ""
