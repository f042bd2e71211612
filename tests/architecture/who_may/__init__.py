"""Who may open what: every URL there is, and what it answers to whom. The suite is red while a URL has no line here.

One line per URL in the file of its app (`organizer.py`, `relationships.py`, `conversations.py`):

    "people":        line(get=CIRCLE),
    "person":        line("person", get=CIRCLE),
    "departure":     line("person", post="303 303 303 404 404 in", data={"left_on": "2025-03-01"}),
    "activity":      line("activity", get=CIRCLE),
    "activity mine": line("my_activity", get=AUTHOR),

- The key is the name of the URL. Words after a space tell several lines of one URL apart.
- The words before `get=` name the objects whose ids the address takes, after the workplace; see `things/`. Ana made
  them all: `activity` is seen by the circle, `my_activity` by her alone.
- `get` and `post` are the statuses for **Ana, Tomas, Dina, Hal, Caro and nobody**, in this order. `in` means: sent to
  sign in. Ana and Tomas are organizers, Dina is an admin, Hal a helper, Caro an admin of another workplace. A method
  without statuses must be refused: 405 to those inside, 404 or `in` to the others.
- `data` is what is posted, `query` what stands behind the question mark; `{person}` in them is the id of that thing.
  Each person posts to a fresh copy of everything, so that a line never sees what another one did.
"""

from dataclasses import dataclass, field

CIRCLE = "200 200 200 404 404 in"
AUTHOR = "200 404 404 404 404 in"  # just me: to the others it is not there (S7)
ADMIN = "403 403 200 404 404 in"
EVERYBODY_INSIDE = "200 200 200 200 404 in"  # helpers too
SAVED = "303 303 303 404 404 in"
SAVED_BY_AUTHOR = "303 403 403 404 404 in"  # visible to the circle, the author's to change
SAVED_BY_ADMIN = "403 403 303 404 404 in"
REFUSED = "422 422 422 404 404 in"  # what was posted is not enough: the form comes back

PEOPLE = ("ana", "tomas", "dina", "hal", "caro", "nobody")


@dataclass(frozen=True)
class Line:
    things: tuple[str, ...]
    get: dict[str, str]
    post: dict[str, str]
    data: dict = field(default_factory=dict)
    query: dict = field(default_factory=dict)
    args: tuple[str, ...] = ()  # of an address that names no thing of ours
    alike: bool = False  # only nobody's status is written down; all who are signed in get one and the same


def line(
    *things: str,
    get: str = "",
    post: str = "",
    data: dict | None = None,
    query: dict | None = None,
    args: tuple[str, ...] = (),
) -> Line:
    return Line(things, _columns(get), _columns(post), data or {}, query or {}, args)


def signed_in(status: int, *, nobody: str = "in", post: str = "", **more) -> Line:
    """A page that belongs to a person and not to a workplace: the same for everybody who is signed in."""
    columns = _columns(" ".join([str(status)] * 5 + [nobody]))
    return Line((), columns, _columns(post), **more)


def allauth(*args: str, nobody: str) -> Line:
    """A page of allauth's, about nobody but the one who asks. `nobody`: what GET and POST answer without signing in."""
    get, post = nobody.split()
    return Line((), {"nobody": get}, {"nobody": post}, args=args, alike=True)


def _columns(statuses: str) -> dict[str, str]:
    words = statuses.split()
    if words and len(words) != len(PEOPLE):
        raise ValueError(f"six statuses, one for each of {', '.join(PEOPLE)}: {statuses!r}")
    return dict(zip(PEOPLE, words, strict=False))
