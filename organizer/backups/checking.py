"""Reads a backup to its end and believes nothing: every byte, every count, every locked word (S27)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.apps import apps
from django.db import models

from organizer import encryption
from organizer.backups import tables
from organizer.backups.container import Reader
from organizer.encryption import Key
from organizer.fields import EncryptedTextField
from organizer.models import DataKey, Workplace


class Unfit(Exception):
    """The file is whole, and cannot be restored here; the message says why."""


@dataclass
class Checked:
    kith: str
    made_at: str
    parts: dict[str, dict]
    words: int = 0  # how many locked words were opened

    @property
    def rows(self) -> int:
        return sum(part["rows"] for part in self.parts.values())


def check(file: BinaryIO) -> Checked:
    """Raises `NotABackup`, `Damaged`, `Unreadable` or `Unfit`."""
    reader, seen, manifest = Reader(file), Seen(), None
    for what, lines in reader.frames():
        if manifest := what.get("manifest"):
            continue  # the end of the file is looked at, too
        seen.rows(what, lines)
    if manifest is None:
        raise Unfit("It ends before its list of contents.")
    return seen.agree(reader.kith, manifest)


def rows(file: BinaryIO) -> Iterator[tuple[type[models.Model], list[dict[str, Any]]]]:
    """The rows of a file that was checked, some at a time."""
    for what, lines in Reader(file).frames():
        if "manifest" not in what:
            model = apps.get_model(what["part"])
            yield model, [tables.values(model, line) for line in lines]


def rows_of(file: BinaryIO, model: type[models.Model]) -> list[dict[str, Any]]:
    """Those of one model, of a file that is otherwise left aside."""
    checked = [(what, lines) for what, lines in Reader(file).frames() if what.get("part") == model._meta.label]
    return [tables.values(model, line) for _what, lines in checked for line in lines]


class Seen:
    """What came by, and the keys with which the words of each workplace open."""

    def __init__(self) -> None:
        self.models = {model._meta.label: model for model in tables.parts()}
        self.tallies = {label: tables.Tally() for label in self.models}
        self.keys: dict[tuple[UUID, int], Key] = {}
        self.words = 0

    def rows(self, what: dict, lines: list[bytes]) -> None:
        label = what["part"]
        model = self.models.get(label)
        if model is None or what["columns"] != tables.columns(model):
            raise Unfit(f"It has other tables than this version of Kith ({label}).")
        sealed = [field for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
        for line in lines:
            row = tables.values(model, self.tallies[label].add(line))
            if model is DataKey:
                self._take(row)
            for field in sealed:
                self._open(model, field, row)

    def _take(self, row: dict[str, Any]) -> None:
        key = DataKey(**row)
        self.keys[key.workplace_id, key.number] = Key(encryption.unwrap(key.wrapped, key.place))

    def _open(self, model: type[models.Model], field: EncryptedTextField, row: dict[str, Any]) -> None:
        value = cast(bytes, row[field.attname])
        if not value:
            return
        pk = row[cast(models.Field, model._meta.pk).attname]
        workplace = pk if model is Workplace else row["workplace_id"]
        key = self.keys.get((workplace, encryption.key_number(value)))
        if key is None:
            raise Unfit(f"A word of {model._meta.label} is locked with a key that is not in it.")
        encryption.unseal(key, value, field.place(pk))
        self.words += 1

    def agree(self, kith: str, manifest: dict) -> Checked:
        """The rows that came by are those that were counted, and they fit the tables here."""
        found = {label: tally.said for label, tally in self.tallies.items()}
        if found != manifest["parts"]:
            wrong = sorted(label for label in found if found[label] != manifest["parts"].get(label))
            raise Unfit(f"Its rows are not those of its list of contents ({', '.join(wrong)}).")
        if missing := sorted(set(manifest["migrations"]) ^ set(tables.migrations())):
            raise Unfit(
                f"It was made by Kith {kith}, whose tables have another shape ({missing[0]}). Restore it with that "
                "version, and bring it up to date afterwards."
            )
        return Checked(kith, manifest["made_at"], found, self.words)
