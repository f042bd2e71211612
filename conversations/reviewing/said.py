"""What people said, as far as all of the circle may read it: after the ties, by how warm it runs, never as a number to
be reached, and nothing where there is nothing (method 5, 6, 26). No day stands here: it could lead to a talk (S10)."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy

from conversations import voices_in_words
from conversations.access_reviews import opened_steps, opened_voicings
from conversations.bonds import bands_among
from conversations.models import Grievance, Step, Voicing
from conversations.voices import Voices
from organizer.models import Membership
from relationships import directory

WARMTH = {
    Step.How.HOT: gettext_lazy("It runs hot."),
    Step.How.WARM: gettext_lazy("It is warm."),
    Step.How.COOL: gettext_lazy("It is rather cool."),
}


@dataclass(frozen=True)
class Line:
    """`who`: the people first, and how they are bound. `warmth`: a word of Step.How, or nothing."""

    grievance: Grievance
    who: str
    warmth: str
    openly: bool

    @property
    def warm(self) -> str:
        return str(WARMTH[Step.How(self.warmth)]) if self.warmth else ""


class Said:
    def __init__(self, viewer: Membership):
        self.viewer = viewer

    @cached_property
    def voices(self) -> dict[Grievance, Voices]:
        told: dict[Grievance, list[Voicing]] = {}
        for row in opened_voicings(self.viewer):
            told.setdefault(row.grievance, []).append(row)
        names = directory.of(self.viewer.workplace)
        return {grievance: Voices(rows, names) for grievance, rows in told.items()}

    @cached_property
    def lines(self) -> list[Line]:
        """The warmest first; of one warmth by name."""
        if not self.voices:
            return []
        ties = bands_among(self.viewer, {pk for one in self.voices.values() for pk in one.people})
        warmth: dict = {}
        openly = set()
        for step in opened_steps(self.viewer, list(self.voices)):
            if step.how == Step.How.OPENLY:
                openly.add(step.grievance_id)
            else:
                warmth[step.grievance_id] = step.how
        found = [
            Line(one, voices_in_words.who_feel_it(voices, ties), warmth.get(one.pk, ""), one.pk in openly)
            for one, voices in self.voices.items()
        ]
        order = [*WARMTH, ""]
        return sorted(found, key=lambda line: (order.index(line.warmth), line.grievance.name, str(line.grievance.pk)))

    @property
    def came_up(self) -> str:
        """How it all came up: also how often it was that one of us asked (method 6)."""
        said = sum((one.came_up for one in self.voices.values()), Counter[str]())
        return voices_in_words.came_up_in_words(said)
