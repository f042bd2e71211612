from uuid import uuid4

from django.db import transaction

from organizer.models import Membership, Workplace
from relationships import directory
from tests.cast import department, gathering_place, person, shift


def process() -> dict:
    """What one process remembers. Swapping it in and out stands for two processes on one database."""
    return {}


def in_process(memory: dict, member: Membership) -> directory.Directory:
    directory._directories.clear()
    directory._directories.update(memory)
    names = directory.of(Workplace.objects.get(pk=member.workplace_id))
    memory.update(directory._directories)
    return names


def order(names: directory.Directory) -> list[str]:
    return names.names(names.in_order)


def test_names_stand_in_order_whatever_their_accents_and_capitals(cast):
    for name in ("Zoë", "émile", "Łukasz", "Ana", "Eva", "Øyvind", "Lia"):
        person(cast.ana, name)
    assert order(in_process(process(), cast.ana)) == ["Ana", "émile", "Eva", "Lia", "Łukasz", "Øyvind", "Zoë"]


def test_every_word_begins_a_word_of_a_name_a_department_a_shift_or_a_place(cast):
    ovens, nights = department(cast.ana, "Ovens"), shift(cast.ana, "Nights")
    rosa = person(cast.ana, "Rosa Lima", department=ovens)
    jose = person(cast.ana, "José-Luis", shift=nights)
    gathering_place(cast.ana, [jose], name="Corner table")
    names = in_process(process(), cast.ana)
    found = {
        words: names.names(names.search(words))
        for words in ("lim", "ima", "jose", "luis", "ros oven", "ovens nights", "nig cor", "")
    }
    assert found == {
        "lim": ["Rosa Lima"],
        "ima": [],
        "jose": ["José-Luis"],
        "luis": ["José-Luis"],
        "ros oven": ["Rosa Lima"],
        "ovens nights": [],
        "nig cor": ["José-Luis"],
        "": ["José-Luis", "Rosa Lima"],
    }
    assert names.search("", department=ovens.pk) == [rosa.pk]
    assert names.search("", shift=nights.pk) == [jose.pk]


def test_another_process_reads_only_what_changed(cast, django_assert_num_queries):
    rosa = person(cast.ana, "Rosa")
    person(cast.ana, "Tom")
    there = process()
    before = in_process(there, cast.ana)
    rosa.change(by=cast.ana, version=rosa.version, name="Rosita")
    person(cast.ana, "Abel")
    after = in_process(there, cast.ana)
    assert (order(before), order(after)) == (["Rosa", "Tom"], ["Abel", "Rosita", "Tom"])
    with django_assert_num_queries(1):  # the workplace's row; the names are known
        in_process(there, cast.ana)


def test_another_process_sees_a_renamed_department_and_one_that_is_gone(cast):
    ovens = department(cast.ana, "Ovens")
    rosa = person(cast.ana, "Rosa", department=ovens)
    there = process()
    assert in_process(there, cast.ana).place_in_words(rosa.pk) == "Ovens"
    ovens.rename(by=cast.ana, name="Fires", version=ovens.version)
    names = in_process(there, cast.ana)
    assert (names.place_in_words(rosa.pk), names.search("ove"), names.search("fir")) == ("Fires", [], [rosa.pk])
    ovens.remove(by=cast.ana)
    names = in_process(there, cast.ana)
    assert (names.place_in_words(rosa.pk), names.search("fir"), names.tint(rosa.pk)) == ("", [], None)


def test_another_process_lets_go_of_a_row_that_is_gone(cast):
    rosa, tom = person(cast.ana, "Rosa"), person(cast.ana, "Tom")
    there = process()
    assert order(in_process(there, cast.ana)) == ["Rosa", "Tom"]
    rosa.delete()
    cast.ana.workplace.raise_names_version()
    person(cast.ana, "Uma")  # as many as before
    assert order(in_process(there, cast.ana)) == ["Tom", "Uma"]
    assert tom.pk in there[cast.workplace.pk].people


def test_a_change_that_is_rolled_back_is_remembered_by_nobody(cast):
    workplace = Workplace.objects.get(pk=cast.workplace.pk)
    member = Membership.objects.get(pk=cast.ana.pk)
    member.workplace = workplace
    person(cast.tomas, "Tom")
    with transaction.atomic():
        person(member, "Nobody")
        assert order(directory.of(workplace)) == ["Nobody", "Tom"]
        transaction.set_rollback(True)
    person(cast.tomas, "Uma")
    assert order(directory.of(Workplace.objects.get(pk=workplace.pk))) == ["Tom", "Uma"]


def test_alike_is_the_same_name_or_the_beginning_of_one(cast):
    for name in ("Rosa", "Rosa Lima", "Rosa Luz", "Rosalie", "Lima"):
        person(cast.ana, name)
    names = in_process(process(), cast.ana)
    found = {name: names.names(names.alike(name)) for name in ("rosa", "ROSA LIMA", "Rosa L", "Li", "", "-")}
    assert found == {
        "rosa": ["Rosa", "Rosa Lima", "Rosa Luz"],
        "ROSA LIMA": ["Rosa", "Rosa Lima"],
        "Rosa L": ["Rosa"],
        "Li": [],
        "": [],
        "-": [],
    }


def test_who_left_is_found_only_among_those_who_left(cast):
    rosa, tom = person(cast.ana, "Rosa"), person(cast.ana, "Tom")
    tom.leave(by=cast.ana, on=cast.workplace.today())
    names = in_process(process(), cast.ana)
    assert (names.search(""), names.search("", here=False)) == ([rosa.pk], [tom.pk])


def test_what_is_worked_out_of_names_is_kept_for_all_who_ask_the_same_and_of_a_kind_the_last_few():
    names, made = directory.Directory(uuid4()), []

    def asked(kind, number, most=2):
        return names.keep(kind, number, made=lambda: made.append((kind, number)) or [number], most=most)

    assert [asked("ties", 1), asked("ties", 1), asked("ties", 2), asked("places", 1), asked("ties", 1)] == [
        [1], [1], [2], [1], [1],
    ]  # fmt: skip
    assert made == [("ties", 1), ("ties", 2), ("places", 1)]
    asked("ties", 3)  # the first of its kind goes, nothing of another
    assert (asked("ties", 2), asked("places", 1), asked("ties", 1)) == ([2], [1], [1])
    assert made[3:] == [("ties", 3), ("ties", 1)]
