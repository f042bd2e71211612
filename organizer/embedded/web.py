"""The web server of an embedded Kith: waitress in a thread, on the loopback alone."""

import os
import socket
import threading

from django.conf import settings
from waitress import wasyncore
from waitress.server import TcpWSGIServer, create_server

PORTS_TO_TRY = 20
THREADS = 4


class NoPort(Exception):
    """Every port that was tried is taken."""


def listen(port: int) -> tuple[int, list[socket.socket]]:
    """The first free port from `port` on, and the sockets that hold it: `localhost` may mean either loopback."""
    for number in range(port, port + PORTS_TO_TRY):
        try:
            return number, _hold(number)
        except OSError:
            continue
    raise NoPort


def _hold(port: int) -> list[socket.socket]:
    held: list[socket.socket] = []
    try:
        for family, host in _loopbacks():
            held.append(socket.socket(family, socket.SOCK_STREAM))
            if os.name == "posix":  # a port that was ours a moment ago may be ours again
                held[-1].setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                held[-1].setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            held[-1].bind((host, port))
            held[-1].listen(128)
    except OSError:
        for opened in held:
            opened.close()
        raise
    return held


def _loopbacks() -> list[tuple[socket.AddressFamily, str]]:
    """127.0.0.1 and, where this machine has it, ::1."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as tried:
            tried.bind(("::1", 0))
    except OSError:
        return [(socket.AF_INET, "127.0.0.1")]
    return [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")]


class Web:
    """The application behind sockets that are listening already."""

    def __init__(self, application, sockets: list[socket.socket]):
        self.open: dict = {}  # by file number: what waitress listens on, and every connection
        self.server = create_server(
            application,
            map=self.open,
            sockets=sockets,
            threads=THREADS,
            ident=None,
            max_request_body_size=settings.KITH_MOST_UPLOADED,
            inbuf_overflow=settings.KITH_MOST_UPLOADED,  # past this it would lay the body on the disk, in the clear
        )
        self.thread = threading.Thread(target=self.server.run, name="web", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self, *, patience: int) -> None:
        """What is being answered is answered, for at most `patience` seconds; nobody new is let in."""
        doors = [door for door in self.open.values() if isinstance(door, TcpWSGIServer)]
        doors[0].trigger.pull_trigger(lambda: [wasyncore.dispatcher.close(door) for door in doors])
        self.server.task_dispatcher.shutdown(timeout=patience)
