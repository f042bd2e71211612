import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import models, transaction

from organizer import audit, encryption
from organizer.fields import EncryptedTextField
from organizer.models import Membership
from relationships.models import Person
from relationships.models.base import Inside

A_WHILE = timedelta(days=7)  # after the last choice


class OwnPageQuerySet(models.QuerySet):
    def of(self, member: Membership, person: Person):
        """The member's own, and nobody else's; not once its time is over."""
        if not member.in_circle:
            return self.none()
        mine = self.filter(workplace=member.workplace_id, whose=OwnPage.token_of(member), person=person)
        return mine.filter(until__gte=member.workplace.today()).select_related("workplace")


class OwnPage(Inside):
    """What a member chose while looking at the notes about somebody, to give them their own page (method 49).

    It lasts a few days, or until the page is given: it holds words, shortened, that should stand in few places. Who
    makes one stands under a keyed name that nothing else carries, as with "not now" (S15).
    """

    whose = models.CharField(max_length=32, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    chosen = EncryptedTextField(blank=True)  # JSON: of each note the choice, and the numbers of the others
    until = models.DateField()

    objects = OwnPageQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["whose", "person"], name="one_own_page_at_a_time")]

    @staticmethod
    def token_of(member: Membership) -> str:
        return encryption.ring(member.workplace_id).pen_name(f"own page|{member.pk}")

    @classmethod
    @transaction.atomic
    def choose(cls, *, by: Membership, person: Person, choices: Mapping[str, dict], numbers: Mapping) -> None:
        """`choices`: key of a note to what `own_page.choices` makes of it; the others stay. `numbers`: of others."""
        today = by.workplace.today()
        whose, until = cls.token_of(by), today + A_WHILE
        cls.objects.filter(whose=whose, person=person, until__lt=today).delete()
        new = OwnPage(workplace=by.workplace, whose=whose, person=person, until=until)
        OwnPage.objects.bulk_create([new], ignore_conflicts=True)
        row = cls.objects.select_for_update().select_related("workplace").get(whose=whose, person=person)
        known = row.opened
        known["choices"] = {**known["choices"], **choices}
        known["numbers"] = {**{str(pk): number for pk, number in numbers.items()}, **known["numbers"]}
        row.chosen, row.until = json.dumps(known), until
        row.save(update_fields=["chosen", "until"])

    @classmethod
    @transaction.atomic
    def put_away(cls, *, by: Membership, person: Person, given: bool) -> None:
        """`given`: they have it; that alone is recorded."""
        gone, _each = cls.objects.of(by, person).delete()
        if gone and given:
            audit.record("person.own-page-given", person, by=by)

    @property
    def opened(self) -> dict[str, Any]:
        return json.loads(self.chosen) if self.chosen else {"choices": {}, "numbers": {}}

    @property
    def choices(self) -> dict[str, dict]:
        return self.opened["choices"]

    @property
    def numbers(self) -> dict[UUID, int]:
        return {UUID(pk): number for pk, number in self.opened["numbers"].items()}
