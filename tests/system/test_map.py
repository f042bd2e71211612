"""The map in a real browser: by keyboard, with two fingers, on a wall, on paper, without scripts."""

import re
from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from conversations.made_up import words
from organizer.access import url
from organizer.models import Membership
from relationships.maps import labels
from relationships.maps.picture import Label
from relationships.models import Person, TieSpan
from tests.cast import coffee, department, person

pytestmark = pytest.mark.browser

CANARIES = ("Quixada", "Zebulon", "Wrenna", "Hawthorn", "Ysolde", "Marchetti")


@pytest.fixture
def mill(cast) -> dict:
    """Six people in two departments, met over three weeks, the last two yesterday."""
    groups = [department(cast.ana, "Weaving"), department(cast.ana, "Carding and combing")]
    people = [person(cast.ana, name, department=groups[n % 2]) for n, name in enumerate(CANARIES)]
    today = cast.workplace.today()
    for days, pair in enumerate(pairwise(people)):
        coffee(cast.ana, list(pair), today - timedelta(days=21 - 5 * days))
    return dict(zip(CANARIES, people, strict=True))


def focused(page: Page, what: str) -> None:
    """Tabs on until the focus is there."""
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"the tab key never came to {what}")


def test_from_the_islands_to_a_tie_and_back_by_keyboard(cast, phone_of, mill):
    page = phone_of(cast.ana)
    page.goto(url(cast.ana, "map"))
    focused(page, "a.way")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Between Weaving and Carding and combing").wait_for()
    focused(page, "a.back")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Map", exact=True).wait_for()
    focused(page, "a.island")
    first = page.evaluate("document.activeElement.dataset.key")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.dataset.key") == first
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Weaving").wait_for()
    focused(page, "a.mark.person")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Around").wait_for()
    focused(page, ".map-table summary")
    page.keyboard.press("Enter")
    focused(page, ".map-table a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/ties/"))
    page.go_back()
    focused(page, "a.back")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/map/$"))


def box(page: Page) -> list[float]:
    return [float(part) for part in page.locator("svg.map").get_attribute("viewBox").split()]


class Hand:
    """Fingers on the screen, as Chromium hears of them."""

    def __init__(self, page: Page):
        self.wire = page.context.new_cdp_session(page)

    def does(self, kind: str, *points: tuple[float, float]) -> None:
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def test_two_fingers_enlarge_it_one_moves_it_and_its_marks_still_lead_on(cast, phone_of, mill):
    page = phone_of(cast.ana)
    page.goto(url(cast.ana, "map"))
    whole, hand = box(page), Hand(page)
    frame = page.locator("svg.map").bounding_box()
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    hand.does("touchStart", (x - 30, y), (x + 30, y))
    for far in (50, 70, 90):
        hand.does("touchMove", (x - far, y), (x + far, y))
    hand.does("touchEnd")
    large = box(page)
    assert whole[2] / 3.4 < large[2] < whole[2] / 2.6  # three times as far apart, three times as large
    hand.does("touchStart", (x, y))
    for step in (20, 40, 60):
        hand.does("touchMove", (x - step, y))
    hand.does("touchEnd")
    moved = box(page)
    assert (moved[0] > large[0] + 5, moved[2]) == (True, large[2])
    page.get_by_role("button", name="All of it").click()
    expect(page.locator("svg.map")).to_have_attribute("viewBox", "{:g} {:g} {:g} {:g}".format(*whole))
    page.locator("a.island").first.click()
    page.wait_for_url(re.compile("/map/departments/"))


def test_on_the_wall_no_answer_names_anybody(cast, phone_of, mill):
    page, heard = phone_of(cast.ana, viewport={"width": 1920, "height": 1080}), []
    pages = [("map", ()), ("around", (mill["Quixada"].pk,)), ("between", (mill["Quixada"].pk, mill["Wrenna"].pk))]
    for name, args in pages:
        page.goto(url(cast.ana, name, *args))
        assert name == "map" or "Quixada" in page.content()
        page.on("response", lambda answer: heard.append(answer.body().decode(errors="replace")))
        page.get_by_role("link", name="For the projector").click()
        page.get_by_role("button", name="With numbers").click()
        page.get_by_role("button", name="With initials").wait_for()
        page.locator("svg.map").hover()
        seen = f"{page.title()} {page.url} {page.content()} {page.locator('svg.map').evaluate('one => one.outerHTML')}"
        assert [word for word in CANARIES for text in (seen, *heard) if word in text] == []
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight * 1.6")
        heard.clear()
        page = page.context.new_page()
    assert len(page.context.pages) == 4


@pytest.mark.parametrize(("size", "width", "height"), [("a4", 595, 842), ("letter", 612, 792)])
def test_on_paper_it_is_one_clean_page(cast, phone_of, mill, size, width, height):
    page = phone_of(cast.ana, color_scheme="dark")
    for name, args in (("map", ()), ("around", (mill["Quixada"].pk,))):
        page.goto(url(cast.ana, name, *args) + f"?shown=paper&size={size}&steps=3")
        pdf = page.pdf(prefer_css_page_size=True)
        boxes = {
            tuple(map(round, map(float, found))) for found in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
        }
        assert (len(re.findall(rb"/Type /Page\b", pdf)), boxes) == (1, {(width, height)})
        page.emulate_media(media="print", color_scheme="dark")
        expect(page.locator(".map-legend")).to_be_visible()
        expect(page.locator(".map-printing")).to_be_hidden()
        ground = page.evaluate("getComputedStyle(document.querySelector('svg.map text')).fill")
        assert max(map(int, re.findall(r"\d+", ground)[:3])) < 100  # dark letters, also where the screen is dark


def test_all_of_it_works_without_scripts(cast, phone_of, mill):
    page = phone_of(cast.ana, java_script_enabled=False)
    page.goto(url(cast.ana, "map"))
    page.locator(".map-days input[type=range]").fill("0")
    page.get_by_role("button", name="Show that day").click()
    page.wait_for_url(re.compile("days=0"))
    page.get_by_label("Beside an earlier day").fill((cast.workplace.today() - timedelta(days=30)).isoformat())
    page.get_by_label("As of", exact=True).fill(cast.workplace.today().isoformat())
    page.locator(".map-filters").get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("svg.map")).to_have_count(2)
    page.goto(url(cast.ana, "around", mill["Wrenna"].pk))
    page.locator("#steps").fill("3")
    page.locator(".map-steps").get_by_role("button").click()
    expect(page.locator("a.mark.person")).to_have_count(6)
    page.locator("a.mark.person").last.click()
    page.get_by_text("The same as a list").click()
    page.locator(".map-table a").first.click()
    page.wait_for_url(re.compile("/ties/"))


# No words over others -------------------------------------------------------------------------------------------------

INK = """svg => {
  const pen = document.createElement('canvas').getContext('2d'), found = [];
  const walk = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const box = node.parentElement, text = node.data.trim();
    if (!text || !box.closest('text') || !box.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    pen.font = getComputedStyle(box).font;
    const ink = pen.measureText(text);
    const scale = (bottom - top) / (ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent);
    const line = bottom - ink.fontBoundingBoxDescent * scale;
    const height = parseFloat(getComputedStyle(box).fontSize) * svg.getScreenCTM().a;
    found.push([text, left, line - ink.actualBoundingBoxAscent * scale, right,
                line + ink.actualBoundingBoxDescent * scale, height]);
  }
  return found;
}"""


NAMES = (
    *words.GIVEN,
    *words.FAMILY,
    *("Юлия Мышкина", "Жанна Щукина", "Σωκράτης Παπαδόπουλος", "ÅSE ØSTBYE", "Æsa Œuvrard", "THẾ NGUYỄN", "Đặng Quỳnh"),
    *("محمد عبد الله", "אברהם כהן", "दीपा शर्मा", "王小明", "김민준", "Őrsi Źdźbło", "Hẳn Hỷ", "Ḥāfiẓ"),
    *("Around Packing 10", "Bench by the gate 6", "146 people", "50 ties", "WW MM"),
)
MEASURE = """([names, font]) => {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = font;
  return names.map(name => pen.measureText(name)).map(
    ink => [ink.width, ink.actualBoundingBoxAscent, ink.actualBoundingBoxDescent]);
}"""


def test_words_are_no_larger_than_the_room_that_is_kept_for_them(cast, phone_of):
    """In the letters of this machine, of all the names made-up people have, and of some in other scripts."""
    page, over = phone_of(cast.ana), []
    page.goto(url(cast.ana, "map"))
    for face in ("--serif", "--sans"):
        font = page.evaluate(
            "face => `100px ${getComputedStyle(document.documentElement).getPropertyValue(face)}`", face
        )
        for name, (wide, up, down) in zip(NAMES, page.evaluate(MEASURE, [NAMES, font]), strict=True):
            left, top, right, bottom = labels.box_of(Label(0, 0, name, "start"), 100)
            if wide > right - left or up > -top + 1 or down > bottom + 1:
                over.append((face, name, wide / (right - left), up + top, down - bottom))
    assert over == []


def lie_over(one: list, other: list) -> bool:
    """By more than half a pixel."""
    return all(min(one[end], other[end]) - max(one[start], other[start]) > 0.5 for start, end in ((1, 3), (2, 4)))


@pytest.mark.parametrize("people", [12, 39, pytest.param(300, marks=pytest.mark.prove)])
def test_no_words_lie_over_each_other_and_all_can_be_read(db, phone_of, people):
    call_command("make_workplace", people=people, ties=2 * people, conversations=people, seed=3, verbosity=0)
    member = Membership.objects.filter(role="organizer").select_related("workplace", "user").first()
    spans = list(TieSpan.objects.values_list("tie__a", "tie__b"))
    one, other = spans[0]
    third = next(pk for pair in spans for pk in pair if pk not in (one, other))
    group = Person.objects.exclude(department=None).earliest("pk").department_id
    pages = [url(member, "map"), url(member, "map-department", group), url(member, "between", one, third)]
    pages += [url(member, "around", other) + f"?steps={steps}" for steps in (1, 3)]
    over, small, count = [], [], 0
    page = phone_of(member)
    for size in ({"width": 390, "height": 844}, {"width": 1440, "height": 900}):
        page.set_viewport_size(size)
        for address in pages:
            page.goto(address)
            found = page.locator("svg.map").evaluate(INK)
            count += len(found)
            where = address.split("/map/")[1][:12], size["width"]
            over += [(*where, a[0], b[0]) for a, b in combinations(found, 2) if lie_over(a, b)]
            small += [(*where, text[0], round(text[5], 1)) for text in found if text[5] < 11]
    assert (over, small) == ([], [])
    assert count > 40
