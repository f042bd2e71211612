"""One conversation as it is told to somebody who may read it."""

from functools import cached_property

from conversations import access as doors
from conversations.access import voicings_by_name
from conversations.models import Conversation
from conversations.models.readers import WordsSeenBy
from organizer import access
from organizer.models import Membership
from organizer.policies import may
from relationships.access import givings_at
from relationships.forms.givings import GivingAtForm


class Telling:
    def __init__(self, conversation: Conversation, *, viewer: Membership):
        self.conversation, self.viewer = conversation, viewer
        self.activity = conversation.activity
        self.mine = may(viewer, "amend a conversation", conversation)

    @cached_property
    def circle(self) -> dict[str, str]:
        return access.called(self.viewer)

    @property
    def writer(self) -> str:
        return self.circle.get(self.conversation.written_by, "")

    @cached_property
    def readers(self) -> list[str]:
        """The members named as readers; for the author alone to see."""
        if not self.mine or self.conversation.words_seen_by != WordsSeenBy.NAMED:
            return []
        pens = self.conversation.readers.values_list("pen_name", flat=True)
        return sorted(self.circle[pen] for pen in pens if pen in self.circle)

    @property
    def touched(self) -> list[str]:
        words = dict(Conversation.Touched.choices)
        return [str(words.get(word, word)) for word in self.conversation.touched_list]

    @cached_property
    def givings(self) -> list:
        return list(givings_at(self.viewer, self.activity))

    @cached_property
    def voicings(self) -> list:
        """What came up, where the viewer may know who said it."""
        return voicings_by_name(self.viewer, conversation=self.conversation)

    def help_form(self, data=None) -> GivingAtForm:
        return GivingAtForm(data, activity=self.activity, member=self.viewer)

    @property
    def takes_help(self) -> bool:
        return self.mine and len(self.activity.people_ids) > 1

    @cached_property
    def roots(self) -> list[Conversation]:
        """Earlier talks that it grew out of, as far as the viewer may read them."""
        return self._linked(doors.growth_of(self.viewer).filter(talk=self.conversation).values("earlier"))

    @cached_property
    def sprouts(self) -> list[Conversation]:
        """Talks that grew out of it, as far as the viewer may read them."""
        links = doors.growth_of(self.viewer).filter(earlier=self.conversation, talk__isnull=False)
        return self._linked(links.values("talk"))

    def _linked(self, links) -> list[Conversation]:
        talks = doors.conversations_of(self.viewer).filter(pk__in=links)
        return list(talks.prefetch_related("activity__presences").order_by("activity__on", "made_at"))

    @cached_property
    def committees(self) -> list:
        return list(doors.committees_of(self.viewer).filter(roots__earlier=self.conversation))
