import uuid
from datetime import date
from functools import cached_property

from relationships import merging
from relationships.importing import preparing, staging
from relationships.maps.languages import key_of
from relationships.models import Activity, Batch, BatchFile, BatchRow, Dependency, Giving, Saying, Strain, WorkNote
from tests import cast
from tests.architecture.who_may.things.accounts import Accounts

DAY = date(2025, 3, 3)


class People(Accounts):
    """Two people, the place they work at, and what is between them."""

    @cached_property
    def person(self):
        return cast.person(self.by, "Rosa")

    @cached_property
    def other_person(self):
        return cast.person(self.by, "Emil")

    @cached_property
    def undoable(self):
        """Two records of Greta, who were made one."""
        kept, gone = (cast.person(self.by, name) for name in ("Greta", "Greta Vik"))
        return merging.merge(kept, gone, by=self.by, details={}, versions=(1, 1))

    @cached_property
    def department(self):
        return cast.department(self.by)

    @cached_property
    def other_department(self):
        return cast.department(self.by, "Shop floor")

    @cached_property
    def work_note(self) -> WorkNote:
        return WorkNote.add(by=self.by, department=self.department, about="process", words="Dough at four.")

    @cached_property
    def dependency(self) -> Dependency:
        return Dependency.add(by=self.by, department=self.other_department, needs=self.department, how="Bread at six.")

    @cached_property
    def shift(self):
        return cast.shift(self.by)

    @cached_property
    def gathering_place(self):
        return cast.gathering_place(self.by, [self.person, self.other_person])

    @cached_property
    def language(self) -> str:
        cast.person(self.by, "Lale", languages="Turkish, Kurdish")
        return key_of(self.by.workplace_id, "Turkish")

    @cached_property
    def activity(self) -> Activity:
        return cast.coffee(self.by, [self.person, self.other_person], DAY)

    @cached_property
    def my_activity(self) -> Activity:
        return cast.coffee(self.by, [self.person, self.other_person], DAY, seen_by="me")

    @cached_property
    def giving(self) -> Giving:
        return Giving.add(by=self.by, giver=self.person, receiver=self.other_person, on=DAY)

    @cached_property
    def my_giving(self) -> Giving:
        return Giving.add(by=self.by, giver=self.person, receiver=self.other_person, on=DAY, seen_by="me")

    @cached_property
    def saying(self) -> Saying:
        """Ana's to take out, and the circle may know who said it."""
        return Saying.add(by=self.by, **self._closeness, seen_by="circle")

    @cached_property
    def my_saying(self) -> Saying:
        return Saying.add(by=self.by, **self._closeness)

    @property
    def _closeness(self) -> dict:
        between = {"person": self.person, "about": self.other_person}
        return {**between, "kind": "closeness", "level": 2, "on": DAY}

    @cached_property
    def strain(self) -> Strain:
        return Strain.add(by=self.by, between=[self.person, self.other_person], on=DAY, seen_by="circle")

    @cached_property
    def batch(self) -> Batch:
        """Read by a worker, and not in the book."""
        self.person  # noqa: B018
        batch = staging.begin(by=self.by, files=[("people.csv", b"Name,Department\nIda,Ovens\nRosa,Ovens\n")])
        preparing.prepare(uuid.uuid4(), batch=str(batch.pk))
        return batch

    @cached_property
    def batch_file(self) -> BatchFile:
        return self.batch.files.get()

    @cached_property
    def batch_row(self) -> BatchRow:
        """Somebody of a name that is here."""
        return BatchRow.objects.get(file=self.batch_file, fate=BatchRow.Fate.DOUBT)

    @cached_property
    def my_strain(self) -> Strain:
        return Strain.add(by=self.by, between=[self.person, self.other_person], on=DAY)
