"""Who they are, and the time they shared."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organizer.own_pages import Item, section
from relationships import access
from relationships.models import Activity, Basis
from relationships.own_page.about import BY_CIRCLE, SEEN, About

WORDS = (  # what they told us, and how it is called when it is said to them
    ("pronouns", gettext_lazy("Your pronouns")),
    ("where", gettext_lazy("Where one finds you")),
    ("languages", gettext_lazy("Languages you speak")),
    ("likes", gettext_lazy("What you like and care for")),
    ("reach", gettext_lazy("How you like to be reached")),
    ("reach_for", gettext_lazy("What you gave that for")),
    ("not_comfortable", gettext_lazy("What you are not comfortable with")),
)


@section(
    "who",
    title=gettext_lazy("Who you are"),
    why=gettext_lazy("So that we call you as you like to be called, and know where to find you for a coffee."),
    tells={
        "relationships.Person": "name pronouns department shift where languages likes reach reach_for not_comfortable "
        "leave_be supervisor came_on left_on",
        "relationships.Usual": "gathering_place person",
    },
)
def who(about: About) -> Iterator[Item]:
    person = about.person
    department, shift = person.department, person.shift
    said = [(_("What you like to be called"), person.name)]
    said += [(str(label), getattr(person, name)) for name, label in WORDS]
    said += [(_("Your department"), department.name if department else "")]
    said += [(_("Your shift"), shift.name if shift else "")]
    said += [(_("You supervise others"), _("yes") if person.supervisor else "")]
    said += [(_("You would rather be left be"), _("yes") if person.leave_be else "")]
    said += [(_("You came"), about.day(person.came_on) if person.came_on else "")]
    said += [(_("You left"), about.day(person.left_on) if person.left_on else "")]
    said += [(_("Where you are often found"), place.name) for place in access.usual_places_of(about.member, person)]
    for label, words in said:
        if words:
            yield about.fact(label, words, BY_CIRCLE)


@section(
    "together",
    title=gettext_lazy("Time together"),
    why=gettext_lazy("Ties between people grow out of time they share. This is the time with you that we know of."),
    tells={
        "relationships.Activity": "kind own_kind on at where size business basis rework",
        "relationships.Presence": "activity person",
    },
)
def together(about: About) -> Iterator[Item]:
    for activity in access.activities_of(about.member).with_person(about.person):
        yield about.fact(_in_words(about, activity), seen=SEEN[activity.seen_by])


def _in_words(about: About, activity: Activity) -> str:
    hidden, there = about.hidden, activity.people_ids
    says = _("{day}: {what}, with {people}").format(
        day=about.day(activity.on),
        what=hidden.words(activity.kind_in_words),
        people=hidden.coworkers(there, others=activity.size > len(there)),
    )
    more = [
        activity.at.strftime("%H:%M") if activity.at else "",
        hidden.words(activity.where),
        hidden.words(activity.rework),
        _("only about organizing") if activity.business else "",
        _("we only heard of it") if activity.basis == Basis.HEARSAY else "",
    ]
    said = ", ".join(words for words in more if words)
    return f"{says} ({said})" if said else says
