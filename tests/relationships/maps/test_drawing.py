"""The laws of every picture: words that do not lie over each other, marks inside the frame, markup that is whole."""

import math
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from relationships.maps import island_names, labels, placing, svg
from relationships.maps.islands import places
from relationships.maps.picture import Label, Line, Mark, Picture, Ribbon

SIDE = 720.0
NAMES = st.text(max_size=30)
SPOTS = st.tuples(st.floats(40, 680), st.floats(40, 680))
SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def many_marks(draw) -> list[Mark]:
    spots = draw(st.lists(SPOTS, min_size=1, max_size=40, unique=True))
    r = draw(st.floats(3, 24))
    spots = placing.apart(spots, [r] * len(spots), SIDE, SIDE)
    return [
        Mark(f"p{n}", x, y, r, label=draw(NAMES), says=draw(NAMES), inside=draw(NAMES), address="/a?b=1&c")
        for n, (x, y) in enumerate(spots)
    ]


def shown(found: list[Label], size: float) -> list[Label]:
    """What a screen shows: small letters only where it is wide, first names alone only where it is narrow."""
    return [label for label in found if not (label.far if size == labels.WIDE else label.near)]


@given(many_marks())
def test_no_words_lie_over_words_or_marks_or_beyond_the_frame(marks):
    found = labels.place(marks, SIDE, SIDE)
    for size in (labels.NARROW, labels.WIDE):
        boxes = [labels.box_of(label, size) for label in shown(found, size)]
        assert [pair for pair in combinations(boxes, 2) if labels.overlap(*pair)] == []
        circles = [labels.box_of_mark(mark) for mark in marks]
        assert [(box, one) for box in boxes for one in circles if labels.overlap(box, one)] == []
        assert [box for box in boxes if min(box[:2]) < 0 or max(box[2:]) > SIDE] == []


@given(st.lists(SPOTS, min_size=1, max_size=60), st.floats(2, 12))
def test_marks_are_moved_apart_and_stay_inside(spots, r):
    found = placing.apart(spots, [r] * len(spots), SIDE, SIDE)
    assert all(r <= x <= SIDE - r and r <= y <= SIDE - r for x, y in found)
    near = [1 for (x, y), (v, w) in combinations(found, 2) if (x - v) ** 2 + (y - w) ** 2 < (2 * r) ** 2 * 0.98]
    assert near == []


@given(many_marks(), NAMES, NAMES)
def test_any_name_makes_whole_markup_that_says_it(marks, title, says):
    lines = tuple(Line(marks[0].key, mark.key, band, "quiet") for band, mark in zip((1, 2, 3, 4), marks, strict=False))
    ribbons = (Ribbon(marks[0].key, marks[-1].key, 4.2, (3, 4), says, "/x?y&z"),)
    picture = Picture(
        SIDE, SIDE, title, says, tuple(marks), lines, ribbons, labels=tuple(labels.place(marks, SIDE, SIDE))
    )
    tree = ET.fromstring(svg.drawn(picture))
    assert len(tree.findall(f".//{SVG}a")) == len(marks) + 1
    assert len(tree.findall(f".//{SVG}path[@class]")) == len({line.band for line in lines}) + (len(lines) == 4) + 2
    printable = [letter for letter in title if letter.isprintable()]
    assert [letter for letter in tree.find(f"{SVG}title").text or "" if letter.isprintable()] == printable


def test_all_ties_of_a_band_are_one_path_and_the_double_line_two():
    marks = tuple(Mark(f"p{n}", 100 * n + 50, 50, 10) for n in range(3))
    ways = (Line("p0", "p1", 2), Line("p1", "p2", 2), Line("p0", "p2", 4), Line("p0", "p2", 1, "quiet", (5, 6.25)))
    drawn = svg.drawn(Picture(300, 100, "A", "B", marks, ways))
    paths = [path.attrib for path in ET.fromstring(drawn).iter(f"{SVG}path")]
    assert paths == [
        {"class": "tie band-1 quiet", "d": "M50,50Q5,6.2 250,50"},
        {"class": "tie band-2", "d": "M50,50L150,50M150,50L250,50"},
        {"class": "tie band-4", "d": "M50,50L250,50"},
        {"class": "tie band-4 between", "d": "M50,50L250,50"},
    ]
    near = [mark.get("data-near") for mark in ET.fromstring(drawn).iter(f"{SVG}g") if mark.get("data-key")]
    assert near == ["p1 p2 p2", "p0 p2", "p1 p0 p0"]


@given(st.lists(st.tuples(SPOTS, st.floats(16, 90), NAMES), min_size=1, max_size=20), st.booleans())
def test_names_of_islands_lie_over_nothing(islands, outward):
    spots = placing.apart([spot for spot, _r, _name in islands], [r for _spot, r, _name in islands], SIDE, SIDE)
    marks = [
        Mark(f"i{n}", x, y, r, label=name, soft="12 people")
        for n, ((x, y), (_spot, r, name)) in enumerate(zip(spots, islands, strict=True))
    ]
    boxes = [
        labels.box_of(one, labels.NARROW) for one in island_names.named(marks, SIDE, SIDE, upper=outward * SIDE / 2)
    ]
    circles = [labels.box_of_mark(mark, gap=0) for mark in marks]
    assert [pair for pair in combinations(boxes, 2) if labels.overlap(*pair)] == []
    assert [(box, one) for box in boxes for one in circles if labels.overlap(box, one)] == []
    assert [box for box in boxes if min(box) < 0 or max(box) > SIDE] == []


def test_a_name_of_two_lines_keeps_both_and_how_many_there_are():
    (label,) = island_names.named([Mark("i0", 360, 360, 60, label="Button machiner")], 720, 720, upper=360)
    assert label.lines == ["Button", "machiner"]
    up = replace(label, soft="2 people", up=True)
    drawn = svg.drawn(Picture(720, 720, "A", "B", (Mark("i0", 360, 360, 60),), labels=(up,)))
    words = [" ".join(text.itertext()) for text in ET.fromstring(drawn).iter(f"{SVG}text")]
    assert words == ["2 people machiner Button"]


def test_a_line_bends_around_whoever_would_stand_in_its_way():
    a, b = (100.0, 100.0), (100.0, 500.0)
    assert placing.clear(a, b, [a, b, (200.0, 300.0)], 34.0) is None
    x, y = placing.clear(a, b, [a, b, (100.0, 300.0)], 34.0)
    assert (abs(x - 100) / 2, y) == (34.0, 300.0)


@given(st.integers(9, 44))
def test_in_a_ring_everybody_has_a_height_of_their_own_for_their_name(count):
    points = placing.ladder(count, 360, 360, 172.0, 326.0)
    sides = [sorted(y for x, y in points if (x > 360) == right) for right in (True, False)]
    assert sum(map(len, sides)) == count
    gaps = [low - high for side in sides for high, low in pairwise(side)]
    assert min(gaps) > labels.NARROW * (labels.UP + labels.DOWN)


def test_a_sign_over_a_capital_or_two_over_a_letter_take_room_above():
    tops = [
        -labels.box_of(Label(0, 0, name, "start"), 10)[1] for name in ("Ülo", "ulo", "üló", "Nguyễn", "ỄN", "ş", "林")
    ]
    assert [round(top, 3) for top in tops] == [10.2, 8.2, 8.2, 10.2, 12.2, 8.2, 10.2]


@given(st.lists(st.integers(1, 400), min_size=2, max_size=8))
def test_a_few_islands_stand_clear_of_each_other_and_fill_their_sheet(counts):
    """However many people are on each: a ribbon can be seen between any two, every name is beside its island, and there
    is no more around them than names need."""
    ring = places.in_ring(counts)
    marks = [
        Mark(f"i{n}", x, y, r, "island", "Dispatch", "300 people")
        for n, ((x, y), r) in enumerate(zip(ring.points, ring.sizes, strict=True))
    ]
    gaps = [math.dist(one.point, other.point) - one.r - other.r for one, other in combinations(marks, 2)]
    assert min(gaps) >= places.GAP
    assert all(mark.r <= mark.x <= places.WIDTH - mark.r for mark in marks)
    top, foot = min(mark.y - mark.r for mark in marks), max(mark.y + mark.r for mark in marks)
    assert (round(top, 6), round(ring.height - foot, 6)) == (places.NAMED, places.NAMED)
    named = island_names.named(marks, places.WIDTH, ring.height, upper=ring.middle)
    assert [label.lines for label in named] == [["Dispatch", "300 people"]] * len(counts)
