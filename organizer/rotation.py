"""New keys for old (S13). Every step is a small transaction that leaves everything readable, so that a rotation may be
killed at any moment, and started again it goes on where it was.

*Installation keys*: put the new one first in KITH_KEYS, run `rewrap`, and the old one may go. *Data keys*: `renew`
makes a new one for a workplace and seals everything again under it. The old one stays at first, since a process may
know only that one for as long as `encryption.RING_LASTS`; a later run removes it once nothing uses it.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import cast

from allauth.mfa.models import Authenticator
from django.db import models, transaction
from django.utils import timezone

from organizer import encryption, records
from organizer.fields import EncryptedTextField
from organizer.models import DataKey, Workplace

BATCH = 200  # rows in one transaction: others wait no longer than that takes
MFA_SECRETS = ("secret", "seed")
OLD_ENOUGH = timedelta(hours=1)  # many times as long as a process remembers its keys


def rewrap() -> Counter[str]:
    """Locks everything that an installation key locks again under the newest one. Counts what it changed, by table."""
    done: Counter[str] = Counter()
    for model, name, place in _wrapped_columns():
        for row in _in_batches(model._default_manager.all()):
            was = getattr(row, name)
            if was and encryption.needs_rewrap(was):
                now = encryption.wrap(encryption.unwrap(was, place(row)), place(row))
                same = model._default_manager.filter(pk=row.pk, **{name: was})  # unless it was written meanwhile
                done[model._meta.label] += same.update(**{name: now})
    for pk in list(Authenticator.objects.values_list("pk", flat=True)):
        done["mfa.Authenticator"] += _rewrap_second_factor(pk)
    return done


def _wrapped_columns():
    from organizer.models import Outbox, Submission

    yield DataKey, "wrapped", lambda key: key.place
    yield Outbox, "locked_words", lambda row: f"organizer_outbox|{row.pk}"
    yield Submission, "locked_place", lambda row: f"organizer_submission|{row.pk}"


@transaction.atomic
def _rewrap_second_factor(pk) -> int:
    factor = Authenticator.objects.select_for_update().filter(pk=pk).first()
    locked = [name for name in MFA_SECRETS if factor and name in factor.data]
    names = [name for name in locked if factor and encryption.needs_rewrap(factor.data[name])]
    if not factor or not names:
        return 0
    for name in names:
        factor.data[name] = encryption.wrap(encryption.unwrap(factor.data[name], "mfa"), "mfa")
    factor.save(update_fields=["data"])
    return 1


def in_use() -> set[str]:
    """The names of the installation keys that still lock something in the database (sessions aside)."""
    names = set()
    for model, name, _place in _wrapped_columns():
        values = model._default_manager.exclude(**{name: ""}).values_list(name, flat=True)
        names |= {value.partition(":")[0] for value in values.iterator()}
    for data in Authenticator.objects.values_list("data", flat=True):
        names |= {data[name].partition(":")[0] for name in MFA_SECRETS if name in data}
    return names


# Data keys -----------------------------------------------------------------------------------------------------


def renew(workplace_id) -> int:
    """A new data key for a workplace, everything sealed again under it; how many values that were.

    A rotation that was cut off is finished before another key is made.
    """
    if len(retire(workplace_id)) == 1:
        make_key(workplace_id)
    return reseal(workplace_id)


@transaction.atomic
def make_key(workplace_id) -> int:
    workplace = Workplace.objects.select_for_update().get(pk=workplace_id)
    number = max(workplace.keys.values_list("number", flat=True)) + 1
    DataKey.new(workplace, number).save(force_insert=True)
    transaction.on_commit(encryption.forget_rings)
    return number


def reseal(workplace_id) -> int:
    """Seals again what does not stand under the newest key; a value that somebody writes meanwhile stays theirs."""
    encryption.forget_rings()
    newest, done = encryption.ring(workplace_id).newest, 0
    for field, rows in _sealed_columns(workplace_id):
        for batch in _batches_of(rows, field.attname):
            old = [(pk, value) for pk, value in batch if value and encryption.key_number(value) != newest]
            with transaction.atomic():
                for pk, value in old:
                    text = encryption.unseal_for(workplace_id, value, field.place(pk))
                    fresh = encryption.seal_for(workplace_id, text, field.place(pk))
                    done += rows.filter(pk=pk, **{field.attname: value}).update(**{field.attname: fresh})
    return done


def retire(workplace_id) -> list[int]:
    """Removes the keys that nothing uses any more, an hour after a newer one came. The numbers that stay."""
    numbers = sorted(DataKey.objects.filter(workplace=workplace_id).exclude(number=0).values_list("number", flat=True))
    newest = DataKey.objects.get(workplace=workplace_id, number=numbers[-1])
    if len(numbers) > 1 and newest.made_at < timezone.now() - OLD_ENOUGH:
        reseal(workplace_id)
        unused = set(numbers[:-1]) - used_numbers(workplace_id)
        DataKey.objects.filter(workplace=workplace_id, number__in=unused).delete()
        encryption.forget_rings()
        numbers = [number for number in numbers if number not in unused]
    return numbers


def used_numbers(workplace_id) -> set[int]:
    """The numbers of the data keys under which something of the workplace stands."""
    found = set()
    for field, rows in _sealed_columns(workplace_id):
        for batch in _batches_of(rows, field.attname):
            found |= {encryption.key_number(value) for _pk, value in batch if value}
    return found


def _sealed_columns(workplace_id) -> Iterator[tuple[EncryptedTextField, models.QuerySet]]:
    for model, names in records.encrypted_fields():
        inside = {"pk": workplace_id} if model is Workplace else {"workplace": workplace_id}
        for name in names:
            yield cast(EncryptedTextField, model._meta.get_field(name)), model._default_manager.filter(**inside)


def _batches_of(rows: models.QuerySet, name: str) -> Iterator[list]:
    """(pk, sealed value) of all rows in the order of their keys, read afresh for each batch."""
    last = None
    while batch := list((rows.filter(pk__gt=last) if last else rows).order_by("pk").values_list("pk", name)[:BATCH]):
        yield batch
        last = batch[-1][0]


def _in_batches(rows: models.QuerySet) -> Iterator[models.Model]:
    last = None
    while batch := list((rows.filter(pk__gt=last) if last else rows).order_by("pk")[:BATCH]):
        yield from batch
        last = batch[-1].pk
