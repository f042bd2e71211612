"""Whatever Ana keeps to herself, in whatever world, Tomas reads the same (S9, S10): worlds are made by lot, some of his
pages are read, something of hers is hidden in it by lot, and the same pages are read again."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache

from conversations.models import (
    Action,
    Ask,
    AskCheckIn,
    CheckIn,
    Committee,
    Consent,
    Conversation,
    Growth,
    JournalPage,
    NotNow,
    Step,
    Voicing,
)
from conversations.models.voicings import SHARING
from organizer import exports
from organizer.models import Membership
from relationships.models import Activity, Giving, Person, Strain
from tests import cast
from tests.architecture.test_non_interference import PAGES, TOKENS
from tests.architecture.test_who_may import House
from tests.architecture.who_may.things import DAY

pytestmark = pytest.mark.django_db
KEPT = [key for key in sorted(PAGES) if not key.startswith(("running", "settings"))]


class World:
    """Ana's and Tomas's, with what each wrote down that both may read, and what Tomas wrote for himself."""

    def __init__(self, house: House, seed: int):
        self.house, self.lot = house, random.Random(seed)
        self.ana, self.tomas, things = house.cast.ana, house.cast.tomas, house.things
        self.people: list[Person] = [things.person, things.other_person, cast.me(self.tomas), cast.me(self.ana)]
        self.grievance, self.committee, self.action = things.grievance, things.committee, things.action
        self.talks = [things.conversation, things.my_conversation]
        for _ in range(self.lot.randint(2, 5)):
            self.lot.choice([self.shared_talk, self.shared_voicing, self.his_voicing, self.shared_plan, self.wish])()

    def some(self, least: int = 2) -> list[Person]:
        return self.lot.sample(self.people, self.lot.randint(least, len(self.people)))

    def day(self):
        return self.lot.choice([DAY, DAY + timedelta(days=1), self.ana.workplace.today()])

    def shared_talk(self) -> None:
        by = self.lot.choice([self.ana, self.tomas])
        talk = cast.talk(by, self.some(), self.day(), words_seen_by="circle")
        Growth.root(talk, [self.lot.choice(self.talks)], by=by)
        self.talks.append(talk)

    def free(self, written_by=None) -> list[tuple[Conversation, Person]]:
        """Whoever may still have said it: there, and not written down yet in that talk."""
        said = set(Voicing.objects.filter(grievance=self.grievance).values_list("conversation", "person"))
        talks = [talk for talk in self.talks if talk.written_by == (written_by or self.ana).pen_name]
        here = {one.pk: one for one in self.people}
        pairs = [(talk, pk) for talk in talks for pk in talk.activity.people_ids]
        return [(talk, here[pk]) for talk, pk in pairs if pk in here and (talk.pk, pk) not in said]

    def voice(self, by, **said) -> None:
        if pairs := self.free(by):
            talk, who = self.lot.choice(pairs)
            joins = {"grievance": self.grievance} if self.lot.random() < 0.7 else {"name": "Something else"}
            cast.voiced(by, talk, who, fears="Fears.", **joins, **said)

    def shared_voicing(self) -> None:
        opened = {"words_seen_by": self.lot.choice(["circle", "named"]), "readers": [self.tomas]}
        self.voice(self.ana, consent=self.lot.choice(SHARING), **opened)

    def his_voicing(self) -> None:
        self.voice(self.tomas, consent=self.lot.choice(Consent.values))

    def shared_plan(self) -> None:
        own = self.lot.random() < 0.5
        known = {"owners": [self.people[2]]} if own else {"words_seen_by": "circle"}
        people = list({one.pk: one for one in [*self.some(), self.people[2]]}.values())
        action = cast.plan(self.ana, people, out_of=self.committee, **known)
        if self.lot.random() < 0.5:
            action.happen(by=self.ana, on=self.day(), people=people, could_have_cost=self.lot.random() < 0.5)

    def wish(self) -> None:
        Ask.make(by=self.ana, asked=self.people[0], through=self.people[2], what="Bake.", out_of=self.committee)

    # What Ana hides --------------------------------------------------------------------------------------------------

    def hide(self) -> None:
        ways: list[Callable[[], None]] = [getattr(self, name) for name in dir(self) if name.startswith("hidden_")]
        for way in self.lot.sample(ways, self.lot.randint(1, 3)):
            way()

    def hidden_voicing(self) -> None:
        ways = [(consent, "me") for consent in Consent.values]
        ways += [(consent, "circle") for consent in Consent.values if consent not in SHARING]
        consent, seen_by = self.lot.choice(ways)
        self.voice(self.ana, consent=consent, words_seen_by=seen_by)

    def hidden_withdrawal(self) -> None:
        before = Voicing.objects.count()
        self.voice(self.ana)
        if Voicing.objects.count() > before:
            row = Voicing.objects.order_by("-made_at").first()
            row.withdraw(by=self.ana) if self.lot.random() < 0.5 else row.remove(by=self.ana)

    def hidden_talk(self) -> None:
        words = {"notes": "Hidden.", "promised": "Hidden.", "words_seen_by": "circle"}
        talk = Conversation.log(by=self.ana, people=self.some(), on=self.day(), words=words, seen_by="me")
        Growth.root(talk, [self.talks[0]], by=self.ana)
        Growth.root(self.committee, [*self._roots(), talk], by=self.ana)
        said = {"words_seen_by": "circle", "consent": self.lot.choice(SHARING)}
        cast.voiced(self.ana, talk, self._there(talk), self.grievance, **said)

    def hidden_committee(self) -> None:
        of = cast.committee(self.ana, self.people[:2], self.talks[:2], self.day(), name="Hidden", known_by="members")
        Action.objects.filter(out_of=None).update(out_of=of)
        Ask.objects.filter(out_of=None).update(out_of=of)
        shared = {"words_seen_by": "committee", "committee": of, "consent": "circle"}
        self.voice(self.ana, **shared)

    def hidden_grievance_around(self) -> None:
        row = cast.voiced(self.ana, self.talks[0], self.people[0], name="Hidden", consent="circle")
        Committee.objects.filter(pk=self.committee.pk, grievance=None).update(grievance=row.grievance)
        Action.objects.filter(grievance=None).update(grievance=row.grievance)

    def hidden_plan(self) -> None:
        people = self.some()
        action = cast.plan(self.ana, people, called="Hidden", out_of=self.committee, talks=self.talks[:1])
        if self.lot.random() < 0.5:
            action.happen(by=self.ana, on=self.day(), people=people, could_have_cost=True, seen_by="me")

    def hidden_wish(self) -> None:
        ask = Ask.make(by=self.ana, asked=self.people[0], through=self.people[1], what="Hidden.", action=self.action)
        ask.answer(by=self.ana, yes=True, on=DAY)
        if self.lot.random() < 0.5:
            AskCheckIn.add(by=self.ana, ask=ask, wish=self.lot.choice(AskCheckIn.Wish.values), on=DAY)

    def hidden_of_her_own(self) -> None:
        JournalPage.write(by=self.ana, words="Hidden.", between=tuple(self.people[:2]))
        NotNow.say(by=self.ana, people=self.some(1)[:2])
        CheckIn.make(by=self.ana, person=self.people[0], words="Hidden.", seen_by="me", every=7)
        Step.add(by=self.ana, grievance=self.grievance, on=self.day(), how=self.lot.choice(Step.How.values))
        Strain.add(by=self.ana, between=self.people[:2], on=DAY, what="Hidden.")
        Giving.add(by=self.ana, giver=self.people[0], receiver=self.people[1], on=self.day(), seen_by="me")
        Activity.add(by=self.ana, people=self.some(), on=self.day(), seen_by="me")

    def _roots(self) -> list[Conversation]:
        return [link.earlier for link in self.committee.roots.select_related("earlier")]

    def _there(self, talk: Conversation) -> Person:
        return next(one for one in self.people if one.pk in talk.activity.people_ids)


@pytest.fixture
def house(db) -> House:
    house = House()
    cast.me(house.cast.ana), cast.me(house.cast.tomas)
    return house


def read(house: House, keys: list[str]) -> dict[str, str]:
    """What Tomas gets, its tokens masked."""
    found = {}
    for key in keys:
        line = PAGES[key]
        answer = house.clients["tomas"].get(house.address(key, line), house.filled(line.query))
        assert answer.status_code == 200, key
        found[key] = TOKENS.sub("", answer.content.decode())
    return found


def taken_out(house: House) -> dict[str, list[tuple]]:
    """All that Tomas may take out of the house, sheet by sheet (S16)."""
    tomas = Membership.objects.select_related("workplace").get(pk=house.cast.tomas.pk)
    found = exports.steps(exports.SHEETS.values(), tomas, lambda done, total: None)
    return {one.name: list(rows) for one, rows in found}


def same_in(house: House, seed: int, pages: int) -> None:
    with house.undone():
        cache.clear()
        world = World(house, seed)
        keys = world.lot.sample(KEPT, pages)
        before, out_before = read(house, keys), taken_out(house)
        world.hide()
        after, out_after = read(house, keys), taken_out(house)
        assert [name for name in out_after if out_after[name] != out_before[name]] == [], f"world {seed}"
        assert [key for key in keys if after[key] != before[key]] == [], f"world {seed}"


@pytest.mark.long
def test_what_ana_hides_changes_nothing_for_tomas_in_a_few_worlds(house):
    for seed in range(6):
        same_in(house, seed, pages=3)


@pytest.mark.prove
def test_what_ana_hides_changes_nothing_for_tomas_in_two_thousand_worlds(house):
    for seed in range(2000):
        same_in(house, seed, pages=12)
