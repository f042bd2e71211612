from functools import cached_property

from conversations.models import Action, Ask, CheckIn, Committee, Conversation, JournalPage
from tests.architecture.who_may.things.people import DAY
from tests.architecture.who_may.things.talks import Talks


class Together(Talks):
    """What they wish, promise and do together."""

    @cached_property
    def ask(self) -> Ask:
        """Of Rosa, passed on by Emil, for Ana to change and for the circle to see."""
        return Ask.make(by=self.by, **self._wish, words_seen_by="circle")

    @cached_property
    def my_ask(self) -> Ask:
        return Ask.make(by=self.by, **self._wish)

    @property
    def _wish(self) -> dict:
        parts = {"wants": None, "asked": self.person, "through": self.other_person}
        return {**parts, "what": "Bake for the party."}

    @cached_property
    def check_in(self) -> CheckIn:
        """The circle knows of it, and of nothing else of it."""
        return CheckIn.make(by=self.by, person=self.person, reason="life", words="Her boy is ill.", every=30)

    @cached_property
    def my_check_in(self) -> CheckIn:
        return CheckIn.make(by=self.by, person=self.other_person, reason="life", words="A new shift.", seen_by="me")

    @cached_property
    def promise(self) -> CheckIn:
        """Made in a talk whose words the circle may read."""
        return self._promise(words_seen_by="circle")

    @cached_property
    def my_promise(self) -> CheckIn:
        return self._promise(words_seen_by="me")

    def _promise(self, **words) -> CheckIn:
        words = {"promised": "To bring the rota.", **words}
        return Conversation.log(by=self.by, people=[self.person, self.other_person], on=DAY, words=words).promise

    @cached_property
    def journal_page(self) -> JournalPage:
        return JournalPage.write(by=self.by, words="Tired of all of it.", between=(self.person, self.other_person))

    @cached_property
    def committee(self) -> Committee:
        """The circle may know of it; Ana's to change."""
        return self._committee("The fan committee")

    @cached_property
    def quiet_committee(self) -> Committee:
        """Only its own people, and Ana, know of it."""
        return self._committee("The quiet five", known_by="members")

    def _committee(self, name: str, **known) -> Committee:
        people, talks = [self.person, self.other_person], [self.conversation]
        return Committee.form(by=self.by, people=people, talks=talks, began_on=DAY, name=name, **known)

    @cached_property
    def plan(self) -> Action:
        """Nobody but Ana knows of it."""
        return self._plan()

    @cached_property
    def open_plan(self) -> Action:
        """The circle may read it; Ana's to change."""
        return self._plan(words_seen_by="circle")

    @cached_property
    def action(self) -> Action:
        """It happened, and the circle knows that; what was thought of it is Ana's alone."""
        done = self._plan()
        done.happen(by=self.by, on=DAY, people=[self.person, self.other_person], could_have_cost=True)
        return done

    def _plan(self, **known) -> Action:
        people = [self.person, self.other_person]
        plan = {
            "kind": "petition",
            "risk": "middling",
            "called": "The petition about the fans",
            "out_of": self.committee,
        }
        return Action.plan(by=self.by, people=people, talks=[self.conversation], **plan, **known)
