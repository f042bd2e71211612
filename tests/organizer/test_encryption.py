"""The only place that encrypts: what goes in comes out, in its own place, with its own key, and nowhere else (S12)."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer import encryption
from organizer.encryption import Unreadable
from organizer.models import DataKey, Workplace
from relationships.models import Person
from tests.cast import person

quick = settings(max_examples=60, deadline=None)
words = st.binary(max_size=200) | st.text(max_size=80).map(str.encode)
places = st.tuples(st.sampled_from(["person", "activity"]), st.sampled_from(["name", "likes"]), st.uuids()).map(
    lambda place: "|".join(map(str, place))
)
KEY = encryption.new_key()


@quick
@given(words, places, st.integers(0, 65535))
def test_what_is_sealed_opens_in_its_place(text, place, number):
    sealed = encryption.seal(KEY, number, text, place)
    assert (encryption.unseal(KEY, sealed, place), encryption.key_number(sealed)) == (text, number)


@quick
@given(words, places, places)
def test_it_opens_in_no_other_row_column_or_table(text, place, elsewhere):
    sealed = encryption.seal(KEY, 1, text, place)
    if place != elsewhere:
        with pytest.raises(Unreadable):
            encryption.unseal(KEY, sealed, elsewhere)


@quick
@given(words, places, st.data())
def test_one_flipped_bit_and_it_does_not_open(text, place, data):
    sealed = bytearray(encryption.seal(KEY, 1, text, place))
    at = data.draw(st.sampled_from([0, *range(3, len(sealed))]))  # bytes 1 and 2 say which key to take
    sealed[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Unreadable):
        encryption.unseal(KEY, bytes(sealed), place)


@quick
@given(st.binary(max_size=60))
def test_rubbish_is_unreadable_and_nothing_worse(rubbish):
    with pytest.raises(Unreadable):
        encryption.unseal(KEY, rubbish, "person|name|1")
    with pytest.raises(Unreadable):
        encryption.unwrap(base64.b64encode(rubbish).decode(), "mfa")


def test_the_same_words_never_look_the_same_and_near_lengths_look_alike():
    sealed = {encryption.seal(KEY, 1, text, "c|closer|1") for text in (b"closer", b"same", b"further", b"same")}
    assert (len(sealed), {len(one) for one in sealed}) == (4, {encryption.HEAD + 32 + 16})


@pytest.mark.parametrize("keys", ["", "a:short", "nameless", f"a:{'A' * 43}=,a:{'B' * 42}A=", "a:%%%"])
def test_installation_keys_out_of_shape_are_refused(keys, settings):
    settings.KITH_KEYS = keys
    with pytest.raises(Unreadable):
        encryption.installation_keys()


def test_a_value_moved_to_another_row_or_column_does_not_open(cast):
    rosa, emil = person(cast.ana, "Rosa", likes="bread"), person(cast.ana, "Emil")
    sealed = Person.objects.values_list("name", flat=True).get(pk=rosa.pk)
    Person.objects.filter(pk=emil.pk).update(name=sealed, likes=sealed)
    moved = Person.objects.get(pk=emil.pk)
    with pytest.raises(Unreadable):
        _ = moved.name
    with pytest.raises(Unreadable):
        _ = moved.likes
    assert Person.objects.get(pk=rosa.pk).name == "Rosa"


def test_a_row_carried_into_another_workplace_does_not_open(cast):
    rosa = person(cast.ana, "Rosa")
    Person.objects.filter(pk=rosa.pk).update(workplace=cast.elsewhere)
    with pytest.raises(Unreadable):
        _ = Person.objects.get(pk=rosa.pk).name


def test_without_its_keys_a_workplace_is_unreadable_and_others_are_not(cast):
    rosa, mila = person(cast.ana, "Rosa"), person(cast.caro, "Mila")
    DataKey.objects.filter(workplace=cast.workplace).delete()
    encryption.forget_rings()
    with pytest.raises(Unreadable):
        _ = Person.objects.get(pk=rosa.pk).name
    with pytest.raises(Unreadable):
        _ = Workplace.objects.get(pk=cast.workplace.pk).name
    assert Person.objects.get(pk=mila.pk).name == "Mila"


def test_a_process_notices_deleted_keys_by_itself(cast, time_machine):
    rosa = person(cast.ana, "Rosa")
    DataKey.objects.filter(workplace=cast.workplace).delete()
    assert Person.objects.get(pk=rosa.pk).name == "Rosa"  # it still remembers
    encryption.ring(cast.workplace.pk).read_at -= encryption.RING_LASTS + 1
    with pytest.raises(Unreadable):
        _ = Person.objects.get(pk=rosa.pk).name


def test_a_process_finds_a_key_that_another_one_made(cast):
    rosa = person(cast.ana, "Rosa")
    before = encryption.ring(cast.workplace.pk)
    DataKey.new(cast.workplace, 2).save()
    encryption.forget_rings()
    rosa.likes = "bread"
    rosa.save(update_fields=["likes"])  # sealed by a process that knows the new key
    encryption._rings[cast.workplace.pk] = before  # and read by one that does not yet
    assert Person.objects.get(pk=rosa.pk).likes == "bread"


def test_a_key_wrapped_for_one_workplace_is_none_for_another(cast):
    theirs = DataKey.objects.get(workplace=cast.elsewhere, number=1)
    DataKey.objects.filter(workplace=cast.workplace, number=1).update(wrapped=theirs.wrapped)
    encryption.forget_rings()
    with pytest.raises(Unreadable):
        encryption.ring(cast.workplace.pk)
