import re

import pytest

from organizer.access import url
from tests.cast import person


def marked(page: str) -> list[tuple[str, str]]:
    return re.findall(r'href="([^"]+)" aria-current="(\w+)"', page)


@pytest.mark.long
@pytest.mark.parametrize("name", ["today", "people", "log-talk", "map", "more"])
def test_the_place_one_is_in_says_so(cast, sign_in, name):
    page = sign_in(cast.ana).get(url(cast.ana, name)).content.decode()
    assert marked(page) == [(url(cast.ana, name), "page")]


def test_a_page_within_a_place_marks_the_place(cast, sign_in):
    page = sign_in(cast.ana).get(url(cast.ana, "person", person(cast.ana).pk)).content.decode()
    assert marked(page) == [(url(cast.ana, "people"), "true")]


def test_a_helper_is_offered_no_people_and_no_map(cast, sign_in):
    page = sign_in(cast.hal).get(url(cast.hal, "today")).content.decode()
    places = re.search(r'<nav class="places".*?</nav>', page, re.S).group()
    assert re.findall(r'href="([^"]+)"', places) == [url(cast.hal, "today"), url(cast.hal, "more")]
