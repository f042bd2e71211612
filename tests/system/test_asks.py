"""An ask in a real browser: it stops at what Ava is not comfortable with; a wish handed on is pointed out."""

import pytest

from conversations.models import Ask
from organizer.access import url
from tests.cast import me, person

pytestmark = pytest.mark.browser


def test_ava_is_not_asked_to_talk_to_staff_and_is_asked_for_a_walk(cast, phone_of):
    ava, ana = person(cast.ana, "Ava", not_comfortable="Talking to staff"), me(cast.ana)
    emil, page = person(cast.ana, "Emil"), phone_of(cast.ana)
    page.goto(url(cast.ana, "new-ask"))
    for number, name in ((0, "Av"), (2, "Em")):
        page.get_by_role("combobox").nth(number).fill(name)
        page.get_by_role("option").first.click()
    page.get_by_label("What is wished for?").fill("Talk to staff")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="Not this way").wait_for()
    assert Ask.objects.count() == 0
    page.get_by_label("What is wished for?").fill("Come for a walk")
    page.get_by_role("button", name="Save").click()
    page.get_by_label("I have read it").check()
    page.get_by_label("They know that they need not").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="Asked of Ava").wait_for()
    ask = Ask.objects.get()
    assert (ask.asked, ask.wants, ask.through) == (ava, ana, emil)
