from datetime import date

from django.db import models, transaction

from organizer import encryption
from organizer.stand_ins import of_a_member

FOR_GOOD = date.max


class NotNowQuerySet(models.QuerySet):
    def of(self, member):
        """The member's own, and nobody else's."""
        return self.filter(workplace=member.workplace_id, whose=NotNow.token_of(member))

    def on(self, day: date):
        return self.filter(until__gte=day)


class NotNow(models.Model):
    """A member would rather not be reminded of somebody until a day, that day included (method 9).

    Nobody else sees it and it stands in no audit. `whose` is no pen name: it is another keyed name that stands nowhere
    else, so that without the keys these rows lead neither to an account nor to anything its owner wrote (S15).
    """

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    whose = models.CharField(max_length=32)
    person = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="+")
    said_on = models.DateField()
    until = models.DateField()

    objects = NotNowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["whose", "person"], name="not_now_once")]

    @staticmethod
    @of_a_member
    def token_of(member) -> str:
        return encryption.ring(member.workplace_id).pen_name(f"not now|{member.pk}")

    @classmethod
    @transaction.atomic
    def say(cls, *, by, people, until: date = FOR_GOOD) -> None:
        """Of one person, or of two, or of their ids. Said again, the last word counts."""
        today, whose = by.workplace.today(), cls.token_of(by)
        ids = [getattr(one, "pk", one) for one in people]
        rows = [NotNow(workplace=by.workplace, whose=whose, person_id=pk, said_on=today, until=until) for pk in ids]
        NotNow.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["whose", "person"], update_fields=["said_on", "until"]
        )

    @classmethod
    @transaction.atomic
    def unsay(cls, *, by, people: list) -> None:
        cls.objects.of(by).filter(person__in=people).delete()
