import base64
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from organizer import audit, encryption
from organizer.fields import EncryptedTextField
from organizer.models.memberships import Membership

LASTS = timedelta(hours=1)
PIECE = 64 * 1024  # bytes of a file in one row: what making and sending one hold in memory


class ExportQuerySet(models.QuerySet):
    def held_by(self, member: Membership, session: str):
        """Those that the member asked for in this very session, until their hour is over (S16)."""
        holder = Export.holder_of(member, session)
        return self.filter(workplace=member.workplace_id, holder=holder, expires_at__gt=timezone.now())

    def waiting(self):
        return self.filter(taken_at=None)

    def newest_first(self):
        return self.select_related("workplace").order_by("-asked_at", "pk")


class Export(models.Model):
    """Data that leaves: asked for with a reason, made by a worker, taken once, gone after an hour (S16).

    Whose it is, is sealed: a pen name beside what only few may do would lead to their account (S15).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    holder = models.CharField(max_length=64)  # a keyed digest of the member and their session
    asked_by = EncryptedTextField(words=36)  # the id of the membership
    form = models.CharField(max_length=40)
    holds = models.CharField(max_length=10)  # the level of export, as in records.py
    about = EncryptedTextField(blank=True, words=36)  # the id of whom it is about, if it is about one person
    reason = EncryptedTextField(words=300)
    passphrase = EncryptedTextField(blank=True, words=200)  # until the file is made
    closed = models.BooleanField(default=False)  # whether it opens with a passphrase alone
    asked_at = models.DateTimeField(auto_now_add=True)
    done = models.PositiveIntegerField(default=0)  # rows
    total = models.PositiveIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    objects = ExportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["holder"], name="exports_of_a_session")]

    @staticmethod
    def holder_of(member: Membership, session: str) -> str:
        return encryption.digest(f"{member.pk}|{session}", "export")

    @classmethod
    @transaction.atomic
    def ask(cls, *, by: Membership, session: str, form: str, level: str, reason: str, **known: str) -> "Export":
        """Recorded before anything is read. `known`: `about`, `passphrase`."""
        from organizer import outbox

        holder, until = cls.holder_of(by, session), timezone.now() + LASTS
        row = cls(workplace=by.workplace, holder=holder, asked_by=str(by.pk), form=form, holds=level, expires_at=until)
        row.reason, row.about, row.passphrase = reason, known.get("about", ""), known.get("passphrase", "")
        row.closed = bool(row.passphrase)
        row.save(force_insert=True)
        audit.record("export.asked", row, by=by, form=form, level=level, reason=reason, about=row.about)
        outbox.put("export", export=str(row.pk))
        return row

    @property
    def member(self) -> Membership | None:
        """Who asked for it, if they are there at this moment (S6)."""
        who = Membership.objects.current().select_related("workplace", "user").filter(pk=UUID(self.asked_by)).first()
        return who if who and who.user.is_active else None

    def begin(self) -> None:
        """Also once more: a worker that was killed left half a file."""
        self.pieces.all().delete()
        self.done = self.total = 0
        self.save(update_fields=["done", "total"])

    def move(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        self.save(update_fields=["done", "total"])

    def add(self, number: int, body: bytes) -> None:
        piece = ExportPiece(workplace=self.workplace, export=self, number=number)
        piece.body = base64.b64encode(body).decode()
        piece.save(force_insert=True)

    @transaction.atomic
    def be_ready(self, *, by: Membership, rows: int) -> None:
        """How many rows of data it holds is recorded before the first byte can leave."""
        self.ready_at = timezone.now()
        self.done = self.total = rows
        self.passphrase, self.expires_at = "", self.ready_at + LASTS
        self.save(update_fields=["ready_at", "done", "total", "passphrase", "expires_at"])
        audit.record("export.made", self, by=by, form=self.form, level=self.holds, rows=rows, reason=self.reason)

    @transaction.atomic
    def fail(self) -> None:
        self.pieces.all().delete()
        self.failed_at, self.passphrase = timezone.now(), ""
        self.save(update_fields=["failed_at", "passphrase"])

    @transaction.atomic
    def take(self, *, by: Membership) -> bool:
        """Once. False if it is not ready, or somebody was quicker."""
        ready = Export.objects.filter(pk=self.pk, ready_at__isnull=False, failed_at=None, taken_at=None)
        if ready.filter(expires_at__gt=timezone.now()).update(taken_at=timezone.now()) != 1:
            return False
        audit.record("export.taken", self, by=by, form=self.form, level=self.holds, rows=self.total)
        return True

    def bytes(self) -> Iterator[bytes]:
        """What was made, piece by piece; nothing of it is kept afterwards."""
        try:
            for number in range(self.pieces.count()):
                piece = self.pieces.select_related("workplace").get(number=number)
                yield base64.b64decode(piece.body)
        finally:
            self.pieces.all().delete()

    @transaction.atomic
    def drop(self, *, by: Membership) -> None:
        """Whoever asked for it no longer wants it."""
        audit.record("export.dropped", self, by=by, form=self.form, level=self.holds)
        self.delete()

    @classmethod
    def end_of(cls, member: Membership) -> None:
        """The member may export no more: what they asked for goes at once (S6)."""
        rows = cls.objects.filter(workplace=member.workplace_id).select_related("workplace")
        ids = [row.pk for row in rows if row.asked_by == str(member.pk)]
        cls.objects.filter(pk__in=ids).delete()

    @classmethod
    def tidy(cls, *, now: datetime) -> None:
        cls.objects.filter(expires_at__lt=now).delete()


class ExportPiece(models.Model):
    """Some of the bytes of a file that waits to be taken: sealed, where web and worker both reach it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    export = models.ForeignKey(Export, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    body = EncryptedTextField()  # base64

    class Meta:
        constraints = [models.UniqueConstraint(fields=["export", "number"], name="a_piece_stands_once")]
