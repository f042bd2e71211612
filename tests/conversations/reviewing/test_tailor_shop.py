"""The tailor shop: a review at the end of time 1 and one at the end of time 2. The second says what changed in the
figures that were published, ties before anything else (method 5)."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils.html import strip_tags

from conversations.models import Review
from organizer.access import url
from organizer.models import Membership
from relationships import demo, tailor_shop
from relationships.models import Person

pytestmark = pytest.mark.long


@pytest.fixture
def member(db) -> Membership:
    with transaction.atomic():
        yield demo.load()
        transaction.set_rollback(True)


def two_reviews(member: Membership) -> list[Review]:
    """At the end of each time, on the demo's days."""
    before, after = tailor_shop.periods()
    yesterday = member.workplace.today() - timedelta(days=1)
    found = []
    for period in (before, after):
        review = Review.prepare(by=member, on=period.last + (yesterday - after.last))
        review.finish(by=member)
        found.append(review)
    return found


def of_both(member: Membership, *names: str) -> list[tuple]:
    kept = [review.snapshots.get().numbers for review in two_reviews(member)]
    return [tuple(getattr(one, name) for one in kept) for name in names]


def test_help_returned_goes_from_33_pairs_to_52_and_company_hangs_on_nobody_alone(member):
    """All thirty-nine, as the study counts."""
    Person.objects.update(supervisor=False)
    member.workplace.raise_names_version()
    assert of_both(member, "people", "returned", "hanging") == [(39, 39), (33, 52), (3, 0)]


def test_on_the_page_the_head_tailor_is_not_counted_and_ties_come_first(member, sign_in):
    first, second = two_reviews(member)
    page = sign_in(member).get(url(member, "review", second.pk)).content.decode()
    said = page[page.index('id="changed"') : page.index('id="said"')].split("</p>")
    assert [strip_tags(words).strip().splitlines()[-1].strip() for words in said[:4]] == [
        f"108 new ties and 14 that grew deeper since {first.on:%-d %B}.",
        "52 two-way ties among us, last time 31.",
        "Help went both ways between 50 pairs since then; in the time before, 31.",
        "Your company hangs on nobody alone: whoever is away, the others still meet. Last time it hung on 3 people.",
    ]
    titles = [page.index(f'id="{kind}"') for kind in ("together", "map", "changed", "said", "decisions")]
    assert titles == sorted(titles)
