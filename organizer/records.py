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


declare(
    "organizer.User",
    "until the account is deleted",
    id=ROW_ID,
    email=Kept("identity", export="never"),  # an account's, and accounts are no people of the map
    password=SECRET,
    is_active=STATE,
    makes_workplaces=STATE,
)
declare(
    "organizer.Workplace",
    "until the workplace is deleted",
    id=ROW_ID,
    slug=WALL,
    name=CALLED,
    about=CALLED,
    time_zone=WHEN,
    language=WHEN,
    people_kept=STATE,
    time_kept=STATE,
    names_version=VERSION,
    ties_version=VERSION,
    version=VERSION,
)
declare(
    "organizer.DataKey",
    "until the workplace is deleted or the key is rotated out",
    id=ROW_ID,
    workplace=WALL,
    number=STATE,
    wrapped=LOCKED,
    made_at=WHEN,
)
declare(
    "organizer.Membership",
    "until the workplace is deleted",
    id=ROW_ID,
    workplace=WALL,
    user=STATE,
    role=STATE,
    called=CALLED,
    person=Kept("secret", export="never", forget="unlink", encrypted=True),
    exports=STATE,
    joined_at=WHEN,
    ended_at=WHEN,
    undelivered_at=WHEN,
)
declare(
    "organizer.Reach",
    "until the member is removed",
    id=ROW_ID,
    workplace=WALL,
    member=STATE,
    digest=STATE,
    at=STATE,
    weekday=STATE,
    quiet_from=STATE,
    quiet_until=STATE,
    time_zone=STATE,
    due_at=STATE,
    told_until=STATE,
    feed=SECRET,
    version=VERSION,
)
declare_passing(
    "organizer.Digest",
    "thirty days",
    id=ROW_ID,
    workplace=WALL,
    member=STATE,
    period=STATE,
    made_at=WHEN,
    settled_at=WHEN,
    failed_at=WHEN,
    fault=STATE,
)
declare_passing(
    "organizer.Schedule",
    "always: one row for each schedule",
    name=STATE,
    period=STATE,
    claimed_until=STATE,
    began_at=WHEN,
    done_at=WHEN,
    failed_at=WHEN,
    fault=STATE,
)
declare_passing(
    "organizer.Heartbeat",
    "always: one row for each kind of process",
    name=STATE,
    at=WHEN,
)
declare_passing(
    "organizer.OneTimeLink",
    "thirty days after it was used or ran out",
    id=ROW_ID,
    kind=STATE,
    digest=SECRET,
    workplace=WALL,
    user=STATE,
    role=STATE,
    called=CALLED,
    made_at=WHEN,
    expires_at=WHEN,
    used_at=WHEN,
)
declare(
    "organizer.AuditEntry",
    "as long as the workplace",
    id=ROW_ID,
    workplace=WALL,
    at=WHEN,
    verb=STATE,
    written_by=PEN_NAME,
    subject_type=STATE,
    subject_id=ROW_ID,
    details=Kept("secret", export="never", forget="strike", encrypted=True),
)
declare(
    "organizer.Outbox",
    "its words until it is done; the rest a day more, thirty days if it was given up",
    id=ROW_ID,
    task=STATE,
    locked_words=LOCKED,
    made_at=WHEN,
    claimed_until=STATE,
    tries=STATE,
    done_at=WHEN,
    failed_at=WHEN,
    fault=STATE,
)
declare_passing(
    "organizer.Submission",
    "a day",
    id=ROW_ID,
    digest=SECRET,
    locked_place=LOCKED,
    at=WHEN,
)
declare(
    "organizer.Forgotten",
    "as long as the workplace: backups from before are still about",
    id=ROW_ID,
    workplace=WALL,
    digest=SECRET,
    struck=STATE,
)
declare_passing(
    "organizer.Export",
    "until an hour after it was made",
    id=ROW_ID,
    workplace=WALL,
    holder=SECRET,
    asked_by=LOCKED,
    form=STATE,
    holds=STATE,
    about=Kept("graph", personal=True, export="never", forget="anew", encrypted=True),
    reason=LOCKED,
    passphrase=LOCKED,
    closed=STATE,
    asked_at=WHEN,
    done=STATE,
    total=STATE,
    ready_at=WHEN,
    failed_at=WHEN,
    taken_at=WHEN,
    expires_at=WHEN,
)
declare_passing(
    "organizer.ExportPiece",
    "until it was taken, an hour at most",
    id=ROW_ID,
    workplace=WALL,
    export=STATE,
    number=STATE,
    body=Kept("words", personal=True, export="never", forget="anew", encrypted=True),
)
