"""What is known of their ties with others: help, what they said, words about a tie, strain. Never how it reads."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organizer.own_pages import WHOSE_BOOK, Item, leaves_out, section
from relationships import access
from relationships.models import Giving
from relationships.models.sayings import SayingSeenBy
from relationships.own_page.about import BY_CIRCLE, BY_GIVER, SEEN, About, lines

SAYINGS_SEEN = {
    SayingSeenBy.ME.value: BY_GIVER,
    SayingSeenBy.COUNTED.value: gettext_lazy("Only the one who gives you this page can see that you said it."),
    SayingSeenBy.NAMED.value: gettext_lazy("A few of our circle can see it."),
    SayingSeenBy.CIRCLE.value: BY_CIRCLE,
}


@section(
    "help",
    title=gettext_lazy("Help and trust, both ways"),
    why=gettext_lazy(
        "People who have helped each other, or confided in each other, know what they have in each other."
    ),
    tells={"relationships.Giving": "kind giver receiver on what activity"},
)
def helped(about: About) -> Iterator[Item]:
    for giving in access.givings_with(about.member, about.person):
        mine = giving.giver_id == about.person.pk
        says = _giving(giving.kind == Giving.Kind.CONFIDING, mine)
        who = about.hidden.coworker(giving.receiver_id if mine else giving.giver_id)
        says = says.format(day=about.day(giving.on), who=who)
        told = about.note(giving, says, giving.what, SEEN[giving.seen_by])
        yield told if giving.what else about.fact(says, seen=told.seen)


def _giving(confided: bool, mine: bool) -> str:
    if confided:
        return _("{day}: you confided in {who}") if mine else _("{day}: {who} confided in you")
    return _("{day}: you helped {who}") if mine else _("{day}: {who} helped you")


@section(
    "said",
    title=gettext_lazy("What you said of your ties"),
    why=gettext_lazy("You said it, and were fine with it being counted. You can take it back at any time."),
    tells={"relationships.Saying": "kind person about level on"},
)
def said(about: About) -> Iterator[Item]:
    for saying in access.sayings_of(about.member).filter(person=about.person.pk).order_by("-on", "pk"):
        who = about.hidden.coworker(saying.about_id)
        says = _("{day}, of you and {who}: {said}").format(day=about.day(saying.on), who=who, said=saying.in_words)
        yield about.fact(says, seen=SAYINGS_SEEN[saying.seen_by])


@section(
    "tie-words",
    title=gettext_lazy("You and a coworker, in words"),
    why=gettext_lazy("So that we remember how people know each other, and what they look for in each other."),
    tells={"relationships.Tie": "a b how a_is b_is a_looks_for b_looks_for"},
)
def tie_words(about: About) -> Iterator[Item]:
    """What the other looks for is theirs (method 46)."""
    for tie in access.ties_with(about.member, about.person):
        first = tie.a_id == about.person.pk
        mine, theirs, looks_for = (
            (tie.a_is, tie.b_is, tie.a_looks_for) if first else (tie.b_is, tie.a_is, tie.b_looks_for)
        )
        words = lines(
            tie.how,
            mine and _("You to them: {words}").format(words=mine),
            theirs and _("They to you: {words}").format(words=theirs),
            looks_for and _("What you look for: {words}").format(words=looks_for),
        )
        if words:
            who = about.hidden.coworker(tie.other(about.person.pk))
            yield about.note(tie, _("You and {who}").format(who=who), words, BY_CIRCLE)


@section(
    "strains",
    title=gettext_lazy("Something to talk through"),
    why=gettext_lazy("So that nobody leans on a tie that hurts just now. It counts only until it is talked through."),
    tells={"relationships.Strain": "a b on talked_through_on what"},
)
def strains(about: About) -> Iterator[Item]:
    for strain in access.strains_with(about.member, about.person):
        who = about.hidden.coworker(strain.b_id if strain.a_id == about.person.pk else strain.a_id)
        says = _("Between you and {who}, since {day}").format(who=who, day=about.day(strain.on))
        if strain.talked_through_on:
            says = _("{says}; talked through on {day}").format(says=says, day=about.day(strain.talked_through_on))
        yield about.note(strain, says, strain.what, SEEN[strain.seen_by])


leaves_out(
    gettext_lazy(
        "How close your ties read, and where you stand on the map. It is worked out from what stands above, whenever"
        " somebody looks, and never leaves this book beside a name."
    ),
    {
        "relationships.Tie": "last_met together_since helped_since helped_both_ways_since confided_since risked_since",
        "relationships.TieSpan": "tie band first_hand state since was was_until starts ends",
        "relationships.Position": "person x y community",
        "relationships.Finding": "band found",
    },
)
leaves_out(gettext_lazy("What others said of their tie with you, and what they look for in it. It is theirs to tell."))
leaves_out(WHOSE_BOOK, {"relationships.SayingReader": "saying"})
leaves_out(
    gettext_lazy("That two records were once held for you, or might have been: what they held stands above."),
    {"relationships.Undoable": "kept", "relationships.TwoPeople": "a b"},
)
