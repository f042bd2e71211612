from django.db import models

from organizer import encryption


class DataKey(models.Model):
    """A key of one workplace, wrapped by an installation key. Number 0 keys the pen names and never changes."""

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="keys")
    number = models.PositiveSmallIntegerField()
    wrapped = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workplace", "number"], name="one_key_per_number")]

    @classmethod
    def new(cls, workplace, number: int) -> "DataKey":
        key = cls(workplace=workplace, number=number)
        key.wrapped = encryption.wrap(encryption.new_key(), key.place)
        return key

    @property
    def place(self) -> str:
        return f"organizer_datakey|wrapped|{self.workplace_id}|{self.number}"
