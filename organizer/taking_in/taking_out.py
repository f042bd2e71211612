"""What an archive put in, out again, but for what people have built on it since: whatever was changed, whatever other
rows speak of by now, and what these need to stand. Known beforehand (`TakingOut.kept`), so that it can be told."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import models

from organizer import records
from organizer.fields import EncryptedTextField, Sealed
from organizer.models import Membership, Workplace

from .fates import mark
from .ways import HOLDS, PASSED_OVER, SHEETS, TAKEN_OUT, Made, Way
from .writing import A_DIGEST, digest, names_of

SOME = 1000
A_MARK = 16
Model = type[models.Model]


class TakingOut:
    """`told`: by sheet what `Writing.made` held."""

    def __init__(self, workplace: Workplace, told: dict[str, bytes]):
        self.workplace = workplace
        self.made: Made = {}
        self.people: set[UUID] = set()  # between whom ties may be other ones
        self.kept: Made = {}
        self._waiting: list[tuple[Model, set[Any]]] = []
        ways = [way for name, way in SHEETS.items() if told.get(name)]
        for way in ways:
            self.made[way.table.model] = set()
        changed = {way.table.model: self._find(way, told[way.name]) for way in ways}
        for model, keys in changed.items():
            self._keep(model, keys)
        for model, keys in self._spoken_of():
            self._keep(model, keys)
        while self._waiting:
            self._keep_what_they_need(*self._waiting.pop())

    def _find(self, way: Way, told: bytes) -> set[Any]:
        """What the sheet made, of what is there still; returns what was changed."""
        size = A_MARK + A_DIGEST
        whole = {told[at : at + size] for at in range(0, len(told), size)}
        marks = {one[:A_MARK] for one in whole}
        model, (key, says) = way.table.model, names_of(way)
        ends = [len(key) + says.index(end) for end in way.people]
        found, changed = self.made[model], set()
        rows = model._base_manager.filter(workplace=self.workplace).order_by()
        sealed = self._sealed(model, says)
        for pk, *values in rows.values_list("pk", *key, *says).iterator(chunk_size=2000):
            one = mark(values[: len(key)])
            if one not in marks:
                continue
            found.add(pk)
            self.people.update(values[end] for end in ends)
            for at, column in sealed:
                if isinstance(values[at + len(key)], Sealed):
                    values[at + len(key)] = column.open(values[at + len(key)], pk, self.workplace.pk)
            if one + digest(values[len(key) :]) not in whole:
                changed.add(pk)
        return changed

    def _sealed(self, model: Model, says: tuple[str, ...]) -> list[tuple[int, EncryptedTextField]]:
        columns = ((at, model._meta.get_field(name)) for at, name in enumerate(says))
        return [(at, column) for at, column in columns if isinstance(column, EncryptedTextField)]

    def _spoken_of(self) -> Iterator[tuple[Model, set[Any]]]:
        """What rows of others speak of. A table that holds nothing else than what was made says nothing."""
        for model in records.ours():
            names = [name for name, other in _pointing(model) if other in self.made]
            if not names or model in PASSED_OVER:
                continue
            own = self.made.get(model, set())
            rows = model._base_manager.filter(workplace=self.workplace).order_by()
            if own and rows.count() == len(own):
                continue
            for name, other in _pointing(model):
                if other in self.made:
                    pairs = rows.exclude(**{name: None}).values_list("pk", name).iterator(chunk_size=2000)
                    yield other, {pk for row, pk in pairs if pk in self.made[other] and row not in own}
        for hold in HOLDS:
            yield from hold(self.workplace, self.made).items()

    def _keep(self, model: Model, keys: set[Any]) -> None:
        kept = self.kept.setdefault(model, set())
        if fresh := (keys & self.made.get(model, set())) - kept:
            kept |= fresh
            self._waiting.append((model, fresh))

    def _keep_what_they_need(self, model: Model, keys: set[Any]) -> None:
        """What a row speaks of, and what it is the whole of."""
        for some in slices(keys):
            rows = model._base_manager.filter(pk__in=some)
            for name, other in _pointing(model):
                if other in self.made:
                    self._keep(other, set(rows.exclude(**{name: None}).values_list(name, flat=True)))
            for way in SHEETS.values():
                for part in way.part_of:
                    if way.table.model in self.made and way.table.model._meta.get_field(part).related_model is model:
                        parts = way.table.model._base_manager.filter(**{f"{part}__in": some})
                        self._keep(way.table.model, set(parts.values_list("pk", flat=True)))

    def write(self, by: Membership) -> None:
        """Within a transaction."""
        going = {model: keys - self.kept.get(model, set()) for model, keys in self.made.items()}
        for way in reversed(SHEETS.values()):
            model = way.table.model
            for some in slices(going.get(model, set())):
                if way.going:
                    way.going(some)
                model._base_manager.filter(pk__in=some)._raw_delete("default")
        for after in TAKEN_OUT:
            after(by, going, self.people)


def _pointing(model: Model) -> list[tuple[str, Any]]:
    return [(column.attname, column.related_model) for column in model._meta.concrete_fields if column.is_relation]


def slices(keys: set[Any]) -> Iterator[list[Any]]:
    there = list(keys)
    return (there[start : start + SOME] for start in range(0, len(there), SOME))
