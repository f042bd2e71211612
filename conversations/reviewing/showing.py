"""A review as it is led: the slide that is shown, on a wall without names, on the presenter's own device with them."""

from functools import cached_property
from itertools import islice
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from conversations.models import AgendaItem, Review
from conversations.reviewing import shared
from conversations.reviewing.changed import Changed
from conversations.reviewing.page import Page
from conversations.reviewing.pulse import pulse
from conversations.reviewing.slides import BEGIN, END, PEOPLE, TIES, Slides, slides_of
from organizer.models import Membership
from organizer.templatetags.house import initials
from relationships import lately
from relationships.maps.naming import Naming, naming_for
from relationships.since import Numbers
from relationships.unnamed import unnamed

A_FEW = 10
MOST_LINES = 6  # that one reads from the back row


def hint(shows: str) -> str:
    """What whoever leads might say; a hint, and no more (method 3)."""
    return {
        BEGIN: _("Say hello first. Nobody needs to have prepared anything."),
        AgendaItem.Kind.TOGETHER: _("Let it take as long as it wants to. This is what the rest grows from."),
        AgendaItem.Kind.MAP: _("Ask what the others see before you say what you see."),
        TIES: _("What grew comes first. Whoever knows the story behind one may tell it."),
        PEOPLE: _("Who is near them anyway, and would like to? Nobody is handed to anybody."),
        AgendaItem.Kind.SAID: _("Ask how it is now, and not who said what."),
        AgendaItem.Kind.DECISIONS: _(
            "Something small that you will really do. Whom somebody would like to see, they say."
        ),
        END: _("How was it to sit together? Finish it below; the minutes are there then."),
    }.get(shows, "")


class Followed(Changed):
    """Its figures are asked for by everybody who follows, within seconds of each other."""

    def __init__(self, review: Review, *, viewer: Membership, naming: Naming, pulse: str):
        super().__init__(review, viewer=viewer, naming=naming)
        self.pulse = pulse

    @cached_property
    def worked_out(self) -> Numbers:
        moment = (self.review.pk, self.pulse, self.then, self.day)
        return shared.once(moment, lambda: super(Followed, self).worked_out)


class Showing(Page):
    """`manner`: how people are called, see relationships/maps/naming.py. `names` for the presenter alone."""

    shown = "wall"  # as the frame of a bare page asks

    def __init__(self, review: Review, *, viewer: Membership, manner: str):
        super().__init__(review, viewer=viewer)
        self.manner = manner
        self.pulse = pulse(review, viewer=viewer)  # before anything is read: what changes meanwhile is asked for again

    @cached_property
    def naming(self) -> Naming:
        return naming_for(self.viewer, self.manner)

    @cached_property
    def changed(self) -> Changed:
        return Followed(self.review, viewer=self.viewer, naming=self.naming, pulse=self.pulse)

    @cached_property
    def slides(self) -> Slides:
        return slides_of(self.review, self.items)

    @property
    def hint(self) -> str:
        return hint(self.slides.now.shows)

    @property
    def other_manner(self) -> str:
        return "initials" if self.manner == "pseudonyms" else "pseudonyms"

    # On the wall -----------------------------------------------------------------------------------------------------

    def unnamed(self, text: str) -> SafeString:
        return unnamed(text, self.naming.names)

    @property
    def titles(self) -> list[SafeString]:
        """What stands on the agenda."""
        return [self.unnamed(item.title) for item in self.items]

    @property
    def title(self) -> SafeString:
        return self.unnamed(self.slides.now.title)

    @property
    def not_into(self) -> SafeString:
        return self.unnamed(self.changed.not_into)

    @property
    def said_lines(self) -> list[tuple[SafeString, SafeString, str]]:
        """Who feel it, what, and how warm it is."""
        lines = islice(self.said.lines, MOST_LINES)
        return [(self.unnamed(line.who), self.unnamed(line.grievance.name), line.warm) for line in lines]

    @property
    def decided(self) -> list[SafeString]:
        return [self.unnamed(decision.words) for decision in self.outcomes.decisions]

    @property
    def seeing(self) -> list[str]:
        """Who would like to see whom, without a name; by number only whom."""
        words = _("%(one)s would like to see %(other)s")
        somebody = _("One of us")
        return [
            words
            % {
                "one": initials(called) if called and self.manner == "initials" else somebody,
                "other": " + ".join(self.naming.person(pk) for pk in wish.people_ids),
            }
            for called, wish in self.outcomes.taken
        ]

    # On the presenter's own device -----------------------------------------------------------------------------------

    @property
    def near_at_hand(self) -> list[UUID]:
        """A few people whom one may want to tap: those of what is shown, those who are there, those of late."""
        some = dict.fromkeys([*self._shown, *self.review.people_ids, *lately.people(self.viewer)])
        names = self.naming.names.people
        return [pk for pk in some if pk in names and names[pk].here][:A_FEW]

    @property
    def _shown(self) -> list[UUID]:
        if self.slides.now.shows == TIES:
            return [pk for kind in reversed(self.changed.kinds) for tie in kind.ties for pk in (tie.a, tie.b)]
        return list(self.changed.people.came) if self.slides.now.shows == PEOPLE else []
