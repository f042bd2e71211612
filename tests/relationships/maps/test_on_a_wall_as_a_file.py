"""The picture as a file of its own: light, still, without a name, and as the page shows it."""

import re
import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest

from organizer import outbox
from organizer.access import url
from relationships.maps import on_a_wall
from relationships.maps.on_a_wall import Key, hung
from relationships.maps.picture import Dot, Ground, Label, Line, Mark, Picture, Ribbon
from tests.cast import PASSWORD, coffee, person
from tests.hostile import NAMES
from tests.organizer.test_contrast import CSS, colours, palette

pytestmark = pytest.mark.django_db
DRAWN = {"svg", "title", "desc", "g", "rect", "text", "tspan", "path", "circle", "ellipse"}
COLOURS = ("paper", "card", "sunk", "ink", "soft", "line", "edge")


def test_its_colours_are_those_of_the_pages():
    light, tints = palette("light"), colours((CSS / "tints.css").read_text())
    named = {
        name: getattr(on_a_wall, name.upper()) for name in ("paper", "card", "sunk", "ink", "soft", "line", "edge")
    }
    assert named == {name: light[name] for name in named}
    assert list(on_a_wall.TINTS) == [tints[f"tint-{number}"] for number in range(8)]
    dark = re.findall(r"tint-(\d) \{[^}]*on-tint: var\(--tint-light\)", (CSS / "tints.css").read_text())
    assert list(on_a_wall.ON_DARK) == [int(number) for number in dark]


def files(cast, sign_in, *asked) -> list[str]:
    client, found = sign_in(cast.dina), []
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    for form, *about in asked:
        address = url(cast.dina, "new-export-about" if about else "new-export", form, *about)
        page = client.post(address, {"reason": "For the wall of our room"})["Location"]
        outbox.do_waiting()
        found.append(client.post(f"{page}file/").getvalue().decode())
    return found


@pytest.mark.long
def test_it_stands_alone_and_names_nobody(cast, sign_in, bakery):
    zebulon = person(cast.ana, "Zebulon Quixada", department=bakery["ovens"])
    coffee(cast.ana, [zebulon, bakery["Rosa"]], cast.workplace.today() - timedelta(days=1))
    asked = [("picture",), ("department-picture", bakery["ovens"].pk), ("person-picture", zebulon.pk)]
    for body in files(cast, sign_in, *asked):
        elements = list(ET.fromstring(body).iter())
        assert {one.tag.rpartition("}")[2] for one in elements} <= DRAWN
        known = {name for one in elements for name in one.attrib}
        assert known & {"class", "style", "href", "id", "data-key", "data-card", "aria-label", "onload"} == set()
        hidden = ["Zebulon", "Quixada", "Rosa", "Ilse", "Omar", "Emil", "The bakery", "/w/", str(zebulon.pk)]
        assert [word for word in hidden if word in body] == []
        assert "The ties we know of on" in body
    one, other = files(cast, sign_in, asked[1], asked[1])
    assert one != other  # the numbers are drawn anew


def test_names_that_nobody_has_stay_well_formed():
    for name in NAMES:
        marks = (Mark("a", 9, 9, 20, label=name, inside=name, says=name), Mark("b", 50, 50, 20, "island", label=name))
        parts = {"dots": (Dot(1, 1, 1),), "labels": (Label(1, 1, name, of="a"),), "ground": (Ground(1, 1, 1),)}
        parts |= {"lines": (Line("a", "b", 4),), "ribbons": (Ribbon("a", "b", 9, says=name),)}
        picture = Picture(99, 99, name, name, marks, **parts)
        whole = ET.fromstring(hung(picture, line=name, day=name, legend=[Key("dot", name)]))
        assert "script" not in {one.tag.rpartition("}")[2] for one in whole.iter()}
