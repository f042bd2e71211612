"""Brings a backup back: checked whole before anything is written, loaded in one transaction, compared row by row with
what was in the file, and only then let stand (S27). What must not happen twice does not (S25, S6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, BinaryIO

from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, connections, transaction
from django.db.models import Model
from django.utils import timezone

from organizer import audit, encryption, erasure, rotation
from organizer.backups import checking, tables
from organizer.backups.checking import Checked, Unfit
from organizer.models import Forgotten, Membership, Outbox, Reach, Workplace


class NotEmpty(Exception):
    """Something was written down here already."""


@dataclass
class Restored:
    checked: Checked
    members: int = 0
    removed_again: int = 0
    forgotten_again: int = 0
    passkeys: int = 0


def restore(file: BinaryIO, *, replace: bool = False, later: Iterable[BinaryIO] = ()) -> Restored:
    """`later`: backups made after this one, which know who was forgotten since; no other row of theirs is read.

    Raises what `checking.check` raises, and `NotEmpty`; after any of these all is as it was."""
    checked = checking.check(file)
    file.seek(0)
    forgotten = [row for other in later for row in checking.rows_of(other, Forgotten)]
    with transaction.atomic():
        _alone()
        if not replace and any(model._base_manager.exists() for model in tables.parts()):
            raise NotEmpty
        gone = set(Membership.objects.exclude(ended_at=None).values_list("pk", flat=True))
        forgotten += map(dict, Forgotten.objects.values("workplace_id", "digest", "struck"))
        _empty()
        _load(file)
        _compare(checked)
        restored = Restored(checked)
        _settle(restored, gone)
        _forget_again(restored, forgotten)
        connection.check_constraints()
    encryption.forget_rings()
    return restored


def _alone() -> None:
    """Nobody writes until it is done. On SQLite the transaction itself sees to that."""
    if connection.vendor == "postgresql":
        names = [connection.ops.quote_name(model._meta.db_table) for model in tables.parts() + tables.left_behind()]
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE")


def _empty() -> None:
    with connection.cursor() as cursor:
        for model in tables.parts() + tables.left_behind():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def _load(file: BinaryIO) -> None:
    for model, rows in checking.rows(file):
        _insert(model, rows)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables.parts()):
            cursor.execute(statement)
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise Unfit("Its rows do not fit together: one of them belongs to another that is not there.") from error


def _insert(model: type[Model], rows: list[dict[str, Any]]) -> None:
    """Column by column, as they stood: no row becomes an object, and nothing is sealed or dated anew."""
    into = connections[DEFAULT_DB_ALIAS]  # itself, since asking who stands for it takes longer than a field
    fields, quoted = model._meta.concrete_fields, into.ops.quote_name
    columns, places = ", ".join(quoted(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
    values = [[field.get_db_prep_save(row[field.attname], into) for field in fields] for row in rows]
    with into.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({places})", values)  # noqa: S608


def _compare(checked: Checked) -> None:
    """What stands in the tables now is what was in the file, row by row."""
    for model in tables.parts():
        tally = tables.Tally()
        for line in tables.lines(model):
            tally.add(line)
        if tally.said != checked.parts[model._meta.label]:
            raise Unfit(f"What was written is not what was read ({model._meta.label}). Nothing was kept.")


def _settle(restored: Restored, gone: set) -> None:
    """Old keys for this place's own; nobody is told twice, no address of a calendar and no removed member comes back
    to life, and the audit says what happened."""
    now = timezone.now()
    rotation.rewrap()
    encryption.forget_rings()
    restored.removed_again = Membership.objects.filter(pk__in=gone, ended_at=None).update(ended_at=now)
    Reach.objects.exclude(member__ended_at=None).delete()
    Outbox.objects.update(claimed_until=None)
    for reach in Reach.objects.select_related("workplace").iterator():
        reach.aim(now)
        reach.feed = None
        if reach.digest != Reach.Digest.NEVER:
            told = timezone.localtime(now, reach.zone).date() - timedelta(days=1)
            reach.told_until = max(filter(None, (reach.told_until, told)))
        reach.save(update_fields=["due_at", "feed", "told_until"])
    for workplace in Workplace.objects.all():
        audit.record("workplace.restored", workplace, workplace=workplace, made_at=restored.checked.made_at)
    restored.members = Membership.objects.current().count()
    restored.passkeys = tables.SECOND_FACTORS.objects.filter(type="webauthn").count()


def _forget_again(restored: Restored, known: list[dict]) -> None:
    """Whoever was forgotten, here or as later backups know, is not brought back by a backup from before (S28)."""
    for workplace in Workplace.objects.all():
        rows = [row for row in known if row["workplace_id"] == workplace.pk]
        Forgotten.objects.bulk_create(
            [Forgotten(workplace=workplace, digest=row["digest"], struck=row["struck"]) for row in rows],
            ignore_conflicts=True,
        )
        restored.forgotten_again += erasure.again(workplace)
