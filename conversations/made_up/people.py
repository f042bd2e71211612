"""Who works in a made-up workplace, where, and who of them keeps the book."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.db import transaction

from conversations.made_up import words
from conversations.made_up.plan import Plan
from organizer.models import Membership, User, Workplace
from relationships.models import Department, GatheringPlace, Person, Shift


@dataclass(frozen=True)
class Made:
    """`people` are in the order of the plan's numbers; `mine` says which number a member of the circle is."""

    workplace: Workplace
    today: date
    plan: Plan
    people: list[Person]
    circle: list[Membership]
    mine: dict[int, Membership]


@transaction.atomic
def move_in(count: int, who_knows_whom: Plan, seed: object) -> Made:
    random = Random(f"{seed} people")
    workplace = Workplace.open(name=random.choice(words.WORKPLACES))
    today = workplace.today()
    size = min(count, max(3, min(12, 3 + count // 1000)))
    circle = [_member(workplace, n, random) for n in range(size)]
    _member(workplace, size, random, role=Membership.Role.HELPER)
    by = circle[0]
    departments = [Department.add(by=by, name=name) for name in _department_names(who_knows_whom.departments)]
    shifts = [Shift.add(by=by, name=name) for name in words.SHIFTS]
    known = [
        {
            **_somebody(random, today),
            "department": departments[who_knows_whom.department(number)],
            "shift": random.choice(shifts),
        }
        for number in range(count)
    ]
    people = Person.add_many(by=by, people=known)
    mine = dict(zip(random.sample(range(count), size), circle, strict=True))
    for number, member in mine.items():
        member.point_to(people[number].pk, by=member)
    _gather(people, who_knows_whom, by, random)
    return Made(workplace, today, who_knows_whom, people, circle, mine)


def _member(workplace: Workplace, n: int, random: Random, role: str = "") -> Membership:
    """The first is the admin. Each signs in by a link only."""
    user = User.objects.create_user(f"member-{n + 1}.{workplace.slug}@localhost")
    role = role or (Membership.Role.ORGANIZER if n else Membership.Role.ADMIN)
    return Membership.join(user, workplace, role=role, called=random.choice(words.GIVEN))


def _department_names(count: int) -> list[str]:
    rounds = -(-count // len(words.DEPARTMENTS))
    names = [f"{name} {r + 1}" if r else name for r in range(rounds) for name in words.DEPARTMENTS]
    return names[:count]


def _somebody(random: Random, today: date) -> dict:
    """Most came long ago, some in these weeks; a few left a short while back, after the newest came."""
    came, left = None, None
    luck = random.random()
    if luck < 0.03:
        came = today - timedelta(days=random.randint(30, 60))
    elif luck < 0.7:
        came = today - timedelta(days=random.randint(100, 6000))
    elif luck > 0.98:
        left = today - timedelta(days=random.randint(1, 20))

    def sometimes(choices, share: float) -> str:
        return random.choice(choices) if random.random() < share else ""

    return {
        "name": f"{random.choice(words.GIVEN)} {random.choice(words.FAMILY)}",
        "pronouns": sometimes(("she/her", "he/him", "they/them"), 0.3),
        "where": sometimes(words.WHERE, 0.3),
        "languages": sometimes(words.LANGUAGES, 0.4),
        "likes": sometimes(words.LIKES, 0.4),
        "supervisor": random.random() < 0.04,
        "came_on": came,
        "left_on": left,
    }


def _gather(people: list[Person], who_knows_whom: Plan, by: Membership, random: Random) -> None:
    """One table in eight is a standing place."""
    for n, table in enumerate(who_knows_whom.tables[::8]):
        usual = [people[number] for number in table if not people[number].left_on]
        name = f"{random.choice(words.PLACES)} {n + 1}" if n else words.PLACES[0]
        GatheringPlace.add(by=by, name=name, people=usual, where=random.choice(words.WHERE))
