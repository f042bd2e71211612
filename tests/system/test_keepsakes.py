"""What is taken along, in a browser: the picture draws itself, and somebody's own page is printed whole."""

import pytest
from playwright.sync_api import Page

from conversations.own_page.choices import Choice
from conversations.own_page.page import OwnPage
from organizer import exports
from tests.cast import coffee, department, person, talk

pytestmark = pytest.mark.browser


class Out(list):
    def write(self, body: bytes) -> None:
        self.append(body.decode())


def taken(form: str, member, about) -> str:
    out = Out()
    exports.FORMS[form].write(member, out, lambda done, total: None, about=about)
    return "".join(out)


def test_a_picture_and_a_page_stand_alone(cast, page: Page):
    ovens = department(cast.ana, "Ovens")
    people = [person(cast.ana, f"Quixada {number}", department=ovens) for number in range(5)]
    coffee(cast.ana, people, cast.workplace.today())
    talk(cast.ana, people[:2], cast.workplace.today(), notes="She likes the nights, and Quixada does not.")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(taken("department-picture", cast.ana, ovens.pk).partition("?>")[2])
    assert page.locator("circle").first.bounding_box()["width"] > 10
    assert page.evaluate("getComputedStyle(document.querySelector('path')).fill") == "none"
    own = OwnPage(cast.ana, people[0])
    own.choose((one.note, Choice.of(one.note, how="include")) for _section, one in own.to_look_at)
    page.set_content(taken("own-page", cast.ana, people[0].pk))
    assert page.get_by_role("heading", level=1).inner_text() == "What is kept about Quixada 0"
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"  # its own style holds
    assert page.locator("script, link, img").count() == 0
    assert page.pdf(format="A4")[:5] == page.pdf(format="Letter")[:5] == b"%PDF-"
    assert asked == []
