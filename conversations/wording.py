"""Time together as a person would say it: "You had coffee with Rosa on Tuesday"."""

from datetime import date

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from organizer.models import Membership
from relationships.directory import Directory
from relationships.models import Activity

Kind = Activity.Kind

WITH_ME = {
    Kind.TALK: gettext_lazy("You talked with {names} {day}."),
    Kind.COFFEE: gettext_lazy("You had coffee with {names} {day}."),
    Kind.LUNCH: gettext_lazy("You had lunch with {names} {day}."),
    Kind.WALK: gettext_lazy("You went for a walk with {names} {day}."),
    Kind.BREAK: gettext_lazy("You shared a break with {names} {day}."),
    Kind.PARTY: gettext_lazy("You were at a party with {names} {day}."),
    Kind.MOVE: gettext_lazy("You helped with a move, with {names}, {day}."),
    Kind.MEETING: gettext_lazy("You met with {names} {day}."),
    Kind.RISK: gettext_lazy("You stood together with {names} {day}."),
    Kind.OWN: gettext_lazy("You spent time with {names} {day}."),
}
WITHOUT_ME = {
    Kind.TALK: gettext_lazy("{names} talked {day}."),
    Kind.COFFEE: gettext_lazy("{names} had coffee {day}."),
    Kind.LUNCH: gettext_lazy("{names} had lunch {day}."),
    Kind.WALK: gettext_lazy("{names} went for a walk {day}."),
    Kind.BREAK: gettext_lazy("{names} shared a break {day}."),
    Kind.PARTY: gettext_lazy("{names} were at a party {day}."),
    Kind.MOVE: gettext_lazy("{names} helped with a move {day}."),
    Kind.MEETING: gettext_lazy("{names} met {day}."),
    Kind.RISK: gettext_lazy("{names} stood together {day}."),
    Kind.OWN: gettext_lazy("{names} spent time together {day}."),
}


SHARED = {
    Kind.TALK: gettext_lazy("A talk with {names}"),
    Kind.COFFEE: gettext_lazy("Coffee with {names}"),
    Kind.LUNCH: gettext_lazy("Lunch with {names}"),
    Kind.WALK: gettext_lazy("A walk with {names}"),
    Kind.BREAK: gettext_lazy("A break with {names}"),
    Kind.PARTY: gettext_lazy("A party with {names}"),
    Kind.MOVE: gettext_lazy("Help with a move, with {names}"),
    Kind.MEETING: gettext_lazy("A meeting with {names}"),
    Kind.RISK: gettext_lazy("Stood together with {names}"),
    Kind.OWN: gettext_lazy("Time with {names}"),
}


def in_short(activity: Activity, member: Membership, names: Directory) -> str:
    """On one line, to choose from: `Coffee with Rosa, 3 March`."""
    others = [pk for pk in activity.people_ids if pk != member.person_id]
    words = str(SHARED[Kind(activity.kind)])
    if activity.kind == Kind.OWN and activity.own_kind:
        words = _("{own}, with {names}")
    with_whom = get_text_list(names.names(others), _("and")) or _("somebody")
    said = words.format(names=with_whom, own=activity.own_kind)
    return _("%(what)s, %(day)s") % {"what": said, "day": the_day(activity.on, member.workplace.today())}


def the_day(day: date, today: date) -> str:
    """The same days standing alone: `Today`, `Tuesday`, `3 March`, `3 March 2024`."""
    ago = (today - day).days
    if ago in (0, 1):
        return _("Yesterday") if ago else _("Today")
    if 1 < ago < 7:
        return date_format(day, "l")
    return date_format(day, pgettext("a day of this year", "j F") if 0 < ago < 330 else pgettext("a day", "j F Y"))


def on_day(day: date, today: date) -> str:
    """`today`, `on Tuesday` within a week, `on 3 March` within the year, else with the year."""
    ago = (today - day).days
    if ago == 0:
        return _("today")
    if ago == 1:
        return _("yesterday")
    if 1 < ago < 7:
        return _("on %(weekday)s") % {"weekday": date_format(day, "l")}
    shape = pgettext("a day of this year", "j F") if 0 < ago < 330 else pgettext("a day", "j F Y")
    return _("on %(day)s") % {"day": date_format(day, shape)}


def since(day: date, today: date) -> str:
    """`since yesterday`, `since Monday`, `since 3 March`: all that is ever said of a day that has passed."""
    ago = (today - day).days
    if ago <= 1:
        return _("since yesterday") if ago else _("since today")
    if ago < 7:
        return _("since %(day)s") % {"day": date_format(day, "l")}
    return _("since %(day)s") % {"day": date_format(day, pgettext("a day of this year", "j F"))}


def greeting(hour: int, name: str) -> str:
    if 5 <= hour < 12:
        words = _("Good morning, %(name)s")
    elif 12 <= hour < 18:
        words = _("Good afternoon, %(name)s")
    else:
        words = _("Good evening, %(name)s")
    return words % {"name": name}
