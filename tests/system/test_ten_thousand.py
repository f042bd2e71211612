"""Ten thousand people, forty thousand ties, fifty thousand conversations: pages cost what they cost with a hundred."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from conversations import made_up
from conversations.models import Conversation
from organizer.access import url
from organizer.models import Membership, Workplace
from organizer.submissions import new_key
from relationships import map_making
from tests import benchmarks
from tests.benchmarks import Cost, as_much_as, cost, seconds

AT_MOST = {"today": 10, "a person": 15, "a tie": 15, "save a talk": 26}  # queries; 8 for every other page (design)
FLAT = 2.0  # times what it takes with a hundred; the people page has a choice of 67 departments instead of 3
# Times a plain view. Twice is the aim (design); where it is not reached yet, no more than when this was written down.
FLAT_MAP = 4.0  # a map of sixty-seven islands with its list beside one of three
BESIDE_PLAIN = {
    "the map": 3.0,
    "the map by communities": 3.0,
    "today": 3.5,
    "a person": 2.75,
    "a tie": 3.5,
    "save a talk": 3.0,
}
TWICE = 2.0


@dataclass
class Reader:
    """A member looking into a made-up workplace, signed in."""

    member: Membership
    made: made_up.Made
    client: Client

    def getting(self, name: str, *args, **asked) -> Callable:
        return lambda: self.client.get(url(self.member, name, *args), asked)

    def posting(self, name: str, *args, **form) -> Callable:
        address = url(self.member, name, *args)
        return lambda: self.client.post(address, {**form, "once": new_key(self.member.user)})

    @property
    def friend(self) -> UUID:
        """Somebody the member is tied to."""
        [number] = [number for number, member in self.made.mine.items() if member == self.member]
        pair = next(pair for pair in self.made.plan.ties if number in pair)
        return self.made.people[sum(pair) - number].pk

    def saving_a_talk(self) -> Callable:
        yesterday = str(self.made.today - timedelta(days=1))
        known = {"on": yesterday, "kind": "talk", "words_seen_by": "me", "seen_by": "circle"}
        there = [str(self.member.person_id), str(self.friend)]
        return self.posting("log-talk", people=there, notes="The sea.", **known)


@pytest.fixture
def reader_of(sign_in):
    def reader_of(people: int) -> Reader:
        made = made_up.make(people, seed=1)
        lay_out_the_map(made.workplace)
        made.circle[1].user.lock_after(60)  # making the next workplace takes a while
        return Reader(made.circle[1], made, sign_in(made.circle[1]))

    return reader_of


def lay_out_the_map(workplace) -> None:
    """As the worker does when somebody opens it for the first time."""
    row = Workplace.objects.get(pk=workplace.pk)
    map_making.see_to(row)
    map_making.lay_out(None, workplace=str(row.pk))
    map_making.find(None, workplace=str(row.pk))


PAGES = {
    "the map": ("list", lambda reader: reader.getting("map")),
    "the map by communities": ("list", lambda reader: reader.getting("map", by="communities")),
    "today": ("list", lambda reader: reader.getting("today")),
    "people": ("list", lambda reader: reader.getting("people")),
    "search": ("list", lambda reader: reader.getting("people", q="ana")),
    "the picker": ("list", lambda reader: reader.getting("pick-people", q="an")),
    "a person": ("list", lambda reader: reader.getting("person", reader.member.person_id)),
    "a tie": ("list", lambda reader: reader.getting("tie", reader.member.person_id, reader.friend)),
    "log a talk": ("form", lambda reader: reader.getting("log-talk")),
    "save a talk": ("save", lambda reader: reader.saving_a_talk()),
}


def plain_of(reader: Reader, kind: str, kith: Cost) -> Callable:
    if kind == "save":
        return reader.posting("plain-save", kith.queries, kith.read, kith.shown)
    return as_much_as(kith, lambda *numbers: reader.getting(f"plain-{kind}", *numbers))


@pytest.mark.prove
@pytest.mark.django_db
def test_a_page_costs_the_same_in_a_hundred_and_in_ten_thousand(reader_of, settings, capsys):
    settings.ROOT_URLCONF = "tests.benchmarks"
    benchmarks.make_plain_rows()
    small, large = reader_of(100), reader_of(10_000)
    assert len(large.made.plan.ties) == 40_000
    assert Conversation.objects.filter(workplace=large.made.workplace).count() == 50_000
    faults, lines = [], []
    for page, (kind, ask) in PAGES.items():
        status = 303 if kind == "save" else 200
        few, many = cost(ask(small), status), cost(ask(large), status)
        plain = plain_of(large, kind, many)
        as_much = cost(plain, status)
        assert abs(as_much.shown - many.shown) <= 5, (page, many, as_much)
        a_hundred, ten_thousand, beside = (1000 * took for took in seconds(ask(small), ask(large), plain))
        ratio = ten_thousand / beside
        times = f"{a_hundred:6.1f} ms, {ten_thousand:6.1f} ms, plain {beside:6.1f} ms, x {ratio:.2f}"
        lines.append(f"{page:12} {many}; plain {as_much}: {times}")
        if few.queries != many.queries:
            faults.append(f"{page}: {few.queries} queries with a hundred, {many.queries} with ten thousand")
        if many.queries > AT_MOST.get(page, 8):
            faults.append(f"{page}: {many.queries} queries")
        if ten_thousand > (FLAT_MAP if page.startswith("the map") else FLAT) * a_hundred:
            faults.append(f"{page}: {ten_thousand / a_hundred:.2f} times what it takes with a hundred")
        if ratio > BESIDE_PLAIN.get(page, TWICE):
            faults.append(f"{page}: {ratio:.2f} times a plain view")
    with capsys.disabled():
        print("\n" + "\n".join(lines))  # noqa: T201 - these figures are what the proof is for
    assert faults == []
