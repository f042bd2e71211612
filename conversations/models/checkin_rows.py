from datetime import date

from django.db import models
from django.db.models import BooleanField, Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from conversations.models.not_now import NotNow
from conversations.models.readers import OpenedQuerySet
from relationships.models.base import SeenBy


class CheckInQuerySet(OpenedQuerySet):
    meeting = None

    def visible_to(self, member):
        """Who may know that it is there: its writer, the circle if it is open to it, and whoever may read why. One made
        out of a promise: who may read what was said in that conversation."""
        from conversations.models.conversations import Conversation

        if not member.in_circle:
            return self.none()
        talks = Conversation.objects.visible_to(member).filter(pk=OuterRef("conversation"))
        promised = Q(conversation__isnull=False) & Exists(talks)
        return self.filter(self._wished_by_us(member) | promised, workplace=member.workplace_id)

    def wished_by_us(self, member):
        """Of what the member may know of, all but promises: a shorter question."""
        return (
            self.filter(self._wished_by_us(member), workplace=member.workplace_id) if member.in_circle else self.none()
        )

    def _wished_by_us(self, member) -> Q:
        return Q(conversation=None) & (Q(seen_by=SeenBy.CIRCLE) | self.may_read(member))

    def for_list(self, member):
        """With what a list shows, and whether the member may read why (`readable`)."""
        may_read = Q(conversation__isnull=False) | self.may_read(member)
        rows = self.select_related("workplace", "person", "other", "met", "conversation__activity")
        return rows.annotate(readable=Coalesce(models.ExpressionWrapper(may_read, BooleanField()), Value(False)))

    def open(self):
        return self.filter(next_on__isnull=False)

    def due(self, day: date):
        """What has come up by that day, about people who work here. One index whatever there is."""
        here = Q(person=None) | Q(person__left_on=None)
        return self.filter(here, Q(other=None) | Q(other__left_on=None), next_on__lte=day)

    def offered_to(self, member):
        """Not taken up by somebody else. A promise is its maker's from the start."""
        return self.filter(taken_by__in=("", member.pen_name))

    def not_put_aside_by(self, member, day: date):
        """Without those about people of whom the member said "not now"."""
        said = NotNow.objects.of(member).on(day)
        people = said.filter(Q(person=OuterRef("person")) | Q(person=OuterRef("other")))
        return self.exclude(Exists(people))

    def waiting(self, member, day: date):
        return self.due(day).offered_to(member).not_put_aside_by(member, day)

    def waiting_for(self, member, day: date):
        """What it would be good to remind this member of on that day: the truth behind Today and every delivery."""
        return self.visible_to(member).waiting(member, day)

    def of(self, person_id):
        """About a person, or about one of two."""
        return self.filter(Q(person=person_id) | Q(other=person_id))

    def between(self, a, b):
        """About a tie; the two ids in stored order."""
        return self.filter(person=a, other=b)

    def promised_by(self, member):
        """What the member said they would do; nobody else is reminded of it."""
        return self.filter(workplace=member.workplace_id, written_by=member.pen_name, conversation__isnull=False)

    def open_or_answered_since(self, day: date):
        """What a page about somebody tells: the rest is history."""
        return self.filter(Q(next_on__isnull=False) | Q(answered_on__gte=day) | Q(ended_on__gte=day))

    def by_day(self):
        return self.order_by("next_on", "pk")
