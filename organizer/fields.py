"""Encrypted model fields. A row with one has a `workplace` (or is one), and a random primary key made before saving."""

from uuid import UUID

from django import forms
from django.core import checks
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.text import capfirst

from organizer import encryption


class Sealed(bytes):
    """Bytes as the database holds them, not opened yet."""


class _Opening(DeferredAttribute):
    """Opens a sealed value the first time it is read."""

    field: "EncryptedTextField"

    def __get__(self, instance, cls=None):
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = self.field.open(value, instance.pk, workplace_of(instance))
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance, value):  # a data descriptor, so that reading always passes through __get__
        instance.__dict__[self.field.attname] = value


def workplace_of(instance: models.Model) -> UUID:
    return getattr(instance, "workplace_id", None) or instance.pk


class EncryptedTextField(models.BinaryField):
    """Text in Python, sealed bytes in the database. Cannot be searched or sorted in SQL; empty text stays empty."""

    descriptor_class = _Opening
    _pyi_private_set_type: str
    _pyi_private_get_type: str  # type: ignore[assignment]

    def __init__(self, *args, words: int = 2000, **kwargs):
        self.words = words  # the longest text a form takes
        kwargs["editable"] = True
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.words != 2000:
            kwargs["words"] = self.words
        return name, path, args, kwargs

    def place(self, pk: object) -> str:
        return f"{self.model._meta.db_table}|{self.column}|{self.model._meta.pk.to_python(pk)}"

    def check(self, **kwargs):
        faults = super().check(**kwargs)
        if not self.model._meta.pk.has_default():
            faults.append(checks.Error("an encrypted field needs a key made before saving", obj=self, id="kith.E010"))
        return faults

    def open(self, sealed: bytes, pk: object, workplace_id: UUID) -> str:
        return encryption.unseal_for(workplace_id, bytes(sealed), self.place(pk)) if sealed else ""

    def get_default(self):
        return ""

    def from_db_value(self, value, expression, connection):
        return None if value is None else Sealed(value)

    def to_python(self, value):
        return value

    def pre_save(self, instance, add):
        value = instance.__dict__.get(self.attname, "")
        if isinstance(value, Sealed):
            if add and value:  # a copy under another key could never be opened again
                raise TypeError(f"read {self.name} before the row is saved as a new one")
            return bytes(value)
        return encryption.seal_for(workplace_of(instance), str(value), self.place(instance.pk)) if value else b""

    def get_db_prep_value(self, value, connection, prepared=False):
        if isinstance(value, str) and value:
            raise TypeError(f"{self.name} is encrypted: it cannot be compared in SQL, and rows are saved one by one")
        return super().get_db_prep_value(value or b"", connection, prepared)

    def value_from_object(self, obj):
        return getattr(obj, self.attname)

    def value_to_string(self, obj):
        raise TypeError(f"{self.name} is encrypted; exports go through organizer/exports.py")

    def formfield(self, **kwargs) -> forms.CharField:
        kwargs = {
            "max_length": self.words,
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            **kwargs,
        }
        if self.help_text:
            kwargs.setdefault("help_text", self.help_text)
        return forms.CharField(**kwargs)
