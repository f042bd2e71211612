"""Writes a made-up workplace by the verbs that people's entries use, some hundred rows at a time."""

from collections.abc import Callable, Iterable

from conversations.made_up import entries, grievances
from conversations.made_up.people import Made, move_in
from conversations.made_up.plan import plan
from conversations.made_up.together import grow
from conversations.models import Conversation
from organizer import statistics
from relationships.models import Activity, Giving
from relationships.ties import afterwards

AT_ONCE = 500  # rows a verb takes: keeps memory small, and the time for which a transaction holds the lock


def make(people: int, seed: int = 0, *, ties: int | None = None, conversations: int | None = None) -> Made:
    """A workplace of `people`; unless told, five conversations and, as far as so few can have them, four ties for each.

    Raises `TooManyTies`. Ids are random; everything else follows from the seed and today's date.
    """
    made = move_in(people, plan(people, ties, seed), seed)
    talked = 5 * people if conversations is None else conversations
    with afterwards(made.workplace):
        talked = max(0, talked - (grow(made, seed) if talked else 0))
        _write(entries.talks(made, talked, seed), lambda by, rows: Conversation.log_many(by=by, conversations=rows))
        _write(entries.company(made, talked, seed), lambda by, rows: Activity.add_many(by=by, activities=rows))
        _write(entries.help_given(made, seed), lambda by, rows: Giving.add_many(by=by, givings=rows))
    grievances.come_up(made, seed)
    statistics.gather()
    return made


def _write(told: Iterable[entries.Entry], add_many: Callable) -> None:
    waiting: dict = {}
    for by, entry in told:
        waiting.setdefault(by, []).append(entry)
        if len(waiting[by]) == AT_ONCE:
            add_many(by, waiting.pop(by))
    for by, rows in waiting.items():
        add_many(by, rows)
