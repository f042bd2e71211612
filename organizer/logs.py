"""Log lines say where and what kind, never who or what was written (S22)."""

import logging
import traceback


class Wordless(logging.Filter):
    """Takes query strings off paths and values out of exceptions before any handler formats them."""

    def filter(self, record: logging.LogRecord) -> bool:
        if request := getattr(record, "request", None):
            record.msg, record.args = "%s %s", (getattr(request, "method", ""), _route(request))
        record.__dict__.pop("request", None)
        return True


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
