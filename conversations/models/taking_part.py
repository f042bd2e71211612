"""Who is part of an action: in its plan, each with what part they take, and on the day, all of them or a named part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conversations.models.seats import SeatedQuerySet
from organizer.fields import EncryptedTextField
from relationships.models import Activity
from relationships.models.base import Inside


class TakingPartQuerySet(SeatedQuerySet):
    def planning(self):
        return self.filter(owner=True)


class TakingPart(Inside):
    """A person is part of an action or its plan: what part they take, and whether the plan is theirs too."""

    action = models.ForeignKey("conversations.Action", on_delete=models.CASCADE, related_name="taking_part")
    person = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="taking_part")
    part = EncryptedTextField(_("what part they took"), blank=True, words=200)
    owner = models.BooleanField(default=False)
    mark = models.CharField(max_length=32)  # see conversations/models/seats.py

    objects = TakingPartQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["mark"], name="plans_of_a_member")]
        constraints = [models.UniqueConstraint(fields=["action", "person"], name="takes_part_once")]


class Turnout(Inside):
    """Those who did it together, all of them or a named part: one activity each, which says who, when and where."""

    action = models.ForeignKey("conversations.Action", on_delete=models.CASCADE, related_name="turnouts")
    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="turnout")
    name = EncryptedTextField(_("which part of you"), blank=True, words=80)
