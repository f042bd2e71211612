"""A post that came too late (signed out, stale token) is kept on the server, encrypted, until its writer is back (S23).

Nothing typed is put into the browser's storage; only a post with a key that we signed for a user is kept, and only
that user sees it again.
"""

import json
from dataclasses import dataclass

from organizer import encryption, submissions

WAY_BACK = "/kept/"
SESSION, PLACE, MOST = "kept_post", "session|kept", 200_000


@dataclass(frozen=True)
class KeptPost:
    path: str
    fields: list[tuple[str, str]]  # every name and value that was sent, in order

    @property
    def words(self) -> list[str]:
        """What a person typed: values with a space or longer than a word, to be read again and copied."""
        return [
            value for name, value in self.fields if name not in HIDDEN and (" " in value.strip() or len(value) > 40)
        ]


HIDDEN = {submissions.FIELD, "csrfmiddlewaretoken", "version"}


def keep(request) -> bool:
    """Keeps the post in the session if it is one of our forms. The token is left out; the once-key stays."""
    if request.method != "POST" or not (read := submissions.read_key(request.POST.get(submissions.FIELD, ""))):
        return False
    fields = [
        (name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken"
    ]
    body = json.dumps({"user": read[0], "path": request.get_full_path(), "fields": fields})
    if len(body) > MOST:
        return False
    request.session[SESSION] = encryption.wrap(body.encode(), PLACE)
    return True


def take(request) -> KeptPost | None:
    """What was kept for the user who is now signed in; somebody else's is dropped unread."""
    if not (wrapped := request.session.get(SESSION)):
        return None
    body = json.loads(encryption.unwrap(wrapped, PLACE))
    if body["user"] != str(request.user.pk):
        drop(request)
        return None
    return KeptPost(body["path"], [tuple(pair) for pair in body["fields"]])


def of_post(request) -> KeptPost:
    fields = [
        (name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken"
    ]
    return KeptPost(request.get_full_path(), fields)


def drop(request) -> None:
    request.session.pop(SESSION, None)
