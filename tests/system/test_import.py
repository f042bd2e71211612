"""A contacts export is dragged in, columns are put right, one double is decided, it goes in, out, and in again."""

import base64

import pytest

from organizer import outbox
from organizer.access import url
from relationships.models import Person
from tests import cast as people

CONTACTS = (
    "First Name,Last Name,Nickname,Organization Department,Labels,Phone 1 - Value,Clocks,Table\n"
    "Rosa,Lima,,Ovens,* myContacts,555 123 4567,Nights,Corner\n"
    "Emil,Berg,,Shop floor,* myContacts,,Days,Window\n"
    "Zoë,Ünal,,Öfen,* myContacts,,Nights,Corner\n"
)
DROP = """([selector, name, body]) => {
  const field = document.querySelector(selector), carried = new DataTransfer();
  const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
  carried.items.add(new File([bytes], name, { type: "text/csv" }));
  for (const type of ["dragenter", "dragover", "drop"])
    field.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }));
}"""


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_contacts_are_dragged_in_put_right_put_in_undone_and_put_in_again(phone, cast):
    people.person(cast.ana, "Rosa Lima")

    def names() -> list[str]:
        return sorted(person.name for person in Person.objects.all())

    def worked() -> None:
        phone.get_by_role("progressbar").wait_for()  # what was asked for is saved
        outbox.do_waiting()

    def drag_in() -> None:
        phone.goto(url(cast.ana, "people"))
        phone.get_by_role("link", name="Bring in a file").click()
        phone.evaluate(DROP, ["[data-drop]", "contacts.csv", base64.b64encode(CONTACTS.encode()).decode()])
        phone.get_by_role("button", name="Read it").click()
        worked()
        phone.get_by_text("Nothing is saved yet.").wait_for()

    def put_right() -> None:
        phone.get_by_role("link", name="How it is read").click()
        phone.get_by_label("Clocks").select_option("shift")
        phone.get_by_label("Table").select_option("where")
        phone.get_by_label("Labels").select_option("")
        phone.get_by_label("Phone 1 - Value").select_option("")
        phone.get_by_role("button", name="Read it like this").click()
        worked()
        phone.get_by_role("heading", name="This is what we read").wait_for()

    drag_in()
    put_right()
    assert names() == ["Rosa Lima"]
    phone.get_by_role("button", name="The same: Rosa Lima").click()
    phone.get_by_role("button", name="Put 2 in").click()
    worked()
    phone.get_by_role("heading", name="It is in your book").wait_for()
    assert names() == ["Emil Berg", "Rosa Lima", "Zoë Ünal"]
    assert {person.where for person in Person.objects.select_related("workplace")} == {"", "Window", "Corner"}
    phone.get_by_role("link", name="Undo all of it").click()
    phone.get_by_role("button", name="Undo it").click()
    worked()
    phone.get_by_role("heading", name="It is undone").wait_for()
    assert names() == ["Rosa Lima"]
    drag_in()
    phone.get_by_text("2 would be added").wait_for()
    phone.get_by_role("button", name="Put 2 in").click()
    worked()
    phone.get_by_role("heading", name="It is in your book").wait_for()
    assert names() == ["Emil Berg", "Rosa Lima", "Zoë Ünal"]
