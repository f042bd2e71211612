"""A committee sits down together: prepared on a phone and put in order, turned by keys on a wall, written down in one
tap, followed by somebody else, finished and printed. The wall is sent no name in all that time."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from conversations.models import AgendaItem, CheckIn, Review, Taking
from organizer.access import url
from relationships.models import Activity, Person
from tests.cast import coffee, department, me, person, shift

pytestmark = pytest.mark.browser

CANARIES = ("Quixada", "Zebulon", "Wrenna", "Hawthorn", "Ysolde")
WALL = {"viewport": {"width": 1920, "height": 1080}, "has_touch": False}


@pytest.fixture
def mill(cast) -> dict[str, Person]:
    """Two who have not met for long, one who is new, one who is about to go; the last review is a while ago."""
    ana, day, weaving = cast.ana, cast.workplace.today(), department(cast.ana, "Weaving")
    people = {name: person(ana, name, department=weaving) for name in CANARIES if name != "Wrenna"}
    shift(ana, "Days"), shift(ana, "Nights")
    for ago in (320, 310, 300):
        coffee(ana, [people["Quixada"], people["Zebulon"]], day - timedelta(days=ago))
    Review.prepare(by=ana, on=day - timedelta(days=290), people=[me(ana)]).finish(by=ana)
    new = Person.add(by=ana, name="Wrenna", department=weaving, came_on=day - timedelta(days=5))
    return {**people, "Wrenna": new}


def heard(page: Page) -> list[str]:
    """All that is sent to this page from now on: addresses, headers and bodies."""
    said: list[str] = []

    def hear(answer) -> None:
        body = "" if answer.status in (204, 303) else answer.text()
        said.append(f"{answer.url} {answer.headers} {body}")

    page.on("response", hear)
    return said


def presses(page: Page, key: str, title: str) -> None:
    page.keyboard.press(key)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def printed(page: Page) -> tuple[str, int]:
    """What stands on the paper, and how many sheets there are."""
    page.emulate_media(media="print")
    words = page.locator("main").inner_text()
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    page.emulate_media(media="screen")
    return words, sheets


def test_prepared_led_with_keys_written_down_followed_and_printed(cast, phone_of, mill):
    ana, wall, tomas = phone_of(cast.ana), phone_of(cast.ana, **WALL), phone_of(cast.tomas)
    me(cast.tomas)

    # prepared in a minute, on a phone
    ana.goto(url(cast.ana, "new-review"))
    ana.get_by_role("button", name="Make the agenda").tap()
    expect(ana.get_by_role("heading", name="Time together")).to_be_visible()
    review = Review.objects.get(finished_at=None)
    item = AgendaItem.add(review, by=cast.ana, words="What Quixada proposes")
    ana.reload()
    grips = ana.locator("[data-grip]")
    grips.nth(4).drag_to(grips.nth(3), target_position={"x": 8, "y": 4})
    expect(ana.locator(".agenda .name").nth(3)).to_have_text(item.title)
    said = heard(wall)
    wall.goto(url(cast.ana, "review-present", review.pk))
    tomas.goto(url(cast.tomas, "review-live", review.pk))
    expect(tomas.get_by_role("heading", name="Not begun yet")).to_be_visible()

    # turned by keys, as clickers send them
    presses(wall, "PageDown", "Time together")
    presses(wall, "ArrowRight", "The map")
    presses(wall, "Space", "What has changed")
    presses(wall, "PageUp", "The map")
    presses(wall, "End", "What we leave with")
    presses(wall, "Home", "What we look at")
    for _quickly in range(3):
        wall.keyboard.press("ArrowDown")
    expect(wall.get_by_role("heading", level=1)).to_have_text("What has changed")
    expect(tomas.get_by_role("heading", name="Now: What has changed")).to_be_visible()

    # written down in one tap each, by the presenter's phone, which is where the wall is
    ana.goto(url(cast.ana, "review-presenter", review.pk))
    ana.get_by_role("button", name="They had lunch today").tap()
    expect(ana.get_by_text("Quixada, Zebulon: Lunch. Written down.")).to_be_visible()
    expect(wall.get_by_text("spent time together once")).to_be_visible()  # the wall, by itself
    ana.get_by_role("button", name="On: Who came, who left").tap()
    expect(wall.get_by_role("heading", level=1)).to_have_text("Who came, who left")
    taps(ana, "Ysolde", "Moved to Nights", "Ysolde: Nights from now on.")
    taps(ana, "Hawthorn", "Has left", "Hawthorn works here no more.")
    ana.get_by_role("button", name="Take it back").tap()
    expect(ana.get_by_role("button", name="Take it back")).to_have_count(0)
    taps(ana, "Hawthorn", "Has left", "Hawthorn works here no more.")

    # who would like to see whom: each taps it on their own phone
    ana.get_by_role("listitem").filter(has_text="Wrenna").first.get_by_role("button").tap()
    expect(ana.get_by_text("You would like to see Wrenna.")).to_be_visible()
    expect(tomas.get_by_text("Ana would like to see Wrenna.")).to_be_visible()
    other = tomas.context.new_page()
    other.goto(url(cast.tomas, "review-presenter", review.pk))
    taps(other, "Zebulon", "I would like to see them", "You would like to see Zebulon.")
    ana.get_by_text("Something is decided").tap()
    ana.get_by_label("What do you want to do?").fill("Zebulon's picnic.")
    ana.get_by_role("button", name="That is decided").tap()
    expect(tomas.get_by_text("Zebulon's picnic.")).to_be_visible()
    presses(wall, "End", "What we leave with")
    expect(wall.get_by_text("TO would like to see ZE")).to_be_visible()
    assert Activity.objects.filter(kind="lunch").count() == 1
    assert Person.objects.get(pk=mill["Ysolde"].pk).shift.name == "Nights"
    assert Person.objects.filter(left_on=None, pk=mill["Hawthorn"].pk).count() == 0
    assert (CheckIn.objects.exclude(taken_by="").count(), Taking.objects.count()) == (2, 2)

    # finished; who watched asks no more
    ana.get_by_role("button", name="On: ").wait_for(state="detached")
    ana.get_by_role("link", name="We are done").tap()
    ana.get_by_role("button", name="Finish").tap()
    expect(tomas.get_by_role("heading", name="The meeting is over")).to_be_visible()
    assert tomas.locator("[data-live]").count() == 0

    # on paper: one page of minutes, a clean sheet for each department and shift
    words, sheets = printed(ana)
    assert (sheets, [name for name in ("Ysolde", "Wrenna") if name in words]) == (1, [])
    ana.goto(url(cast.ana, "charting-sheets"))
    ana.get_by_role("button", name="Make the sheets").tap()
    expect(ana.locator(".charting").first).to_be_visible()
    words, sheets = printed(ana)
    assert (sheets, [name for name in CANARIES if name in words]) == (ana.locator(".charting").count(), [])

    assert len(said) > 10
    assert [(name, one[:80]) for name in CANARIES for one in said if name.lower() in one.lower()] == []
    assert item.title.split()[1] in CANARIES  # there was something to hide


def taps(page: Page, name: str, button: str, says: str) -> None:
    if not page.locator("#edits").get_attribute("open"):
        page.get_by_text("Write it down now").tap()
    box = page.locator("#edits").get_by_role("combobox")
    box.tap()
    page.keyboard.type(name)
    page.locator("#edits").get_by_role("option").first.tap()
    page.locator("#edits").get_by_role("button", name=button).tap()
    expect(page.get_by_text(says)).to_be_visible()


def test_without_scripts_the_same_buttons_lead_through(cast, phone_of, mill):
    review = Review.prepare(by=cast.ana, on=cast.workplace.today(), people=[me(cast.ana)])
    wall = phone_of(cast.ana, java_script_enabled=False, **WALL)
    phone = phone_of(cast.ana, java_script_enabled=False)
    wall.goto(url(cast.ana, "review-present", review.pk))
    for title in ("Time together", "The map", "What has changed"):
        wall.get_by_role("button", name="On").click()
        expect(wall.get_by_role("heading", level=1)).to_have_text(title)
    wall.get_by_role("button", name="With numbers").click()
    wall.get_by_role("button", name="Back").click()
    expect(wall.get_by_role("heading", level=1)).to_have_text("The map")
    expect(wall.get_by_role("button", name="With initials")).to_be_visible()
    phone.goto(url(cast.ana, "review-presenter", review.pk))
    phone.get_by_role("button", name="On: What has changed").tap()
    phone.get_by_role("button", name="They had lunch today").tap()
    expect(phone.get_by_text("Quixada, Zebulon: Lunch. Written down.")).to_be_visible()
    phone.get_by_role("button", name="Take it back").tap()
    expect(phone.get_by_role("button", name="Take it back")).to_have_count(0)
    assert Activity.objects.filter(kind="lunch").count() == 0
    phone.get_by_text("Write it down now").tap()
    phone.get_by_label("Type a name").fill("Ysolde")
    phone.get_by_role("button", name="Moved to Nights").tap()
    expect(phone.get_by_text("Ysolde: Nights from now on.")).to_be_visible()
    wall.get_by_role("button", name="Leave").click()
    expect(wall.get_by_role("heading", name="Time together")).to_be_visible()
