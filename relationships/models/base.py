import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Inside(models.Model):
    """A row inside a workplace, with a random id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class SeenBy(models.TextChoices):
    """Who may know that it happened (S8)."""

    CIRCLE = "circle", _("Our circle")
    ME = "me", _("Just me")


class Basis(models.TextChoices):
    """How the one who entered it knows; `party` or `was there` follows from who was present (method 2)."""

    THERE = "there", _("I was there")
    TOLD = "told", _("One of them told me")
    HEARSAY = "hearsay", _("I heard it from somebody else")


class SharedQuerySet(models.QuerySet):
    """Rows with `seen_by` and `written_by`: the visibility rule of meetings and help, written once (S8)."""

    def visible_to(self, member):
        if not member.in_circle:
            return self.none()
        return self.filter(Q(seen_by=SeenBy.CIRCLE) | Q(written_by=member.pen_name), workplace=member.workplace_id)

    def seen_by_circle(self):
        """What every shared reading rests on (S9)."""
        return self.filter(seen_by=SeenBy.CIRCLE)
