import pytest

pytestmark = pytest.mark.browser


def test_the_front_door_asks_nothing_from_outside_and_breaks_no_rule_of_its_own(live_server, page):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(live_server.url)
    assert page.url == f"{live_server.url}/account/login/?next=/"
    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []
    assert said == []
