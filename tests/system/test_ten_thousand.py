"""Ten thousand people, forty thousand ties, fifty thousand conversations: pages cost what they cost with a hundred."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from conversations import made_up
from conversations.models import Conversation
from organizer.access import url
from organizer.models import Membership
from organizer.submissions import new_key
from tests import benchmarks
from tests.benchmarks import Cost, cost

AT_MOST = {"a person": 15}  # queries; 8 for every other page (design)
TWICE = 2.0


@dataclass
class Reader:
    """A member looking into a made-up workplace, signed in."""

    member: Membership
    made: made_up.Made
    client: object

    def get(self, name: str, *args, status: int = 200, **asked) -> Cost:
        address = url(self.member, name, *args)
        return cost(lambda: self.client.get(address, asked), status)

    def save_a_talk(self) -> Cost:
        address = url(self.member, "log-talk")
        people = [self.member.person_id, next(p.pk for p in self.made.people if p.pk != self.member.person_id)]
        form = {
            "people": [str(pk) for pk in people],
            "on": str(self.made.today - timedelta(days=1)),
            "kind": "talk",
            "notes": "The sea.",
            "words_seen_by": "me",
            "seen_by": "circle",
        }
        return cost(lambda: self.client.post(address, {**form, "once": new_key(self.member.user)}), 303)

    def plain(self, rows: int) -> Cost:
        address = url(self.member, "plain", rows)
        return cost(lambda: self.client.get(address), 200)

    def plain_save(self, rows: int) -> Cost:
        address = url(self.member, "plain", rows)
        return cost(lambda: self.client.post(address, {"once": new_key(self.member.user)}), 303)


@pytest.fixture
def reader_of(sign_in):
    def reader_of(people: int) -> Reader:
        made = made_up.make(people, seed=1)
        return Reader(made.circle[1], made, sign_in(made.circle[1]))

    return reader_of


PAGES = {
    "today": lambda reader: reader.get("today"),
    "people": lambda reader: reader.get("people"),
    "search": lambda reader: reader.get("people", q="ana"),
    "the picker": lambda reader: reader.get("pick-people", q="an"),
    "a person": lambda reader: reader.get("person", reader.member.person_id),
    "log a talk": lambda reader: reader.get("log-talk"),
    "save a talk": lambda reader: reader.save_a_talk(),
}


@pytest.mark.prove
@pytest.mark.django_db
def test_a_page_costs_the_same_in_a_hundred_and_in_ten_thousand(reader_of, settings, capsys):
    settings.ROOT_URLCONF = "tests.benchmarks"
    benchmarks.make_plain_rows()
    small, large = reader_of(100), reader_of(10_000)
    assert len(large.made.plan.ties) == 40_000
    assert Conversation.objects.filter(workplace=large.made.workplace).count() == 50_000
    faults, lines = [], []
    for page, ask in PAGES.items():
        few, many = ask(small), ask(large)
        plain = large.plain_save(many.rows) if page == "save a talk" else large.plain(many.rows)
        lines.append(f"{page:12} {few}   {many}   plain {plain}   x {many.seconds / plain.seconds:.2f}")
        if few.queries != many.queries:
            faults.append(f"{page}: {few.queries} queries with a hundred, {many.queries} with ten thousand")
        if many.queries > AT_MOST.get(page, 8):
            faults.append(f"{page}: {many.queries} queries")
        if many.seconds > TWICE * plain.seconds:
            faults.append(f"{page}: {many.seconds / plain.seconds:.2f} times a plain view")
    with capsys.disabled():
        print("\n" + "\n".join(lines))  # noqa: T201 - these figures are what the proof is for
    assert faults == []
