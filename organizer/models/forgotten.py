from django.db import models

from organizer import encryption


class Forgotten(models.Model):
    """That somebody was forgotten, so that a backup from before does not bring them back (S28).

    A keyed digest of an id that stands nowhere any more: without the keys, and without such a backup, it leads nowhere.
    """

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=32)
    struck = models.CharField(max_length=12, blank=True)  # which of their names were struck out, as erasure.NAMES

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workplace", "digest"], name="forgotten_once")]

    @staticmethod
    def digest_of(workplace_id, pk) -> str:
        return encryption.ring(workplace_id).pen_name(f"forgotten|{pk}")

    @classmethod
    def remember(cls, workplace, pk, *, struck: str) -> None:
        row = Forgotten(workplace=workplace, digest=cls.digest_of(workplace.pk, pk), struck=struck)
        Forgotten.objects.bulk_create([row], ignore_conflicts=True)
