from django.db.models import Exists, OuterRef, Prefetch, Q

from conversations.models.readers import OpenedQuerySet
from conversations.models.taking_part import TakingPart, Turnout
from relationships.models import Activity
from relationships.models.base import SeenBy


class ActionQuerySet(OpenedQuerySet):
    def visible_to(self, member):
        """Who may know of it: those who plan it, those it is opened to, and, once it happened, whoever may know that
        these people were together."""
        if not member.in_circle:
            return self.none()
        happened = Turnout.objects.filter(activity__in=Activity.objects.visible_to(member).values("pk"))
        known = self._words_of(member) | Q(pk__in=happened.values("action"))
        return self.filter(known, workplace=member.workplace_id)

    def read_by(self, member):
        """Whose words the member may read: what it is called, who does what, what they think of it."""
        return self.filter(self._words_of(member), workplace=member.workplace_id) if member.in_circle else self.none()

    def _words_of(self, member) -> Q:
        owned = TakingPart.objects.planning().of_member(member).values("action")
        return Q(written_by=member.pen_name) | Q(pk__in=owned) | self.opened_to(member)

    def opened_to(self, member) -> Q:
        """As it was opened; once it happened, never to more than know that it did."""
        there = Turnout.objects.filter(action=OuterRef("pk"))
        no_wider = ~Exists(there) | Exists(there.filter(activity__seen_by=SeenBy.CIRCLE))
        return self.shared_with(member) & no_wider

    def for_reader(self, member):
        """With `reads`, whether the member may read its words, and with the turnouts that they may know of."""
        mine = type(self)(self.model).read_by(member).filter(pk=OuterRef("pk"))
        known = Activity.objects.visible_to(member).filter(pk=OuterRef("activity"))
        seen = (
            Turnout.objects.filter(Exists(known))  # looked at for these few; `in` would read every activity there is
            .select_related("activity")
            .prefetch_related("activity__presences")
            .order_by("activity__on", "made_at")
        )
        return (
            self.visible_to(member)
            .annotate(reads=Exists(mine))
            .select_related("workplace")
            .prefetch_related(Prefetch("turnouts", seen, to_attr="seen_turnouts"), "taking_part")
        )
