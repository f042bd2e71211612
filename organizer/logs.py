"""Log lines say where and what kind, never who or what was written (S22)."""

import logging
import traceback


class Wordless(logging.Filter):
    """Takes query strings off paths and values out of exceptions before any handler formats them."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "wordless", False):  # another handler has seen to it
            return True
        record.wordless = True
        if request := getattr(record, "request", None):
            status = getattr(record, "status_code", "")
            record.msg, record.args = "%s %s %s", (getattr(request, "method", ""), _route(request), status)
        elif not record.name.startswith(
            "kith"
        ):  # others put paths, statements and the words of errors into their lines
            record.msg, record.args = _without_words(record.msg, record.args)
        record.__dict__.pop("request", None)
        return True


def _without_words(message, values) -> tuple[str, tuple | dict]:
    """The fixed part of a line and its numbers."""
    text = message if isinstance(message, str) else type(message).__name__
    if isinstance(values, dict):
        return text, {name: _number(value) for name, value in values.items()}
    return text, tuple(_number(value) for value in values or ())


def _number(value):
    return value if isinstance(value, (int, float)) else "…"


def _route(request) -> str:
    match = getattr(request, "resolver_match", None)
    return match.route if match else "an unknown address"


class Line(logging.Formatter):
    def __init__(self):
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, ei) -> str:
        """The kind of error and the places it passed through, without its message and without values."""
        kind, _, trace = ei
        steps = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([kind.__name__, *steps])

    def formatStack(self, stack_info: str) -> str:
        return ""


class Events:
    """Lines that say what happened in fixed words and `name=value` pairs, so that a machine can count them.

    Values are numbers, ids of rows of ours and words of our code, never anything that somebody wrote (S22).
    """

    def __init__(self, name: str):
        self.log = logging.getLogger(name)

    def info(self, event: str, **facts) -> None:
        self._say(logging.INFO, event, facts)

    def warning(self, event: str, *, exc_info=False, **facts) -> None:
        self._say(logging.WARNING, event, facts, exc_info=exc_info)

    def _say(self, level: int, event: str, facts: dict, **more) -> None:
        pairs = " ".join(f"{name}=%s" for name in facts)
        self.log.log(level, f"{event} {pairs}".rstrip(), *facts.values(), **more)


def events(name: str) -> Events:
    return Events(name)
