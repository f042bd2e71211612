from datetime import date, timedelta

import pytest

from conversations.models import Review
from tests.cast import Cast


@pytest.fixture
def reviewed(cast: Cast):
    """`reviewed(60)` is a review of sixty days ago, finished; `reviewed(0, finished=False)` one that is going on."""

    def make(ago: int, *, finished: bool = True, people=(), **known) -> Review:
        on: date = cast.workplace.today() - timedelta(days=ago)
        review = Review.prepare(by=cast.ana, on=on, people=people)
        if finished:
            review.finish(by=cast.ana, **known)
        return review

    return make
