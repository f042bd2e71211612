"""New keys for old: nothing lost, whoever writes meanwhile and wherever it is cut off (S13)."""

from datetime import timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings as house
from django.core.management import call_command

from organizer import encryption, home, outbox, records, rotation
from organizer.fields import EncryptedTextField
from organizer.models import DataKey, Outbox, Submission
from relationships.models import Person
from tests.architecture.who_may.things import Things
from tests.cast import Cast, person


@pytest.fixture
def shop(cast) -> Cast:
    things = Things(cast.ana, cast.tomas)
    for name in ("activity", "my_activity", "giving", "conversation", "my_conversation", "department", "invitation"):
        getattr(things, name)
    person(cast.caro, "Mila")
    return cast


def everything() -> dict:
    """Every sealed text there is, opened; every one is there once."""
    encryption.forget_rings()
    rows = [
        (model, row, name)
        for model, names in records.encrypted_fields()
        for row in model._base_manager.all()
        for name in names
    ]
    return {(model._meta.label, row.pk, name): getattr(row, name) for model, row, name in rows}


def numbers(workplace) -> list[int]:
    return sorted(DataKey.objects.filter(workplace=workplace).values_list("number", flat=True))


def rotate(**options) -> str:
    out = StringIO()
    call_command("rotate_keys", stdout=out, **options)
    return out.getvalue()


def an_hour_later() -> None:
    for key in DataKey.objects.all():
        DataKey.objects.filter(pk=key.pk).update(made_at=key.made_at - timedelta(hours=1, seconds=1))


def with_new_installation_key(settings) -> tuple[str, str]:
    """(old lines, new line); the new one comes first."""
    old, new = house.KITH_KEYS, home.new_installation_key()
    settings.KITH_KEYS = f"{new}\n{old}"
    return old, new


def test_after_rewrapping_the_newest_key_alone_opens_everything(shop, settings):
    outbox.put("mail", to="ana@example.org")
    sent = Submission(digest="d")
    sent.location = "/w/somewhere/"
    sent.save()
    TOTP.activate(shop.ana.user, "JBSWY3DPEHPK3PXP")
    before = everything()
    old, new = with_new_installation_key(settings)
    said = rotate()
    settings.KITH_KEYS = new
    assert everything() == before
    assert (Outbox.objects.get().words, Submission.objects.get().location) == (
        {"to": "ana@example.org"},
        "/w/somewhere/",
    )
    secret = Authenticator.objects.get().data["secret"]
    assert encryption.unwrap(secret, "mfa") == b"JBSWY3DPEHPK3PXP"
    assert f"installation key {old.split(':')[0]} locks nothing any more" in said
    assert rotation.rewrap().total() == 0  # asked twice, it changes once


@pytest.mark.long
def test_pen_names_outlive_every_rotation(shop, settings):
    pen_name = encryption.ring(shop.workplace.pk).pen_name(shop.ana.pk)
    with_new_installation_key(settings)
    rotate(data=True)
    encryption.forget_rings()
    assert encryption.ring(shop.workplace.pk).pen_name(shop.ana.pk) == pen_name


def test_a_missing_installation_key_is_said_and_changes_nothing(shop, settings):
    kept = house.KITH_KEYS
    settings.KITH_KEYS = home.new_installation_key()
    with pytest.raises(Exception, match="put the missing key back"):
        rotate()
    settings.KITH_KEYS = kept
    assert everything()[("organizer.Workplace", shop.workplace.pk, "name")] == "The bakery"


@pytest.mark.long
def test_new_data_keys_seal_everything_again_and_the_old_ones_go_an_hour_later(shop):
    before = everything()
    rotate(data=True)
    assert everything() == before
    assert rotation.used_numbers(shop.workplace.pk) == {2}
    assert numbers(shop.workplace) == [0, 1, 2]  # a process may still write with the old one
    an_hour_later()
    rotate()
    assert (numbers(shop.workplace), everything()) == ([0, 2], before)


def test_only_the_workplace_that_was_named(shop):
    rotate(data=True, workplace=shop.workplace.slug)
    assert (numbers(shop.workplace), numbers(shop.elsewhere)) == ([0, 1, 2], [0, 1])


@pytest.mark.long
def test_an_old_key_in_use_is_not_removed(shop, monkeypatch):
    rosa = person(shop.ana, "Zoe")
    rotation.make_key(shop.workplace.pk)
    rotation.reseal(shop.workplace.pk)
    encryption._rings[shop.workplace.pk] = old_ring(shop.workplace)
    rosa.likes = "written by a process that knows the old key only"
    rosa.save(update_fields=["likes"])
    assert rotation.used_numbers(shop.workplace.pk) == {1, 2}
    an_hour_later()
    monkeypatch.setattr(rotation, "reseal", lambda workplace_id: 0)
    assert rotation.retire(shop.workplace.pk) == [1, 2]
    monkeypatch.undo()
    assert rotation.retire(shop.workplace.pk) == [2]
    assert Person.objects.get(pk=rosa.pk).likes == "written by a process that knows the old key only"


def old_ring(workplace) -> encryption.KeyRing:
    ring = encryption.ring(workplace.pk)
    return encryption.KeyRing({1: ring.keys[1]}, ring.pen)


@pytest.mark.long
def test_a_rotation_that_was_cut_off_goes_on_and_makes_no_third_key(shop, monkeypatch):
    before = everything()
    seal, left = encryption.seal_for, iter(range(7))

    def dies(*args):
        next(left)
        return seal(*args)

    monkeypatch.setattr(encryption, "seal_for", dies)
    with pytest.raises(StopIteration):
        rotation.renew(shop.workplace.pk)
    monkeypatch.undo()
    assert everything() == before
    assert rotation.used_numbers(shop.workplace.pk) == {1, 2}
    rotation.renew(shop.workplace.pk)
    assert (rotation.used_numbers(shop.workplace.pk), numbers(shop.workplace)) == ({2}, [0, 1, 2])
    assert everything() == before


def test_what_somebody_writes_between_reading_and_sealing_again_stays(shop, monkeypatch):
    rosa = person(shop.ana, "Rosa", likes="bread")
    place, unseal = EncryptedTextField.place, encryption.unseal_for
    theirs = place(Person._meta.get_field("likes"), rosa.pk)

    def meanwhile(workplace_id, sealed, where):
        text = unseal(workplace_id, sealed, where)
        if where == theirs and text == "bread":
            rosa.likes = "cake"
            rosa.save(update_fields=["likes"])
        return text

    monkeypatch.setattr(encryption, "unseal_for", meanwhile)
    rotation.renew(shop.workplace.pk)
    monkeypatch.undo()
    assert Person.objects.get(pk=rosa.pk).likes == "cake"


def test_every_locked_column_is_rewrapped():
    """A new column under an installation key must be known to the rotation."""
    known = {(model._meta.label, name) for model, name, _place in rotation._wrapped_columns()}
    columns = {
        (model._meta.label, column.name)
        for model in records.ours()
        for column in model._meta.concrete_fields
        if column.name.startswith(("locked_", "wrapped"))
    }
    assert columns == known
