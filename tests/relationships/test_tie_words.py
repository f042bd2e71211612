"""The words of a tie: how they know each other, and what each looks for, side by side (method 46)."""

import re

import pytest

from organizer.access import url
from relationships.models import Tie
from tests.cast import coffee, person


@pytest.fixture
def pair(cast):
    return sorted((person(cast.ana, "Rosa"), person(cast.ana, "Emil")), key=lambda one: one.pk)


def test_what_each_looks_for_stands_side_by_side_for_all_of_the_circle(cast, sign_in, pair):
    a, b = pair
    words = {"a_looks_for": "Company on the way home", "b_looks_for": "Somebody to learn from"}
    for one, other in ((a, b), (b, a)):
        version = Tie.objects.first().version if Tie.objects.exists() else 1
        data = {**words, "version": version}
        assert sign_in(cast.ana).post(url(cast.ana, "tie-words", one.pk, other.pk), data).status_code == 303
        page = sign_in(cast.tomas).get(url(cast.tomas, "tie", one.pk, other.pk)).content.decode()
        [sides] = re.findall(r'id="looks-for".*?<div class="both-ways">(.*?)</div>\s*</div>', page, re.DOTALL)
        said = re.findall(r'<h3 class="name">(.*?)</h3><p>(.*?)</p>', sides)
        assert said == [(a.name, words["a_looks_for"]), (b.name, words["b_looks_for"])]


def test_words_not_given_stay_and_there_are_no_others(cast, pair):
    tie = Tie(workplace=cast.workplace, a=pair[0], b=pair[1])
    tie.describe(by=cast.ana, version=1, how="From the choir", a_looks_for="A calm ear")
    tie.describe(by=cast.ana, version=tie.version, how="From the choir, years ago")
    with pytest.raises(ValueError, match="rank"):
        tie.describe(by=cast.ana, version=tie.version, rank="first")
    tie = Tie.objects.get()
    assert [getattr(tie, word) for word in Tie.WORDS] == ["From the choir, years ago", "", "", "A calm ear", ""]


def test_what_is_written_of_a_tie_outlives_its_meetings(cast, pair):
    met = coffee(cast.ana, list(pair), cast.workplace.today())
    tie = Tie.objects.get()
    tie.describe(by=cast.ana, version=tie.version, b_looks_for="A calm ear")
    met.remove(by=cast.ana)
    assert Tie.objects.get().b_looks_for == "A calm ear"
