"""The main job, on a phone: from Today to a saved talk with somebody we know and somebody new."""

import pytest
from playwright.sync_api import Page, expect

from conversations.models import Conversation
from organizer.access import url
from relationships.models import Person
from tests.cast import coffee, me, person

pytestmark = pytest.mark.browser


class Thumb:
    """Taps, and counts them; typing is free."""

    def __init__(self, page: Page):
        self.page, self.taps = page, 0

    def tap(self, what) -> None:
        what.tap()
        self.taps += 1

    def types(self, words: str) -> None:
        self.page.keyboard.type(words, delay=20)


def people_of(talk: Conversation) -> list[str]:
    return sorted(Person.objects.get(pk=pk).name for pk in talk.activity.people_ids)


def on_both_pages(cast, phone, names) -> bool:
    pages = []
    for someone in Person.objects.all():
        if someone.name in names:
            phone.goto(url(cast.ana, "person", someone.pk))
            pages.append("Her boy starts school." in phone.content())
    return pages == [True] * len(names)


def test_with_one_thumb_in_five_taps(cast, phone):
    me(cast.ana)
    person(cast.ana, "Rosa")
    person(cast.ana, "Rosario")
    phone.goto(url(cast.ana, "today"))
    thumb = Thumb(phone)
    thumb.tap(phone.get_by_role("link", name="You talked with somebody"))
    thumb.tap(phone.get_by_role("combobox"))
    thumb.types("ros")
    thumb.tap(phone.get_by_role("option", name="Rosa", exact=True))
    thumb.types("Iva")
    thumb.tap(phone.get_by_role("option", name="Add “Iva” as somebody new"))
    thumb.tap(phone.get_by_role("button", name="Save"))
    expect(phone.get_by_text("Kept.")).to_be_visible()
    assert thumb.taps == 5
    assert people_of(Conversation.objects.get()) == ["Ana", "Iva", "Rosa"]


def test_the_least_takes_three_taps(cast, phone):
    coffee(cast.ana, [me(cast.ana), person(cast.ana, "Rosa")], cast.workplace.today())
    phone.goto(url(cast.ana, "today"))
    thumb = Thumb(phone)
    thumb.tap(phone.get_by_role("link", name="You talked with somebody"))
    thumb.tap(phone.locator("label.chip", has_text="Rosa"))
    thumb.tap(phone.get_by_role("button", name="Save"))
    expect(phone.get_by_text("Kept.")).to_be_visible()
    assert (thumb.taps, people_of(Conversation.objects.get())) == (3, ["Ana", "Rosa"])


def test_with_the_keyboard_alone(cast, phone):
    me(cast.ana)
    person(cast.ana, "Rosa")
    person(cast.ana, "Rosario")
    phone.goto(url(cast.ana, "log-talk"))
    keys = phone.keyboard
    for _ in range(40):
        keys.press("Tab")
        if phone.evaluate("document.activeElement.getAttribute('role')") == "combobox":
            break
    keys.type("ros", delay=20)
    expect(phone.locator(".picks li")).to_have_count(3)
    keys.press("ArrowDown")
    assert phone.evaluate("document.querySelector('[aria-selected=true] .name').textContent") == "Rosario"
    keys.press("ArrowUp")
    keys.press("Enter")
    keys.type("Iva", delay=20)
    expect(phone.locator(".picks li")).to_have_count(1)
    keys.press("Enter")
    keys.type("mistake", delay=20)
    expect(phone.locator(".picks li")).to_have_count(1)
    keys.press("Enter")
    keys.press("Backspace")  # takes the last one out again
    keys.type("zzz", delay=20)
    expect(phone.locator(".picks li")).to_have_count(1)
    keys.press("Escape")
    expect(phone.get_by_role("listbox")).to_be_hidden()
    for _ in "zzz":
        keys.press("Backspace")
    for _ in range(9):
        keys.press("Tab")
        if phone.evaluate("document.activeElement.name") == "notes":
            break
    keys.type("Her boy starts school.")
    for _ in range(9):
        keys.press("Tab")
        if phone.evaluate("document.activeElement.textContent.trim()") == "Save":
            break
    keys.press("Enter")
    expect(phone.get_by_text("Kept.")).to_be_visible()
    talk = Conversation.objects.get()
    assert (people_of(talk), talk.notes) == (["Ana", "Iva", "Rosa"], "Her boy starts school.")
    assert on_both_pages(cast, phone, ["Rosa", "Iva"])


def test_without_script_a_line_of_names_is_enough(cast, phone_of):
    me(cast.ana)
    person(cast.ana, "Rosa")
    phone = phone_of(cast.ana, java_script_enabled=False)
    phone.goto(url(cast.ana, "today"))
    phone.get_by_role("link", name="You talked with somebody").tap()
    phone.get_by_label("Type a name").fill("rosa, Iva")
    phone.get_by_label("What would you like to remember?").fill("Her boy starts school.")
    phone.get_by_role("button", name="Save").tap()
    expect(phone.get_by_role("checkbox", name="Iva new")).to_be_checked()
    assert Person.objects.count() == 2
    phone.get_by_role("button", name="Save").tap()
    expect(phone.get_by_text("Kept.")).to_be_visible()
    assert people_of(Conversation.objects.get()) == ["Ana", "Iva", "Rosa"]
    assert on_both_pages(cast, phone, ["Rosa", "Iva"])
