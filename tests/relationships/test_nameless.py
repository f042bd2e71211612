"""The map without names, for Gephi and others: two files of it share nothing but the shape (S16)."""

import io
import resource
import time
import uuid
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import timedelta

import networkx as nx
import pytest

from organizer import exports, outbox
from organizer.access import url
from relationships import tailor_shop
from relationships.nameless import files, leaving
from relationships.nameless.graph import Line, Nameless, Somebody
from tests.cast import PASSWORD, coffee, department, person
from tests.hostile import NAMES

WRITERS = {"gexf": (files.gexf, nx.read_gexf), "graphml": (files.graphml, nx.read_graphml)}


def written(graph, kind: str, about: str = "") -> bytes:
    out = io.BytesIO()
    WRITERS[kind][0](graph, out, lambda done, total: None, about=about, reads=str)
    return out.getvalue()


def read(body: bytes, kind: str) -> nx.Graph:
    return WRITERS[kind][1](io.BytesIO(body))


def some(sizes: dict, ties=()) -> Nameless:
    """`sizes`: group to how many are in it."""
    people = {f"{group}-{number}": group for group, size in sizes.items() for number in range(size)}
    return Nameless(people, ties, "Others")


@pytest.mark.parametrize("kind", WRITERS)
def test_networkx_reads_all_of_it(kind):
    ties = [("a-0", "a-1", 4, False, False), ("a-1", "b-2", 2, True, False), ("b-0", "a-2", 1, False, True)]
    graph = read(written(some({"a": 3, "b": 4}, ties), kind), kind)
    assert (len(graph), graph.number_of_edges(), graph.is_directed()) == (7, 3, False)
    assert sorted(Counter(data["group"] for _name, data in graph.nodes(data=True)).values()) == [3, 4]
    said = sorted(
        (data["band"], data["reads"], data["quiet"], data["heard"]) for _a, _b, data in graph.edges(data=True)
    )
    assert said == [(1, "1", False, True), (2, "2", True, False), (4, "4", False, False)]


def test_no_group_is_smaller_than_three():
    told = [
        ({"a": 3, "b": 4}, [3, 4]),
        ({"a": 2, "b": 4, None: 1}, [4, "Others 3"]),
        ({"a": 2, "b": 3, "c": 5}, [5, "Others 5"]),
        ({"a": 1, "b": 5}, ["Others 6"]),
        ({None: 5}, ["Others 5"]),
        ({"a": 2}, []),
    ]
    for sizes, groups in told:
        found = Counter(one.group for one in some(sizes).people)
        assert sorted((f"Others {n}" if name == "Others" else n for name, n in found.items()), key=str) == groups


@pytest.fixture
def bakery(cast):
    ovens, shop = department(cast.ana, "Quixada Ovens"), department(cast.ana, "Zebulon Shop")
    people = [person(cast.ana, f"Wrenna {number}", department=shop if number % 2 else ovens) for number in range(8)]
    today = cast.workplace.today()
    for number in range(7):
        coffee(cast.ana, people[number : number + 2], today - timedelta(days=number))
    coffee(cast.ana, [people[0], people[5]], today, seen_by="me")
    return people


def taken(form: str, client, member) -> bytes:
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.post(url(member, "new-export", form), {"reason": "To see whether we know each other"})["Location"]
    outbox.do_waiting()
    return client.post(f"{page}file/").getvalue()


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("kind", WRITERS)
def test_two_files_share_no_name_and_no_order(cast, bakery, sign_in, kind):
    client = sign_in(cast.dina)
    one, other = (taken(f"map-{kind}", client, cast.dina) for _ in range(2))
    graphs = [read(body, kind) for body in (one, other)]
    assert [(len(graph), graph.number_of_edges()) for graph in graphs] == [(8, 7)] * 2  # not what Ana keeps to herself
    assert nx.is_isomorphic(*graphs)
    words = [{*graph, *(data["group"] for _name, data in graph.nodes(data=True))} for graph in graphs]
    assert [len(found) for found in words] == [10, 10]  # eight people and two departments
    assert words[0] & words[1] == set()
    for body in (one, other):
        for hidden in ("Quixada", "Zebulon", "Wrenna", "Dina", *(str(one.pk) for one in bakery)):
            assert hidden not in body.decode()
    degrees = {
        tuple(degree for _name, degree in read(written(leaving.of(cast.dina), kind), kind).degree) for _ in range(9)
    }
    assert len(degrees) > 1  # in another order each time


def test_what_the_shape_still_gives_away():
    """The figures that docs/safety.md states: who can be told from all others in the tailor shop by what somebody who
    works there may know. They are what a map without names cannot hide."""
    shop = nx.Graph(list(tailor_shop.periods()[1].company))
    graph = Nameless(
        {one.number: one.job for one in tailor_shop.workers()}, [(*pair, 2, False, False) for pair in shop.edges], "O"
    )
    drawn = nx.Graph([(line.a, line.b) for line in graph.ties])
    degree, group = dict(drawn.degree), {one.label: one.group for one in graph.people}

    def alone(known) -> int:
        seen = Counter(known(name) for name in drawn)
        return sum(seen[known(name)] == 1 for name in drawn)

    assert nx.is_isomorphic(shop, drawn)
    by_ties = alone(lambda name: degree[name])
    with_department = alone(lambda name: (degree[name], group[name]))
    by_friends = alone(lambda name: tuple(sorted(degree[other] for other in drawn[name])))
    assert (len(drawn), by_ties, with_department, by_friends) == (39, 9, 18, 39)


@pytest.mark.parametrize("kind", WRITERS)
def test_names_that_nobody_has_stay_well_formed(kind):
    everybody = [Somebody(f"p{at}{name}", name) for at, name in enumerate(NAMES)]

    class Named:
        people = everybody
        ties = tuple(Line("p0", one.label, 1, False, False) for one in everybody[1:])

        def __len__(self):
            return len(self.people) + len(self.ties)

    body = written(Named(), kind)
    for whole in (body, *(written(some({"a": 3}), kind, about) for about in NAMES)):
        assert "script" not in {element.tag.rpartition("}")[2] for element in ET.fromstring(whole).iter()}
    assert len(read(body, kind)) == len(NAMES) + 1


@pytest.mark.prove
def test_ten_thousand_people_and_forty_thousand_ties_take_little_memory():
    """The pure part, with as many rows as the design asks for: the names and the numbers are all that is held."""
    people = {uuid.uuid4(): number % 60 for number in range(10_000)}
    ids = list(people)
    ties = (
        (ids[number % 10_000], ids[(number * 7 + 1) % 10_000], 1 + number % 4, False, False) for number in range(40_000)
    )

    class Nowhere:
        def write(self, body):
            return len(body)

    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    graph = Nameless(people, ties, "Others")
    files.gexf(graph, Nowhere(), lambda done, total: None, about="", reads=str)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{grown:.1f} MB, {time.perf_counter() - began:.2f} s")  # noqa: T201
    assert grown < 30
    assert exports.FORMS["map-gexf"].level == exports.FORMS["map-graphml"].level == "map"
