"""The objects that addresses in the table name. Each is made by `by` (Ana; Caro for what is beyond the wall)."""

from datetime import date, timedelta
from functools import cached_property

from conversations.models import Action, Ask, CheckIn, Committee, Conversation, Grievance, JournalPage, Step, Voicing
from organizer.models import Membership, OneTimeLink, Reach, Workplace
from relationships import map_making
from relationships.models import Activity, Dependency, Giving, Saying, Strain, WorkNote
from tests import cast

DAY = date(2025, 3, 3)


class Things:
    """Made on first use, or all at once. A name is what a line of the table calls it; it gives a row, or a text."""

    def __init__(self, by: Membership, colleague_member: Membership):
        self.by, self.colleague = by, colleague_member

    @cached_property
    def person(self):
        return cast.person(self.by, "Rosa")

    @cached_property
    def other_person(self):
        return cast.person(self.by, "Emil")

    @cached_property
    def department(self):
        return cast.department(self.by)

    @cached_property
    def other_department(self):
        return cast.department(self.by, "Shop floor")

    @cached_property
    def work_note(self) -> WorkNote:
        return WorkNote.add(by=self.by, department=self.department, about="process", words="Dough at four.")

    @cached_property
    def dependency(self) -> Dependency:
        return Dependency.add(by=self.by, department=self.other_department, needs=self.department, how="Bread at six.")

    @cached_property
    def shift(self):
        return cast.shift(self.by)

    @cached_property
    def gathering_place(self):
        return cast.gathering_place(self.by, [self.person, self.other_person])

    @cached_property
    def activity(self) -> Activity:
        return cast.coffee(self.by, [self.person, self.other_person], DAY)

    @cached_property
    def my_activity(self) -> Activity:
        return cast.coffee(self.by, [self.person, self.other_person], DAY, seen_by="me")

    @cached_property
    def giving(self) -> Giving:
        return Giving.add(by=self.by, giver=self.person, receiver=self.other_person, on=DAY)

    @cached_property
    def my_giving(self) -> Giving:
        return Giving.add(by=self.by, giver=self.person, receiver=self.other_person, on=DAY, seen_by="me")

    @cached_property
    def saying(self) -> Saying:
        """Ana's to take out, and the circle may know who said it."""
        return Saying.add(by=self.by, **self._closeness, seen_by="circle")

    @cached_property
    def my_saying(self) -> Saying:
        return Saying.add(by=self.by, **self._closeness)

    @property
    def _closeness(self) -> dict:
        between = {"person": self.person, "about": self.other_person}
        return {**between, "kind": "closeness", "level": 2, "on": DAY}

    @cached_property
    def strain(self) -> Strain:
        return Strain.add(by=self.by, between=[self.person, self.other_person], on=DAY, seen_by="circle")

    @cached_property
    def my_strain(self) -> Strain:
        return Strain.add(by=self.by, between=[self.person, self.other_person], on=DAY)

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

    @cached_property
    def invitation(self) -> OneTimeLink:
        return OneTimeLink.make(
            "invitation",
            lasts=timedelta(days=2),
            workplace=self.by.workplace,
            role="organizer",
            called="Ida",
            by=self.by,
        )[0]

    @cached_property
    def invitation_secret(self) -> str:
        return self._secret("invitation", workplace=self.by.workplace, role="organizer")

    @cached_property
    def feed_secret(self) -> str:
        return Reach.of(self.by).make_feed(by=self.by)

    @cached_property
    def first_secret(self) -> str:
        return self._secret("first-admin")

    @cached_property
    def sign_in_secret(self) -> str:
        return self._secret("sign-in", user=self.by.user)

    def _secret(self, kind: str, **known) -> str:
        return OneTimeLink.make(kind, lasts=timedelta(days=2), **known)[1]

    def make_all(self) -> None:
        for name, thing in vars(type(self)).items():
            if isinstance(thing, cached_property):
                getattr(self, name)
        self._lay_out_map()

    def _lay_out_map(self) -> None:
        """As it is once a worker has been there; whoever opens a map then wakes none."""
        cast.coffee(self.by, [self.person, self.other_person], self.by.workplace.today())
        workplace = Workplace.objects.get(pk=self.by.workplace_id)
        map_making.see_to(workplace)
        map_making.lay_out(None, workplace=str(workplace.pk))
        map_making.find(None, workplace=str(workplace.pk))

    def id(self, name: str) -> str:
        thing = getattr(self, name)
        return thing if isinstance(thing, str) else str(thing.pk)
