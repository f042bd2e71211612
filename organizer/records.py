"""The registry of everything that is kept: every field of every model of ours, declared once (safety, choke points).

An undeclared field fails the build. Rotation of keys, exports, forgetting and docs/safety.md read from here.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from django.apps import apps
from django.db import models

from organizer.fields import EncryptedTextField

Level = Literal["plain", "graph", "identity", "words", "secret"]
Export = Literal["totals", "map", "list", "archive", "never"]
Forget = Literal["stays", "delete", "unlink", "blank", "strike", "anew"]


@dataclass(frozen=True)
class Kept:
    """One field. `level`: what it gives away. `export`: the lowest export level that may hold it.
    `forget`: what `erasure.py` does when the person it is about is forgotten:

    delete   the row that names them goes (or with the row it hangs on, or their own)
    unlink   the row stays, and names them no more
    blank    emptied where it is about them, as the rooms say (`erasure.about`); their name is struck out elsewhere
    strike   their name is struck out wherever it stands: the words are about more than them
    anew     all such rows of the workplace go: they are worked out, or asked for, again
    """

    level: Level
    personal: bool = False
    export: Export = "archive"
    forget: Forget = "stays"
    encrypted: bool = False


@dataclass(frozen=True)
class Record:
    model: type[models.Model]
    retention: str  # in words; the dates come from the workplace
    fields: dict[str, Kept] = field(default_factory=dict)
    in_backups: bool = True


ROW_ID = Kept("plain", export="archive")
WALL = Kept("plain", export="never")
WHEN = Kept("plain", export="archive")
INSIDE = {"id": ROW_ID, "workplace": WALL, "made_at": WHEN}  # of a row that lives in one workplace
VERSION = Kept("plain", export="never")
STATE = Kept("plain", export="never")
SEEN_BY = Kept("plain", export="archive")  # who may see it, so that reading an archive in opens nothing
PEN_NAME = Kept("graph", export="never")
TIE_END = Kept("graph", personal=True, export="map", forget="delete")
DAY = Kept("graph", export="map")
FACT = Kept("graph", export="archive")
READING = Kept("graph", personal=True, export="never", forget="delete")  # bands leave in the pseudonymous map alone
FOUND = Kept("graph", personal=True, export="never", forget="anew", encrypted=True)  # what a worker made of readings
NAME = Kept("identity", personal=True, export="list", forget="delete", encrypted=True)
DETAIL = Kept("identity", personal=True, export="archive", forget="strike", encrypted=True)
WORDS = Kept("words", personal=True, export="archive", forget="strike", encrypted=True)
A_WORD = Kept("words", export="archive", encrypted=True)  # one of a few words to choose from: it names nobody
GROUP_NAME = Kept("identity", export="list", forget="strike", encrypted=True)
SECRET = Kept("secret", export="never")
LOCKED = Kept("secret", export="never", encrypted=True)
CALLED = Kept("identity", export="list", encrypted=True)  # what a workplace or a member goes by: no person of the map

RECORDS: dict[str, Record] = {}


def declare(label: str, retention: str, **fields: Kept) -> None:
    """Called by each app when it is ready. Raises on a second declaration of the same model."""
    if label in RECORDS:
        raise ValueError(f"{label} is declared twice")
    RECORDS[label] = Record(apps.get_model(label), retention, fields)


def declare_passing(label: str, retention: str, **fields: Kept) -> None:
    """The same of rows that pass by, such as links and finished work: no backup holds them, no restore keeps them."""
    declare(label, retention, **fields)
    RECORDS[label] = replace(RECORDS[label], in_backups=False)


def faults() -> list[str]:
    """What the registry and the models do not agree on, in words; empty when all is declared."""
    found = []
    for model in ours():
        label = model._meta.label
        if label not in RECORDS:
            found.append(f"{label} is not declared")
            continue
        declared = RECORDS[label].fields
        columns = {f.name: f for f in model._meta.concrete_fields}
        found += [f"{label}.{name} is not declared" for name in columns if name not in declared]
        found += [f"{label}.{name} is declared but not there" for name in declared if name not in columns]
        for name, column in columns.items():
            sealed = isinstance(column, EncryptedTextField) or name.startswith(("locked_", "wrapped"))
            if name in declared and declared[name].encrypted != sealed:
                found.append(f"{label}.{name}: declared encrypted={declared[name].encrypted}, is {sealed}")
    return found


def ours() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m._meta.app_label in ("organizer", "relationships", "conversations")]


def encrypted_fields() -> list[tuple[type[models.Model], list[str]]]:
    """Every model with sealed fields: what a rotation of data keys walks over."""
    pairs = []
    for model in ours():
        if names := [f.name for f in model._meta.concrete_fields if isinstance(f, EncryptedTextField)]:
            pairs.append((model, names))
    return pairs
