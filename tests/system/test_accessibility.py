"""Every page there is, on a phone: axe finds nothing serious, in the dark no words too pale, and none run out at the
side."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from organizer.access import url
from tests.architecture.test_who_may import INSIDE, TABLE
from tests.architecture.who_may.things import Things
from tests.cast import PASSWORD, coffee, department, person
from tests.organizer.test_contrast import palette

pytestmark = pytest.mark.browser

OUTSIDE = [key for key in TABLE if key not in INSIDE]
NARROW = {"width": 320, "height": 640}  # the narrowest that WCAG asks for (1.4.10), and a phone at 120 %
WITHIN = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def address(key: str, cast, things: Things) -> str:
    one = TABLE[key]
    place = [cast.workplace.slug] if key in INSIDE else []
    return reverse(key.split()[0], args=[*place, *one.args, *(things.id(name) for name in one.things)])


def says_who_she_is(page) -> None:
    """So that pages behind "is it you?" open too."""
    page.goto(reverse("account_reauthenticate"))
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button").last.click()
    page.wait_for_url(lambda url: "reauthenticate" not in url)


def faults(page, where: str) -> list[tuple[str, str, str]]:
    """(page, rule, place) of all that axe calls serious or critical, and of words that run out at the side.

    A page of the dark differs in its colours only, so there only they are looked at.
    """
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # no colour is on its way to another
    worst = found(page, where)
    page.emulate_media(color_scheme="dark")
    worst += found(page, f"{where}, dark", runOnly=["color-contrast"])
    page.set_viewport_size(NARROW)
    if not page.evaluate(WITHIN):
        worst.append((where, "runs out at the side", f"{NARROW['width']} px"))
    page.set_viewport_size({"width": 390, "height": 844})
    return worst


def found(page, where: str, **options) -> list[tuple[str, str, str]]:
    return [
        (where, one["id"], str(node["target"]))
        for one in Axe().run(page, options=options).response["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def is_page(answer, url: str) -> bool:
    """This page and no other that it leads to, no download, and no piece of a page."""
    kind = answer.headers.get("content-type", "")
    return (
        answer.url.endswith(url)
        and kind.startswith("text/html")
        and answer.status not in (404, 405)
        and "<html" in answer.text()
    )


def look_at(page, keys, cast, things) -> tuple[list[str], list]:
    seen, worst = [], []
    for key in keys:
        url = address(key, cast, things)
        if is_page(page.context.request.get(url), url):
            page.goto(url)
            seen.append(key)
            worst += faults(page, key)
    return seen, worst


def has_its_colours(page) -> bool:
    """In light and in dark: a page without its styles would prove nothing."""
    shown, wanted = [], []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        shown.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        paper = palette(scheme)["paper"]
        wanted.append("rgb({}, {}, {})".format(*(int(paper[at : at + 2], 16) for at in (1, 3, 5))))
    return shown == wanted


@pytest.mark.parametrize("half", [0, 1])  # so that two may look at once
def test_pages_inside(cast, phone_of, half):
    things = Things(cast.ana, cast.tomas)
    keys = [key for key, one in INSIDE.items() if one.get.get("dina") == "200" or one.get.get("ana") == "200"]
    dina, ana = phone_of(cast.dina), phone_of(cast.ana)
    for page in (dina, ana):
        says_who_she_is(page)
    for_dina = [key for key in keys if INSIDE[key].get["dina"] == "200"]
    only_ana = [key for key in keys if key not in for_dina]
    seen, worst = look_at(dina, for_dina[half::2], cast, things)
    more, worse = look_at(ana, only_ana[half::2], cast, things)
    assert has_its_colours(dina)
    assert worst + worse == []
    assert {"today", "people", "person", "new-person"} & {*for_dina[half::2]} <= {*seen, *more}


def test_pages_of_an_account(cast, phone_of):
    things = Things(cast.ana, cast.tomas)
    ana = phone_of(cast.ana)
    says_who_she_is(ana)
    seen, worst = look_at(ana, [key for key in OUTSIDE if key != "account_logout"], cast, things)
    assert has_its_colours(ana)
    assert worst == []
    assert {"mfa_index", "mfa_activate_totp", "account_change_password", "usersessions_list"} <= set(seen)


def test_pages_before_signing_in(cast, phone_of):
    things = Things(cast.ana, cast.tomas)
    stranger = phone_of(cast.ana)
    stranger.context.clear_cookies()
    seen, worst = look_at(stranger, OUTSIDE, cast, things)
    assert has_its_colours(stranger)
    assert worst == []
    assert {"account_login", "account_reset_password", "join", "begin"} <= set(seen)


def test_pages_when_something_is_not_right(cast, phone_of):
    page = phone_of(cast.ana)
    answer = page.goto("/nothing/of/the/kind/")
    assert answer.status == 404
    worst = faults(page, "not there")
    page.goto(reverse("new-person", args=[cast.workplace.slug]))
    page.evaluate("document.querySelectorAll('[required]').forEach(field => field.removeAttribute('required'))")
    page.locator("main form[method=post] button:not(.quiet)").last.click()
    page.get_by_label("called").wait_for()
    assert page.locator("[aria-invalid=true]").count() == 1, "the form was not refused"
    worst += faults(page, "refused form")
    page.evaluate("document.querySelector('[data-nobody-there]').hidden = false")
    worst += faults(page, "nobody there")
    page.get_by_role("button", name="Lock").click()
    page.wait_for_url("**/lock/?back=**")
    worst += faults(page, "locked")
    assert worst == []


@pytest.mark.parametrize("who", ["hal", "ana"])
def test_first_pages_of_somebody_with_nothing_yet(cast, phone_of, who):
    member = getattr(cast, who)
    page = phone_of(member)
    page.goto(reverse("today", args=[cast.workplace.slug]))
    assert faults(page, who) == []


def test_the_map_on_the_wall_on_paper_and_then_and_now(cast, phone_of):
    ovens, shop = department(cast.ana, "Ovens"), department(cast.ana, "Shop")
    rosa, omar = person(cast.ana, "Rosa", department=ovens), person(cast.ana, "Omar", department=shop)
    coffee(cast.ana, [rosa, omar], cast.workplace.today())
    then, page = (cast.workplace.today() - timedelta(days=20)).isoformat(), phone_of(cast.ana)
    pages = [
        *(url(cast.ana, "map") + f"?{query}" for query in ("shown=projector", "shown=paper", f"then={then}")),
        url(cast.ana, "around", rosa.pk) + f"?then={then}&steps=3",
        url(cast.ana, "map-across", "departments", ovens.pk, shop.pk),
        url(cast.ana, "charting-sheets") + "?shown=paper",
    ]
    worst = []
    for address in pages:
        page.goto(address)
        assert page.locator("svg.map, .charting").count() > 0
        worst += faults(page, address)
    assert worst == []
