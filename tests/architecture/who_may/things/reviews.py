from functools import cached_property

from conversations.models import AgendaItem, Decision, Review
from tests.architecture.who_may.things.people import DAY
from tests.architecture.who_may.things.together import Together


class Reviews(Together):
    """The meetings over the map, and what belongs to them."""

    @cached_property
    def review(self) -> Review:
        """Ana wrote it down; all of the circle may lead it."""
        people = [self.person, self.other_person]
        return Review.prepare(by=self.by, on=self.by.workplace.today(), people=people, where="At the canteen.")

    @cached_property
    def agenda_item(self) -> AgendaItem:
        return AgendaItem.add(self.review, by=self.by, words="The picnic")

    @cached_property
    def decision(self) -> Decision:
        return Decision.add(self.review, by=self.by, words="A picnic in May.", taken_by=self.person)

    @cached_property
    def finished_review(self) -> Review:
        review = Review.prepare(by=self.by, on=DAY, people=[self.person])
        review.finish(by=self.by, strengthened="yes", rework="Sooner.")
        return review
