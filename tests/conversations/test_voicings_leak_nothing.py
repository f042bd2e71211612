"""Visibility x consent x surface: a voicing shows where it may, and changes nothing anywhere else (S9, S10)."""

import random
import re
from datetime import date, timedelta
from itertools import product

import pytest
from django.db import transaction

from conversations.models import Consent, Conversation, Step, Voicing
from conversations.models.readers import WordsSeenBy
from conversations.models.voicings import SHARING
from organizer.access import url
from tests.cast import coffee, me, person, talked, voiced

DAY = date(2025, 3, 3)
TOKENS = re.compile(r"""name="(?:csrfmiddlewaretoken|once|at)" value="[^"]*"|hx-headers='[^']*'""")
WORDS, FEARS, NAME = "It is like an oven in there.", "That they send me home.", "The heat"
OTHERS = ("Emil", "Iva")


class World:
    """A grievance that Tomas knows from two others, and a talk of Ana's with Rosa, whose words he may read."""

    def __init__(self, cast, sign_in):
        self.cast, self.tomas = cast, sign_in(cast.tomas)
        self.ana, self.rosa = me(cast.ana), person(cast.ana)
        self.others = [person(cast.ana, name) for name in OTHERS]
        me(cast.tomas)
        coffee(cast.ana, [self.rosa, *self.others], DAY)
        self.talks = [self._talk([self.ana, one], days) for days, one in enumerate(self.others)]
        self.talk = self._talk([self.ana, self.rosa, *self.others], 5)
        self.quiet = talked(cast.ana, [self.ana, self.rosa], DAY + timedelta(days=6), seen_by="me")
        self.grievance = None
        for one, talk in zip(self.others, self.talks, strict=True):
            said = {"words": f"{one.name} says so.", "name": "The rota" if self.grievance is None else ""}
            opened = {"consent": "circle", "words_seen_by": "circle"}
            self.grievance = voiced(cast.ana, talk, one, self.grievance, **said, **opened).grievance

    def _talk(self, people, days: int) -> Conversation:
        words = {"words_seen_by": "circle"}
        return talked(self.cast.ana, people, DAY + timedelta(days=days), words=words)

    @property
    def pages(self) -> dict[str, str]:
        known = {"search": ("people", []), "today": ("today", []), "map": ("map", []), "log form": ("log-talk", [])}
        known["person"], known["other person"] = ("person", [self.rosa.pk]), ("person", [self.others[0].pk])
        known |= {"tie": ("tie", [self.ana.pk, self.rosa.pk]), "talk": ("talk", [self.talk.pk])}
        known |= {"list": ("grievances", []), "detail": ("grievance", [self.grievance.pk])}
        known |= {"activity": ("activity", [self.talk.activity_id]), "picker": ("pick-people", [])}
        return {name: url(self.cast.tomas, page, *ids) for name, (page, ids) in known.items()}

    def read(self, *names: str) -> dict[str, str]:
        """What Tomas gets, its tokens masked."""
        pages = self.pages
        found = {}
        for name in names or pages:
            answer = self.tomas.get(pages[name], {"q": "ros"} if name in ("search", "picker") else {})
            assert answer.status_code == 200, name
            found[name] = TOKENS.sub("", answer.content.decode())
        return found


@pytest.fixture
def world(cast, sign_in) -> World:
    return World(cast, sign_in)


@pytest.mark.long
def test_where_a_voicing_shows_and_where_nothing_of_it_does(world):
    """Rosa says it in a talk that the circle knows of, and joins what two others said: with her they are three."""
    before, shown = world.read(), {}
    everywhere, opened = tuple(world.pages), (WordsSeenBy.NAMED, WordsSeenBy.CIRCLE)
    for consent, seen_by in product(Consent.values, (WordsSeenBy.ME, *opened)):
        hidden = consent not in SHARING or seen_by == WordsSeenBy.ME
        with transaction.atomic():
            said = {"consent": consent, "words_seen_by": seen_by, "readers": [world.cast.tomas], "words": WORDS}
            row = voiced(world.cast.ana, world.talk, world.rosa, world.grievance, fears=FEARS, **said)
            after = world.read(*(everywhere if not hidden and seen_by == WordsSeenBy.CIRCLE else ("detail",)))
            shown[consent, seen_by] = sorted(name for name in after if after[name] != before[name])
            if consent == Consent.NAMELESS and not hidden:
                page = after["detail"].split("<h1>")[1]
                traces = [str(pk) for pk in (world.rosa.pk, row.pk, world.talk.pk, world.talk.activity_id)]
                assert [trace for trace in (*traces, "Rosa", "8 March") if trace in page] == []
                assert (WORDS in page, "Three people" in page) == (True, True)
            transaction.set_rollback(True)
    by_name = ["detail", "list", "other person", "person", "talk", "tie"]  # with a third, the two others are named too
    ways = {Consent.CIRCLE: by_name, Consent.NAMELESS: ["detail", "list", "other person"]}
    yes = {(consent, WordsSeenBy.CIRCLE): ways[consent] for consent in SHARING}
    yes |= {(consent, WordsSeenBy.NAMED): ["detail"] for consent in SHARING}  # where alone it was looked for
    assert {key: names for key, names in shown.items() if names} == yes


def a_world(world: World, chance: random.Random) -> None:
    """Some of what else may be there, of what Tomas may read and what he wrote himself."""
    for one in chance.sample([world.rosa, *world.others], chance.randint(0, 2)):
        consent = chance.choice(SHARING)
        opened = {"consent": consent, "words_seen_by": "circle", "words": f"{one.name} too."}
        voiced(world.cast.ana, world.talk, one, world.grievance, **opened)
    if chance.random() < 0.3:
        Step.add(by=world.cast.ana, grievance=world.grievance, on=DAY, how="warm", seen_by="circle")


def something_hidden(world: World, chance: random.Random) -> None:
    """A voicing that Tomas may not read, in one of the ways there are; sometimes its warmth, or its end, too."""
    ways = [(consent, "me") for consent in Consent.values]
    ways += [(consent, "circle") for consent in Consent.values if consent not in SHARING]
    consent, seen_by = chance.choice(ways)
    talk = chance.choice([world.quiet, *world.talks, world.talk])
    said = {"consent": consent, "words_seen_by": seen_by, "words": WORDS, "fears": FEARS}
    if talk == world.quiet and chance.random() < 0.5:
        said |= {"consent": "circle", "words_seen_by": "circle"}  # nobody knows that it took place
    there, here = talk.activity.people_ids, Voicing.objects.filter(conversation=talk, grievance=world.grievance)
    said_so = set(here.values_list("person", flat=True))
    free = [one for one in (world.rosa, *world.others) if one.pk in there and one.pk not in said_so]
    if free and chance.random() < 0.7:
        row = voiced(world.cast.ana, talk, chance.choice(free), world.grievance, **said)
    else:
        who = next(one for one in (world.rosa, *world.others) if one.pk in there)
        row = voiced(world.cast.ana, talk, who, name="Something hidden", **said)
    if chance.random() < 0.5:
        Step.add(by=world.cast.ana, grievance=row.grievance, on=DAY + timedelta(days=9), how="hot")
    if chance.random() < 0.2:
        row.withdraw(by=world.cast.ana)


def same_with_and_without(world: World, seed: int, *pages: str, hidden: int = 1) -> None:
    """One world, and what may be hidden in it, each time anew."""
    chance = random.Random(seed)
    with transaction.atomic():
        a_world(world, chance)
        before = world.read(*pages)
        for time in range(hidden):
            with transaction.atomic():
                something_hidden(world, chance)
                assert world.read(*pages) == before, f"world {seed}, {time}"
                transaction.set_rollback(True)
        transaction.set_rollback(True)


@pytest.mark.long
def test_a_hidden_voicing_changes_no_page_in_fifty_worlds(world):
    """One page of each world, in turn; every page of every world in the longer proof."""
    pages = ("detail", "list", "person", "talk", "detail", "tie", "list", "other person", "detail", "log form")
    for seed, page in enumerate(pages):
        same_with_and_without(world, seed, page, hidden=5)


@pytest.mark.prove
def test_a_hidden_voicing_changes_no_page_in_two_thousand_worlds(world):
    for seed in range(400):
        same_with_and_without(world, seed, hidden=5)
