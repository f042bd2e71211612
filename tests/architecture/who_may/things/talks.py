from functools import cached_property

from conversations.models import Conversation, Grievance, Step, Voicing
from relationships.models import Giving
from tests import cast
from tests.architecture.who_may.things.people import DAY, People


class Talks(People):
    """What they said, and what came up."""

    @cached_property
    def conversation(self) -> Conversation:
        """Its words may be read by the circle."""
        words = {"notes": "The new oven runs hot.", "words_seen_by": "circle"}
        return Conversation.log(by=self.by, people=[self.person, self.other_person], on=DAY, words=words)

    @cached_property
    def my_conversation(self) -> Conversation:
        """That they met is known to the circle, what was said only to its author."""
        words = {"notes": "Rosa thinks of leaving."}
        return Conversation.log(by=self.by, people=[self.person, self.other_person], on=DAY, words=words)

    @cached_property
    def secret_conversation(self) -> Conversation:
        """Not even that they met is known."""
        return Conversation.log(by=self.by, people=[self.person, self.other_person], on=DAY, seen_by="me")

    @cached_property
    def voicing(self) -> Voicing:
        """Rosa said it to Ana, and the circle may know that it was she."""
        opened = {"consent": "circle", "words_seen_by": "circle"}
        return cast.voiced(self.by, self.conversation, self.person, **opened)

    @cached_property
    def my_voicing(self) -> Voicing:
        """Of a grievance that only Ana knows of."""
        return cast.voiced(self.by, self.my_conversation, self.person, name="The rota")

    @property
    def grievance(self) -> Grievance:
        return self.voicing.grievance

    @property
    def my_grievance(self) -> Grievance:
        return self.my_voicing.grievance

    @cached_property
    def step(self) -> Step:
        """Ana's; whoever sees the grievance may know of it."""
        return Step.add(by=self.by, grievance=self.grievance, on=DAY, how="hot", seen_by="circle")

    @cached_property
    def my_step(self) -> Step:
        return Step.add(by=self.by, grievance=self.grievance, on=DAY, how="cool")

    @cached_property
    def help_there(self) -> Giving:
        return self._help_at(self.conversation)

    @cached_property
    def my_help_there(self) -> Giving:
        return self._help_at(self.my_conversation)

    def _help_at(self, talk: Conversation) -> Giving:
        ends = {"giver": self.person, "receiver": self.other_person}
        return Giving.add(by=self.by, on=DAY, activity=talk.activity, **ends)
