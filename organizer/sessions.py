"""Sessions that a stolen database gives away nothing of (S15): neither a sign-in that still works, nor whose it is.

The cookie carries a secret, the row is found by a digest of it, its contents are encrypted, and the moment at which
it was last written, which would be the moment at which its user wrote something else, is rounded to the day.
"""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.middleware import SessionMiddleware as Base
from django.utils import timezone
from django.utils.crypto import get_random_string

from organizer import encryption

GONE = object()


def merged(before: dict, mine: dict, theirs: dict) -> dict:
    """Their contents, with what became different from `before` to mine."""
    changed = {key for key in before.keys() | mine.keys() if before.get(key, GONE) != mine.get(key, GONE)}
    same = {key: value for key, value in theirs.items() if key not in changed}
    return same | {key: mine[key] for key in changed & mine.keys()}


def row_key(secret: str) -> str:
    return encryption.digest(secret, "session")[:40]


class SessionStore(db.SessionStore):
    """`session_key` is the key of the row; `secret` what the cookie carries, known while its request lasts."""

    secret = ""
    _read = ""  # the contents of the row as they were read or written last, sealed

    def load(self) -> dict:
        row = self._get_session_from_db()  # type: ignore[attr-defined]
        self._read = row.session_data if row else ""
        return self.decode(self._read) if row else {}

    def save(self, must_create=False) -> None:
        if self.session_key is None:
            return self.create()
        if must_create:
            super().save(must_create=True)
        else:
            self._save_beside_others()
        self._read = self._written
        return None

    def _save_beside_others(self) -> None:
        """Only what this request changed: two at the same moment must not undo each other, least of all a lock."""
        rows = self.model.objects.filter(session_key=self.session_key)
        mine = self._get_session()  # type: ignore[attr-defined]
        while True:
            row = self.create_model_instance(mine)
            known = {"session_data": row.session_data, "expire_date": row.expire_date}
            if rows.filter(session_data=self._read).update(**known):
                return
            if (now := rows.values_list("session_data", flat=True).first()) is None:
                raise UpdateError  # ended meanwhile
            mine = self._session_cache = merged(self.decode(self._read), mine, self.decode(now))
            self._read = now

    def _get_new_session_key(self) -> str:
        while True:
            self.secret = get_random_string(32, "abcdefghijklmnopqrstuvwxyz0123456789")
            if not self.exists(key := row_key(self.secret)):
                return key

    def encode(self, session_dict) -> str:
        return encryption.wrap(self.serializer().dumps(session_dict), f"session|{self.session_key}")

    def decode(self, session_data) -> dict:
        try:
            return self.serializer().loads(encryption.unwrap(session_data, f"session|{self.session_key}"))
        except encryption.Unreadable:
            return {}

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        self._written = row.session_data
        day = timezone.localtime(row.expire_date, timezone.get_default_timezone()).date() + timedelta(days=1)
        row.expire_date = timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())
        return row


class SessionMiddleware(Base):
    def process_request(self, request) -> None:
        secret = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        request.session = SessionStore(row_key(secret) if secret else None)
        request.session.secret = secret

    def process_response(self, request, response):
        response = super().process_response(request, response)
        cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
        if cookie is not None and cookie.value:
            cookie.set(cookie.key, request.session.secret, request.session.secret)
        return response
