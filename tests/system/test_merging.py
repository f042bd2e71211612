"""Two records of one person are looked at beside each other, become one, and two again."""

import pytest
from playwright.sync_api import expect

from organizer.access import url
from tests.cast import coffee, person


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_two_records_are_made_one_and_two_again(phone, cast):
    rosa, again, emil = (person(cast.ana, name) for name in ("Rosa", "Rosa Lima", "Emil Berg"))
    coffee(cast.ana, [again, emil], cast.workplace.today())
    phone.goto(url(cast.ana, "doubles"))
    phone.get_by_role("link", name="Look at both").click()
    phone.get_by_role("heading", name="Are these one person?").wait_for()
    assert phone.get_by_role("row", name="Time together").inner_text().split() == ["Time", "together", "0", "1", "1"]
    phone.get_by_label("Rosa Lima").check()
    phone.get_by_role("button", name="Make them one").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Rosa Lima")
    phone.goto(url(cast.ana, "person", again.pk))  # a bookmark of the record that went
    phone.wait_for_url(f"**{url(cast.ana, 'person', rosa.pk)}")
    phone.get_by_role("link", name="What undoing does").click()
    phone.get_by_role("button", name="Undo it").click()
    phone.get_by_text("It is as it was.").wait_for()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Rosa")
    phone.goto(url(cast.ana, "person", again.pk))
    expect(phone.get_by_role("heading", level=1)).to_have_text("Rosa Lima")
