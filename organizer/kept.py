"""A post that came too late (signed out, stale token) is kept on the server, encrypted, until its writer is back (S23).

Nothing typed is put into the browser's storage; only a post with a key that we signed for a user is kept, and only
that user sees it again.
"""

import json
import re
from dataclasses import dataclass

from organizer import encryption, submissions

WAY_BACK = "/kept/"
SESSION, PLACE = "kept_post", "session|kept"
NO_WORDS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\d:./ -]*|on")  # ids, days, times, numbers, ticks


@dataclass(frozen=True)
class KeptPost:
    path: str
    fields: list[tuple[str, str]]  # every name and value that was sent, in order

    @property
    def words(self) -> list[str]:
        """What a person typed or chose, to be read again and copied."""
        return [value for name, value in self.fields if name not in HIDDEN and not NO_WORDS.fullmatch(value)]


HIDDEN = {submissions.FIELD, "csrfmiddlewaretoken", "version"}


def keep(request) -> bool:
    """Keeps the post in the session if it is one of our forms. The token is left out; the once-key stays."""
    if request.method != "POST" or not (read := submissions.read_key(request.POST.get(submissions.FIELD, ""))):
        return False
    post = of_post(request)
    body = json.dumps({"user": read[0], "path": post.path, "fields": post.fields})
    request.session[SESSION] = encryption.wrap(body.encode(), PLACE)
    return True


def take(request) -> KeptPost | None:
    """What was kept for the user who is now signed in; somebody else's is dropped unread."""
    if not (wrapped := request.session.get(SESSION)):
        return None
    try:
        body = json.loads(encryption.unwrap(wrapped, PLACE))
    except encryption.Unreadable:  # its key was rotated out
        body = {"user": ""}
    if body["user"] != str(request.user.pk):
        drop(request)
        return None
    return KeptPost(body["path"], [tuple(pair) for pair in body["fields"]])


def of_post(request) -> KeptPost:
    fields = [
        (name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken"
    ]
    return KeptPost(request.get_full_path(), fields)


def words_of(request) -> list[str]:
    """What was typed into the form of ours that the asker has just sent, when it cannot be saved; else nothing."""
    try:
        read = submissions.read_key(request.POST.get(submissions.FIELD, "")) if request.method == "POST" else None
        return of_post(request).words if read and read[0] == str(request.user.pk) else []
    except Exception:  # a page about an error makes no second one
        return []


def drop(request) -> None:
    if SESSION in request.session:
        del request.session[SESSION]
