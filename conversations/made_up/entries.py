"""What a made-up circle would have entered: who met, what was said, who helped whom, and which member tells it."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random

from conversations.made_up import words
from conversations.made_up.people import Made
from conversations.models import Conversation
from conversations.models.readers import WordsSeenBy
from organizer.models import Membership
from relationships.models import Activity, Person
from relationships.models.base import Basis, SeenBy

LOOKING_BACK = 730  # days

KINDS = (Activity.Kind.TALK, Activity.Kind.COFFEE, Activity.Kind.LUNCH, Activity.Kind.WALK)

Entry = tuple[Membership, dict]


def talks(made: Made, count: int, seed: object) -> Iterator[Entry]:
    """Conversations between two who are tied: every tie once, then any again."""
    random = Random(f"{seed} talks")
    ties = made.plan.ties
    for n in range(count if ties else 0):
        pair = ties[n] if n < len(ties) else random.choice(ties)
        by, told = _who_tells(made, pair, random)
        day = _day(made, pair, random)
        at = time(random.randint(6, 21), random.choice((0, 15, 30, 45))) if random.random() < 0.5 else None
        meeting = {"people": _people(made, pair), "on": day, "kind": random.choice(KINDS), **told}
        readers = random.sample(made.circle, 2) if random.random() < 0.05 else []
        said = _said(made, day, bool(readers), random)
        yield by, {**meeting, "at": at if day < made.today else None, "words": said, "readers": readers}


def _said(made: Made, day: date, named: bool, random: Random) -> dict:
    """Promises only of late: older ones have been kept or let go."""
    seen = WordsSeenBy.CIRCLE if random.random() < 0.3 else WordsSeenBy.ME
    promised = random.choice(words.PROMISED) if random.random() < 0.15 else ""
    return {
        "notes": " ".join(random.sample(words.NOTES, random.randint(0, 3))),
        "promised": promised if day > made.today - timedelta(days=30) else "",
        "touched": ",".join(sorted(random.sample(list(Conversation.Touched.values), random.randint(1, 3)))),
        "closer": random.choice(["", "", *Conversation.Closer.values]),
        "words_seen_by": WordsSeenBy.NAMED if named else seen,
    }


def company(made: Made, talked: int, seed: object) -> Iterator[Entry]:
    """Ties that no conversation rests on meet once; each table meets five times, sometimes with others not known."""
    random = Random(f"{seed} company")
    for pair in made.plan.ties[talked:]:
        by, told = _who_tells(made, pair, random)
        meeting = {"people": _people(made, pair), "on": _day(made, pair, random), "kind": Activity.Kind.COFFEE}
        yield by, {**meeting, **told}
    for table in made.plan.tables:
        for kind in random.choices([Activity.Kind.LUNCH, Activity.Kind.BREAK, Activity.Kind.PARTY], k=5):
            by, told = _who_tells(made, table, random)
            size = len(table) + random.choice((0, 0, 0, 2, 9, 40))
            meeting = {"people": _people(made, table), "on": _day(made, table, random), "kind": kind, "size": size}
            yield by, {**meeting, **told}


def help_given(made: Made, seed: object) -> Iterator[Entry]:
    """In a quarter of the ties one helped, in half of those the other did too."""
    random = Random(f"{seed} help")
    for pair in made.plan.ties[: len(made.plan.ties) // 4]:
        giver, receiver = random.sample(_people(made, pair), 2)
        for one, other in [(giver, receiver), (receiver, giver)][: random.randint(1, 2)]:
            by, told = _who_tells(made, pair, random)
            yield by, {"giver": one, "receiver": other, "on": _day(made, pair, random), **told}


def _who_tells(made: Made, people: tuple[int, ...], random: Random) -> tuple[Membership, dict]:
    """A member who was there, if there was one; if not, anybody of the circle, told by one of them or hearsay."""
    seen_by = SeenBy.ME if random.random() < 0.03 else SeenBy.CIRCLE
    there = [made.mine[number] for number in people if number in made.mine]
    if there:
        return random.choice(there), {"basis": Basis.THERE, "seen_by": seen_by}
    basis = Basis.TOLD if random.random() < 0.8 else Basis.HEARSAY
    return random.choice(made.circle), {"basis": basis, "seen_by": seen_by}


def _people(made: Made, numbers: tuple[int, ...]) -> list[Person]:
    return [made.people[number] for number in numbers]


def _day(made: Made, numbers: tuple[int, ...], random: Random) -> date:
    """A day on which all of them worked here."""
    people = _people(made, numbers)
    first = max([made.today - timedelta(days=LOOKING_BACK), *(p.came_on for p in people if p.came_on)])
    last = min([made.today, *(p.left_on for p in people if p.left_on)])
    return first + timedelta(days=random.randint(0, (last - first).days))
