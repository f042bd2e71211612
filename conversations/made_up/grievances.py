"""What would have come up in some of the talks that a member of the circle had: the same few things, said apart."""

from datetime import timedelta
from random import Random

from conversations.made_up import words
from conversations.made_up.people import Made
from conversations.models import Consent, Conversation, Grievance, Step, Voicing
from conversations.models.readers import WordsSeenBy
from relationships.models.base import Basis, SeenBy

MOST = 60  # talks in which something came up: enough to look at, in a workplace of any size

OPENED = (
    (Consent.CIRCLE, WordsSeenBy.CIRCLE),
    (Consent.NAMELESS, WordsSeenBy.CIRCLE),
    (Consent.NOT_ASKED, WordsSeenBy.ME),
)


def come_up(made: Made, seed: object) -> None:
    """Each joins what is known already if they may see it, and begins it anew if not."""
    random = Random(f"{seed} grievances")
    members = {member.pen_name: member for member in made.circle}
    known: dict[str, list[Grievance]] = {}
    for talk, people in _heard(made, random):
        by = members[talk.written_by]
        name, voices, fear = random.choice(words.GRIEVANCES)
        visible = set(Grievance.objects.visible_to(by))
        seen = next((one for one in known.get(name, ()) if one in visible), None)
        consent, seen_by = random.choices(OPENED, (6, 2, 2))[0]
        how = {
            "whose": random.choice(Voicing.Whose.values),
            "came_up": random.choices(Voicing.CameUp.values, (5, 4, 1))[0],
        }
        said = {"words": random.choice(voices), "fears": fear if random.random() < 0.3 else "", **how}
        who = random.choice([person for person in people if person.pk != by.person_id])
        opened = {"consent": consent, "words_seen_by": seen_by}
        row = Voicing.add(by=by, conversation=talk, person=who, grievance=seen, name=name, **said, **opened)
        if seen is None:
            known.setdefault(name, []).append(row.grievance)
            _stand(by, row, random)


def _heard(made: Made, random: Random) -> list[tuple[Conversation, list]]:
    """Some of the talks at which their writer was, in an order that random ids do not change."""
    numbers = {person.pk: number for number, person in enumerate(made.people)}
    talks = Conversation.objects.filter(
        workplace=made.workplace, activity__basis=Basis.THERE, activity__seen_by=SeenBy.CIRCLE
    )
    rows = list(talks.for_list().prefetch_related("activity__presences").order_by("-activity__on")[: 4 * MOST])
    there = {row.pk: sorted(numbers[pk] for pk in row.activity.people_ids) for row in rows}
    rows.sort(key=lambda row: (row.activity.on, there[row.pk], row.activity.kind, row.notes))
    chosen = [row for row in rows if random.random() < 0.6][-MOST:]
    return [(row, [made.people[number] for number in there[row.pk]]) for row in chosen]


def _stand(by, voicing: Voicing, random: Random) -> None:
    """It ran warm, or hot and then cool; sometimes one can talk about it openly by now."""
    on, today = voicing.conversation.activity.on, by.workplace.today()
    for how in random.choice((("warm",), ("hot", "cool"), ("warm", "openly"), ())):
        Step.add(by=by, grievance=voicing.grievance, on=on, how=how, seen_by=SeenBy.CIRCLE)
        on = min(today, on + timedelta(days=random.randint(20, 90)))
