"""What would have grown in a made-up workplace: group talks out of talks, a committee out of these, and what it did."""

from datetime import timedelta
from random import Random

from conversations.made_up import words
from conversations.made_up.people import Made
from conversations.models import Action, Committee, Conversation, Growth

EVERY, MOST = 40, 24  # one committee for so many people, and no more than these


def grow(made: Made, seed: object) -> int:
    """At tables where a member of the circle sits: two talks for two, a talk of all, a committee, mostly an action.
    Returns how many conversations that were."""
    talks = 0
    random = Random(f"{seed} together")
    tables = [table for table in made.plan.tables if any(number in made.mine for number in table)]
    for n, table in enumerate(tables[: min(MOST, 1 + len(made.people) // EVERY)]):
        mine = next(number for number in table if number in made.mine)
        by = made.mine[mine]
        people = [made.people[number] for number in (mine, *(number for number in table if number != mine))]
        came = max([made.today - timedelta(days=200), *(person.came_on for person in people if person.came_on)])
        left = [person.left_on for person in people if person.left_on]
        if left or (made.today - came).days < 40:
            continue
        days = sorted(came + timedelta(days=random.randint(0, (made.today - came).days - 1)) for _ in range(5))
        alone = [_talk(by, [people[0], other], on) for other, on in zip(people[1:3], days[:2], strict=True)]
        group = _talk(by, people, days[2])
        Growth.root(group, alone, by=by)
        committee = Committee.form(
            by=by,
            people=people,
            talks=[group],
            began_on=days[3],
            name=words.COMMITTEES[n % len(words.COMMITTEES)],
            around=random.choice(words.AROUND),
        )
        _act(made, random, by, people, committee, days[4])
        talks += len(alone) + 1
    return talks


def _talk(by, people: list, on) -> Conversation:
    said = {"words_seen_by": "circle"}
    return Conversation.log(by=by, people=people, on=on, kind="coffee", words=said)


def _act(made: Made, random: Random, by, people: list, committee: Committee, on) -> None:
    kind, risk, called = random.choice(words.ACTIONS)
    known = {"kind": kind, "risk": risk, "called": called, "out_of": committee, "words_seen_by": "circle"}
    action = Action.plan(by=by, people=people, owners=people[:2], **known)
    if random.random() < 0.3:
        return
    action.happen(by=by, on=on, people=people, could_have_cost=risk != "low")
    outcome = random.choice(list(Action.Outcome.values))
    words_after = {"among_us": random.choice(words.AMONG_US), "outcome": outcome, "strengthened": "yes"}
    action.look_back(by=by, version=action.version, **words_after)
