"""A post that came too late (signed out, stale token) is kept on the server, encrypted, until its writer is back (S23).

Nothing typed is put into the browser's storage; only a post with a key that we signed for a user is kept, and only
that user sees it again.
"""

import json
import re
import uuid
from dataclasses import dataclass

from organizer import encryption, submissions

WAY_BACK = "/kept/"
SESSION, PLACE = "kept_posts", "session|kept"
MOST = 5  # of them, one from each page that was open
UNSAID = {"csrfmiddlewaretoken", "locked-path"}
NO_WORDS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\d:./ -]*|on")  # ids, days, times, numbers, ticks


@dataclass(frozen=True)
class KeptPost:
    path: str
    fields: list[tuple[str, str]]  # every name and value that was sent, in order

    @property
    def words(self) -> list[str]:
        """What a person typed or chose, to be read again and copied."""
        shown = [value for name, value in self.fields if name not in HIDDEN and not is_secret(name)]
        return [value for value in shown if not NO_WORDS.fullmatch(value)]

    @property
    def secret(self) -> bool:
        """Whether a password or passphrase was typed: such a post is kept nowhere, nor in part. Without its passphrase
        it would ask for something else."""
        return any(value and is_secret(name) for name, value in self.fields)

    @property
    def key(self) -> uuid.UUID | None:
        """The once-key that the form carries."""
        read = submissions.read_key(dict(self.fields).get(submissions.FIELD, ""))
        return read[1] if read else None


HIDDEN = {submissions.FIELD, "csrfmiddlewaretoken", "version"}


def is_secret(name: str) -> bool:
    return "password" in name or "passphrase" in name


def keep(request, post: KeptPost | None = None) -> bool:
    """Keeps the post in the session if it is one of our forms. The token is left out; the once-key stays.

    `post` is what was typed into a form that was not sent: the page was locked before.
    """
    if request.method != "POST" or not (read := submissions.read_key(request.POST.get(submissions.FIELD, ""))):
        return False
    post = post or of_post(request)
    if post.secret:
        return False
    drop(request, post.key)
    body = json.dumps({"user": read[0], "path": post.path, "fields": post.fields})
    request.session[SESSION] = [*request.session.get(SESSION, []), encryption.wrap(body.encode(), PLACE)][-MOST:]
    return True


def take(request) -> KeptPost | None:
    """What was kept last for the user who is now signed in; somebody else's is dropped unread."""
    for wrapped in reversed(request.session.get(SESSION, [])):
        user, post = _open(wrapped)
        if user == str(request.user.pk):
            return post
        _put_away(request, wrapped)
    return None


def of_post(request, path: str = "") -> KeptPost:
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name not in UNSAID]
    return KeptPost(path or request.get_full_path(), fields)


def drop(request, key: uuid.UUID | None) -> None:
    """The form with this once-key was saved, or is kept anew."""
    for wrapped in request.session.get(SESSION, []):
        if _open(wrapped)[1].key == key:
            _put_away(request, wrapped)


def let_go(request) -> None:
    """Its writer does not want it any more: what `take` gives."""
    if post := take(request):
        drop(request, post.key)


def _open(wrapped: str) -> tuple[str, KeptPost]:
    """Whose it is, and what."""
    try:
        body = json.loads(encryption.unwrap(wrapped, PLACE))
    except encryption.Unreadable:  # its key was rotated out
        body = {"user": "", "path": "", "fields": []}
    return body["user"], KeptPost(body["path"], [tuple(pair) for pair in body["fields"]])


def _put_away(request, wrapped: str) -> None:
    request.session[SESSION] = [other for other in request.session[SESSION] if other != wrapped]


def words_of(request) -> list[str]:
    """What was typed into the form of ours that the asker has just sent, when it cannot be saved; else nothing."""
    try:
        read = submissions.read_key(request.POST.get(submissions.FIELD, "")) if request.method == "POST" else None
        return of_post(request).words if read and read[0] == str(request.user.pk) else []
    except Exception:  # a page about an error makes no second one
        return []
