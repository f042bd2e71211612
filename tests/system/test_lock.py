"""Escape twice, or the button: blank before anybody is asked, in every tab, and still there afterwards (S5)."""

import pytest
from playwright.sync_api import expect

from organizer.access import url
from relationships.models import Person
from tests.cast import PASSWORD, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BLANK = "Kith\n\nLocked"


def words(page) -> str:
    return page.evaluate("document.body.innerText").strip()


def test_blank_at_once_in_every_tab_and_back_again_with_what_was_typed(cast, phone):
    person(cast.ana, "Rosalindamargari")
    other = phone.context.new_page()
    for page, name in ((other, "people"), (phone, "people"), (phone, "new-person")):
        page.goto(url(cast.ana, name))
    expect(other.get_by_role("link", name="Rosalindamargari")).to_be_visible()
    phone.get_by_label("What they like to be called").fill("Emil")

    held = []
    phone.route("**/lock/", lambda route: held.append(route))  # the server has not heard of it yet
    phone.keyboard.press("Escape")
    phone.wait_for_timeout(700)
    phone.keyboard.press("Escape")  # slowly: twice once
    expect(phone.get_by_label("What they like to be called")).to_have_value("Emil")
    phone.keyboard.press("Escape")
    assert (words(phone), phone.title()) == (BLANK, "Locked")
    other.wait_for_url("**/lock/?back=**")  # it told the server
    held[0].continue_()
    phone.wait_for_url("**/lock/?back=**")

    phone.go_back()
    phone.wait_for_url("**/lock/?back=**")
    expect(phone.get_by_role("heading", name="Locked")).to_be_visible()
    assert "Rosalindamargari" not in phone.content() + other.content()

    phone.get_by_label("Your password").fill(PASSWORD)
    phone.get_by_role("button", name="Open it again").click()
    phone.wait_for_url("**/kept/")
    other.wait_for_url("**/people/")
    phone.get_by_role("button", name="Save it now").click()
    expect(phone.get_by_role("heading", name="Emil")).to_be_visible()
    assert Person.objects.count() == 2


def test_nobody_there_for_long_blanks_it_after_a_word(cast, phone):
    phone.clock.install()
    phone.goto(url(cast.ana, "people"))
    stay = phone.get_by_role("button", name="I am here")
    phone.clock.run_for("09:05")
    stay.click()
    expect(stay).to_be_hidden()
    phone.clock.run_for("09:05")
    expect(stay).to_be_visible()
    phone.clock.run_for("01:00")
    phone.wait_for_url("**/lock/?back=**")
