"""Everything comes back as it was, what must not happen twice does not, and no byte changes unnoticed (S27)."""

import io
import random
from datetime import UTC, datetime, time, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import models

from organizer import encryption, home, outbox, rotation
from organizer.backups import checking, restoring, saving, tables
from organizer.backups.container import Damaged, NotABackup, Reader
from organizer.models import AuditEntry, Membership, OneTimeLink, Outbox, Reach, User
from relationships.models import Person
from tests.architecture.who_may.things import Things
from tests.cast import Cast, person

LEFT_BEHIND = {f"organizer.{name}" for name in ("Digest", "Export", "Heartbeat", "OneTimeLink", "Submission")}
WORDS = "a lantern over seven quiet ovens"


@pytest.fixture
def shop(cast) -> Cast:
    things = Things(cast.ana, cast.tomas)
    for name in ("activity", "my_activity", "giving", "conversation", "my_conversation", "department", "invitation"):
        getattr(things, name)
    person(cast.caro, "Mila")
    TOTP.activate(cast.ana.user, "JBSWY3DPEHPK3PXP")
    return cast


def saved(**how) -> io.BytesIO:
    out = io.BytesIO()
    saving.save(out, **how)
    out.seek(0)
    return out


def everything() -> dict[str, list[bytes]]:
    return {model._meta.label: list(tables.lines(model)) for model in tables.parts()}


def read(workplace) -> list[str]:
    encryption.forget_rings()
    return sorted(row.name for row in Person.objects.filter(workplace=workplace))


def empty() -> None:
    restoring._empty()
    encryption.forget_rings()
    assert not User.objects.exists()


@pytest.mark.long
def test_everything_comes_back_into_an_empty_place(shop):
    before, names = everything(), read(shop.workplace)
    file = saved()
    empty()
    restored = restoring.restore(file)
    after = everything()
    new = {str(row.pk).encode() for row in AuditEntry.objects.filter(verb="workplace.restored")}
    after["organizer.AuditEntry"] = [
        line for line in after["organizer.AuditEntry"] if not any(pk in line for pk in new)
    ]
    assert (len(new), after, read(shop.workplace)) == (2, before, names)
    assert restored.members == 5
    assert Authenticator.objects.get().wrap().validate_code  # Ana signs in with her second lock as before
    assert encryption.unwrap(Authenticator.objects.get().data["secret"], "mfa") == b"JBSWY3DPEHPK3PXP"


def test_links_sessions_and_mails_do_not_come_back(shop, sign_in):
    sign_in(shop.ana)
    outbox.put("mail", to="ana@example.org", subject="", body="")
    outbox.put("lay-out-map", workplace=str(shop.workplace.pk))
    assert (OneTimeLink.objects.count(), Session.objects.count()) == (1, 1)
    restoring.restore(saved(), replace=True)
    assert (OneTimeLink.objects.count(), Session.objects.count()) == (0, 0)
    assert list(Outbox.objects.values_list("task", flat=True)) == ["lay-out-map"]


@pytest.mark.long
def test_nobody_is_told_twice_and_no_calendar_comes_back_to_life(shop):
    reach = Reach.of(shop.ana)
    reach.choose(by=shop.ana, version=1, digest="daily", at=time(8), weekday=0, now=datetime(2025, 3, 3, 7, tzinfo=UTC))
    reach.make_feed(by=shop.ana)
    assert Reach.objects.get().due_at == datetime(2025, 3, 3, 8, tzinfo=UTC)
    now = datetime.now(UTC)
    restoring.restore(saved(), replace=True)
    reach = Reach.objects.get()
    assert now < reach.due_at <= now + timedelta(days=1, minutes=1)
    assert (reach.feed, reach.told_until) == (None, now.date() - timedelta(days=1))


@pytest.mark.long
def test_whoever_was_removed_here_since_stays_removed(shop):
    file = saved()
    shop.tomas.remove(by=shop.dina)
    assert restoring.restore(file, replace=True).removed_again == 1
    assert Membership.objects.exclude(ended_at=None).get() == shop.tomas


def test_a_place_where_something_was_written_is_left_as_it_is(shop):
    file = saved()
    rosa = person(shop.ana, "Rosa")
    with pytest.raises(restoring.NotEmpty):
        restoring.restore(file)
    assert Person.objects.get(pk=rosa.pk).name == "Rosa"


@pytest.mark.long
def test_the_key_that_comes_along_is_needed_once(shop, settings):
    names = read(shop.workplace)
    file, old = saved(passphrase=WORDS), settings.KITH_KEYS
    empty()
    settings.KITH_KEYS = home.new_installation_key()
    assert Reader(file).key_name not in encryption.installation_keys()
    file.seek(0)
    with pytest.raises(encryption.Unreadable):
        Reader(file).keys("a lantern over six quiet ovens")
    file.seek(0)
    assert Reader(file).keys(f" {WORDS}\n").splitlines() == [old]
    file.seek(0)
    with encryption.borrowing(old):
        restoring.restore(file)
    assert read(shop.workplace) == names  # under the key of this place alone
    assert rotation.in_use() == {settings.KITH_KEYS.partition(":")[0]}


def test_without_the_key_it_says_which_is_missing(shop, settings, tmp_path):
    call_command("backup", str(tmp_path / "b"))
    name = settings.KITH_KEYS.partition(":")[0]
    settings.KITH_KEYS = home.new_installation_key()
    with pytest.raises(CommandError, match=f"installation key {name}, which is not here"):
        call_command("restore", str(tmp_path / "b"), "--check")


def test_a_file_for_its_owner_alone_that_is_not_written_over(shop, tmp_path, capsys):
    path = tmp_path / "b"
    call_command("backup", str(path))
    call_command("restore", str(path), "--check")
    assert (path.stat().st_mode & 0o777, [one.name for one in tmp_path.iterdir()]) == (0o600, ["b"])
    assert capsys.readouterr().out.count("locked words") == 2
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", str(path))


def test_of_a_folder_the_newest_are_kept(shop, tmp_path):
    for day in (1, 2, 3):
        (tmp_path / f"notebook-2025-03-0{day}-000000.backup").touch()
    call_command("backup", str(tmp_path), "--keep", "2")
    left = sorted(one.name for one in tmp_path.iterdir())
    assert (len(left), left[0]) == (2, "notebook-2025-03-03-000000.backup")


def flipped(words: bytes, at: int) -> io.BytesIO:
    return io.BytesIO(words[:at] + bytes([words[at] ^ (1 << random.Random(at).randrange(8))]) + words[at + 1 :])


def notices(words: bytes, places) -> list[int]:
    """The places at which a flipped byte went unnoticed, or was said to be elsewhere."""
    missed = []
    for at in places:
        try:
            checking.check(flipped(words, at))
            missed.append(at)
        except Damaged as error:
            missed += [] if error.first <= at < max(error.after, error.first + 4) or _length(words, at, error) else [at]
        except NotABackup:
            missed += [at] if at >= 5 else []
    return missed


def _length(words: bytes, at: int, error: Damaged) -> bool:
    """A length that was changed is noticed in what it then covers."""
    return error.first <= at + 4


def test_a_flipped_byte_is_noticed_and_said_where(shop):
    words = saved().getvalue()
    some = random.Random(7).sample(range(len(words)), 40)
    assert notices(words, [0, 5, 20, len(words) - 1, len(words) - 33, *some]) == []


@pytest.mark.long
def test_every_flipped_byte_of_a_few_hundred_is_noticed(shop):
    words = saved(passphrase=WORDS).getvalue()
    assert notices(words, random.Random(8).sample(range(len(words)), 600)) == []


def test_a_file_that_was_cut_off_or_grew_is_noticed(shop):
    words = saved().getvalue()
    for wrong in (words[:-1], words[:-40], words[: len(words) // 2], words[:30], words + b"x"):
        with pytest.raises(Damaged):
            checking.check(io.BytesIO(wrong))
    for wrong in (b"", b"PK\x03\x04"):
        with pytest.raises(NotABackup):
            checking.check(io.BytesIO(wrong))


def test_a_word_that_no_longer_opens_is_not_restored(shop):
    row = Person.objects.first()
    other = Person.objects.exclude(pk=row.pk).values_list("name", flat=True).first()
    Person.objects.filter(pk=row.pk).update(name=bytes(other))  # moved from another row
    with pytest.raises(encryption.Unreadable):
        checking.check(saved())


@pytest.mark.long
def test_the_file_tells_nothing_without_the_key(shop):
    words = saved(passphrase=WORDS).getvalue()
    ids = [form for pk in (shop.ana.pk, shop.workplace.pk) for form in (str(pk).encode(), pk.hex.encode(), pk.bytes)]
    assert [form for form in [b"ana@example.org", b"relationships", *ids] if form in words] == []


def test_every_table_goes_along_or_is_left_behind_on_purpose():
    known = set(tables.parts()) | set(tables.left_behind())
    beside = {"auth.Group", "auth.Permission", "contenttypes.ContentType", "account.EmailConfirmation"}
    assert {model._meta.label for model in apps.get_models() if model not in known} == beside
    assert {model._meta.label for model in tables.left_behind()} >= LEFT_BEHIND


def test_nothing_that_goes_along_leans_on_what_is_left_behind():
    leaning = [
        f"{model._meta.label}.{field.name}"
        for model in tables.parts()
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model not in tables.parts()
    ]
    assert leaning == []


def test_a_row_reads_the_same_after_it_was_a_line(shop):
    """Of every kind of column there is."""
    for model in tables.parts():
        for line in tables.lines(model):
            row = tables.values(model, line)
            stored = model._base_manager.filter(pk=row[model._meta.pk.attname]).values(*tables.columns(model)).get()
            assert {name: bytes(v) if isinstance(v, memoryview) else v for name, v in stored.items()} == row
