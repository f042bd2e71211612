"""The only place that forgets somebody (S28): every row, word and copy that is about them, in one transaction.

What happens to which field stands in the registry (`Kept.forget`), and is done from there. What a room knows besides
stands in the room, and is registered when it is ready:

    erasure.about("conversations.Conversation", "activity__presences__person")  # whose words are emptied ("blank")

    @erasure.alongside                 # what is out of the ordinary: up to `yield` before the rows go, then after
    def grievances(person, *, by): ...

A name in words about something else (`strike`) is struck out by the worker, who opens every word of the workplace: some
seconds of work that nobody should wait for.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, cast
from uuid import UUID

from django.db import models, transaction
from django.db.models import F

from organizer import audit, encryption, outbox, records, rotation
from organizer.fields import EncryptedTextField
from organizer.models import AuditEntry, Forgotten, Workplace

PERSON = "relationships.Person"
ABOUT: dict[str, str] = {}
ALONGSIDE: list[Callable] = []
MARK = "…"  # stands where a name was
A_NAME, FIRST = "name", "first"
NAMES = ("", A_NAME, FIRST, f"{A_NAME} {FIRST}")


def about(label: str, path: str) -> None:
    """The rows of this model that are about a person: `path` leads from the row to them, as in a query."""
    ABOUT[label] = path


def alongside(do: Callable[..., Iterator[None]]):
    ALONGSIDE.append(contextmanager(do))
    return do


@transaction.atomic
def forget(person, *, by=None, struck: str = A_NAME, at_once: bool = False) -> None:
    """`by` is None when Kith does it itself, by the dates a workplace set. `struck`: which names, one of NAMES.
    `at_once`: names too are struck out in this transaction. Asked twice, it happens once."""
    if words := _forget(person, by, struck):
        strike(None, **words) if at_once else outbox.put("strike-out", **words)


@transaction.atomic
def forget_few(people: Iterable, *, struck: Callable[[Any], str]) -> None:
    """By the dates of a workplace: a few of it in one transaction, whose names are struck out in one go."""
    words = [found for person in people if (found := _forget(person, None, struck(person)))]
    if words:
        names, ids = ([one for found in words for one in found[key]] for key in ("names", "ids"))
        outbox.put("strike-out", workplace=words[0]["workplace"], names=names, ids=ids)


def _forget(person, by, struck: str) -> dict:
    """What is still to be struck out; nothing if somebody else was quicker."""
    workplace = Workplace.objects.select_for_update().get(pk=person.workplace_id)
    if not type(person).objects.filter(pk=person.pk).exists():
        return {}
    pk, names = person.pk, called(person, struck)
    with ExitStack() as rooms:
        for room in reversed(ALONGSIDE):  # the upper rooms look before the lower ones act
            rooms.enter_context(room(person, by=by))
        _blank(pk)
        _let_go(workplace, pk)
        person.delete()
    AuditEntry.objects.filter(workplace=workplace, subject_id=str(pk)).update(subject_id="")
    workplace.raise_names_version()
    workplace.raise_ties_version()
    Forgotten.remember(workplace, pk, struck=struck)
    audit.record("workplace.person-forgotten", workplace, by=by, workplace=workplace)
    return {"workplace": str(workplace.pk), "names": names, "ids": [str(pk)]}


def called(person, struck: str) -> list[str]:
    """The names that are struck out, the longest first."""
    whole = person.name.strip()
    names = [whole] if A_NAME in struck else []
    first = whole.split()[0] if whole else ""
    return [*names, first] if FIRST in struck and first != whole else names


def again(workplace: Workplace) -> int:
    """After a restore: forgets once more who had been forgotten before. How many that were."""
    person = records.RECORDS[PERSON].model
    known = dict(Forgotten.objects.filter(workplace=workplace).values_list("digest", "struck"))
    ids = person._base_manager.filter(workplace=workplace).values_list("pk", flat=True) if known else []
    back = [(pk, digest) for pk in ids if (digest := Forgotten.digest_of(workplace.pk, pk)) in known]
    for pk, digest in back:
        forget(person._base_manager.get(pk=pk), struck=known[digest], at_once=True)
    return len(back)


# By the registry ---------------------------------------------------------------------------------------------------


def naming(model: type[models.Model]) -> list[tuple[models.ForeignKey, records.Kept]]:
    """The keys of a model that lead to a person, with how they are forgotten."""
    fields = records.RECORDS[model._meta.label].fields
    keys = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return [(key, fields[key.name]) for key in keys if key.related_model._meta.label == PERSON]


def pointing(model: type[models.Model]) -> list[tuple[EncryptedTextField, records.Kept]]:
    """The sealed fields of a model in which ids of people stand, with spaces, and how they are forgotten."""
    fields = records.RECORDS[model._meta.label].fields
    sealed = [field for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
    ways = ("delete", "unlink")
    return [(f, fields[f.name]) for f in sealed if fields[f.name].forget in ways and model._meta.label != PERSON]


def _blank(pk: UUID) -> None:
    for label, path in ABOUT.items():
        record = records.RECORDS[label]
        names = [name for name, kept in record.fields.items() if kept.forget == "blank"]
        for row in record.model._base_manager.filter(**{path: pk}).select_related("workplace"):
            for name in names:
                setattr(row, name, "")
            row.save(update_fields=names)
            _make_stale(record.model, row.pk)


def _let_go(workplace: Workplace, pk: UUID) -> None:
    for model in records.ours():
        rows = model._base_manager.all()
        if any(kept.forget == "anew" for kept in records.RECORDS[model._meta.label].fields.values()):
            rows.filter(workplace=workplace).delete()
        for key, kept in naming(model):
            named = rows.filter(**{key.name: pk})
            if kept.forget == "unlink":
                named.update(**{key.name: None})
            elif key.remote_field.on_delete is not models.CASCADE:  # those that cascade go with the person, all at once
                named.delete()
        for field, kept in pointing(model):
            _take_out(rows.filter(workplace=workplace), field, str(pk), whole_row=kept.forget == "delete")


def _take_out(rows: models.QuerySet, field: EncryptedTextField, pk: str, *, whole_row: bool) -> None:
    named = [row for row in rows if pk in getattr(row, field.name)]
    if whole_row:
        rows.filter(pk__in=[row.pk for row in named]).delete()
        return
    for row in named:
        setattr(row, field.name, " ".join(one for one in getattr(row, field.name).split() if one != pk))
        row.save(update_fields=[field.name])


def _make_stale(model: type[models.Model], pk) -> None:
    """A form that is still open on the row would bring the words back."""
    if any(field.name == "version" for field in model._meta.concrete_fields):
        model._base_manager.filter(pk=pk).update(version=F("version") + 1)


# Their name in other words -----------------------------------------------------------------------------------------


@outbox.work("strike-out", outside=True)
def strike(key, *, workplace: str, names: list[str], ids: list[str]) -> None:
    """Every word of the workplace is opened once; done twice, it changes once. Whoever writes meanwhile keeps theirs,
    and what they wrote is looked at again."""
    place = UUID(workplace)
    found = _pattern(names, ids)
    for field, rows in struck_fields(place):
        for batch in rotation._batches_of(rows, field.attname):
            for pk, value in batch:
                _strike_one(place, field, rows, pk, value, found)
    Workplace.objects.get(pk=place).raise_names_version()  # names of groups may be among them


def struck_fields(workplace_id: UUID) -> Iterator[tuple[EncryptedTextField, models.QuerySet]]:
    for model, names in records.encrypted_fields():
        fields = records.RECORDS[model._meta.label].fields
        for name in names:
            if fields[name].forget in ("strike", "blank"):
                field = cast(EncryptedTextField, model._meta.get_field(name))
                yield field, model._base_manager.filter(workplace=workplace_id)


def _pattern(names: Iterable[str], ids: Iterable[str]) -> re.Pattern[str]:
    """Names as words of their own, in any case, also as JSON writes their letters; ids wherever they stand."""
    words = ["(?<!\\w)" + "".join(map(_letter, name)) + "(?!\\w)" for name in names]
    return re.compile("|".join([*words, *map(re.escape, ids)]), re.IGNORECASE)


def _letter(letter: str) -> str:
    if letter.isascii():
        return re.escape(letter)
    forms = {form for case in (letter, letter.lower(), letter.upper()) for form in (case, json.dumps(case)[1:-1])}
    return f"(?:{'|'.join(map(re.escape, sorted(forms)))})"


def _strike_one(workplace_id: UUID, field, rows, pk, value, found: re.Pattern[str]) -> None:
    while value:
        text = encryption.unseal_for(workplace_id, bytes(value), field.place(pk))
        struck = found.sub(MARK, text)
        if struck == text:
            return
        sealed = encryption.seal_for(workplace_id, struck, field.place(pk))
        if rows.filter(pk=pk, **{field.attname: bytes(value)}).update(**{field.attname: sealed}):
            _make_stale(field.model, pk)
            return
        value = rows.filter(pk=pk).values_list(field.attname, flat=True).first()
