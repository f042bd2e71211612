"""What grew out of which conversation: other conversations, committees, actions (method 8, 23, 41)."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models import Exists, F, OuterRef, Q

from conversations.models.conversations import Conversation
from organizer import audit

ENDS = {"conversation": "talk", "committee": "committee", "action": "action"}  # model to the link's end
MOST = 2000  # links of one thread; no thread of people is as long

BACK = """
WITH RECURSIVE back(id, talk_id, earlier_id) AS (
    SELECT id, talk_id, earlier_id FROM {table} WHERE talk_id IN ({talks})
    UNION
    SELECT link.id, link.talk_id, link.earlier_id FROM {table} link JOIN back ON link.talk_id = back.earlier_id
)
SELECT id, talk_id, earlier_id FROM back LIMIT {most}
"""


class GrowthQuerySet(models.QuerySet):
    def visible_to(self, member):
        """A link is seen by those who may see both of its ends."""
        talks = Conversation.objects.visible_to(member)
        grown = Q(talk=None) | Exists(talks.filter(pk=OuterRef("talk")))
        return self.filter(grown, Exists(talks.filter(pk=OuterRef("earlier"))), workplace=member.workplace_id)

    def back_from(self, talks: Iterable[UUID]) -> list["Growth"]:
        """Every link behind these conversations, in one query and however deep; whoever asks leaves out what its
        reader may not see, and walks what is left: nobody gets past a talk that is hidden from them."""
        ids = list(talks)
        if not ids:
            return []
        prepared = [Conversation._meta.pk.get_db_prep_value(pk, connection) for pk in ids]
        query = BACK.format(
            table=connection.ops.quote_name(self.model._meta.db_table),
            talks=", ".join(["%s"] * len(ids)),
            most=MOST,
        )
        return list(Growth.objects.raw(query, prepared))


class Growth(models.Model):
    """One thing grew out of one conversation. Exactly one of `talk`, `committee`, `action` is what grew."""

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    talk = models.ForeignKey(Conversation, on_delete=models.CASCADE, null=True, related_name="roots")
    committee = models.ForeignKey("Committee", on_delete=models.CASCADE, null=True, related_name="roots")
    action = models.ForeignKey("Action", on_delete=models.CASCADE, null=True, related_name="roots")
    earlier = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="sprouts")

    objects = GrowthQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(talk__isnull=False, committee=None, action=None)
                | Q(talk=None, committee__isnull=False, action=None)
                | Q(talk=None, committee=None, action__isnull=False),
                name="one_thing_grew",
            ),
            models.CheckConstraint(condition=~Q(talk=F("earlier")), name="nothing_grows_out_of_itself"),
            models.UniqueConstraint(fields=["talk", "earlier"], name="a_talk_grew_from_it_once"),
            models.UniqueConstraint(fields=["committee", "earlier"], name="a_committee_grew_from_it_once"),
            models.UniqueConstraint(fields=["action", "earlier"], name="an_action_grew_from_it_once"),
        ]

    @classmethod
    @transaction.atomic
    def root(cls, grown, talks: Iterable[Conversation], *, by) -> None:
        """`grown` came out of exactly these, as far as `by` may see; links they may not see stay as they are."""
        what = {ENDS[grown._meta.model_name]: grown}
        known = {link.earlier_id: link.pk for link in cls.objects.visible_to(by).filter(**what)}
        wanted = {talk.pk for talk in talks if talk.pk != grown.pk}
        if wanted == known.keys():
            return
        cls.objects.filter(pk__in=[pk for earlier, pk in known.items() if earlier not in wanted]).delete()
        new = [Growth(workplace=by.workplace, earlier_id=pk, **what) for pk in sorted(wanted - known.keys())]
        Growth.objects.bulk_create(new)
        verb = f"{grown._meta.model_name}.grew-out-of"
        audit.record(verb, grown, by=by, now=sorted(wanted), was=sorted(known))
