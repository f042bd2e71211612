"""A mail server on the loopback that keeps what it is given, to count what really left."""

import email
import socketserver
import threading
import time
from collections import Counter
from dataclasses import dataclass
from email.message import Message


@dataclass(frozen=True)
class Arrived:
    to: str
    message: Message

    @property
    def id(self) -> str:
        return self.message["Message-ID"]

    @property
    def text(self) -> str:
        """Everything that is to be read in it."""
        return "\n".join([*(f"{name}: {value}" for name, value in self.message.items()), self.message.get_payload()])


class _Talk(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs to leave a mail."""

    server: "MailSink"

    def handle(self) -> None:
        to = ""
        self._say("220 sink")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"RCPT":
                to = line.split(b"<")[1].split(b">")[0].decode()
            if word == b"DATA":
                self._say("354 go on")
                self.server.keep(to, self._read())
                time.sleep(self.server.slow)  # it has it, and has not said so yet: the moment to be killed in
            self._say("221 bye" if word == b"QUIT" else "250 ok")
            if word == b"QUIT":
                return

    def _read(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))
        return b"".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailSink(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True

    def __init__(self, slow: float = 0.0):
        super().__init__(("127.0.0.1", 0), _Talk)
        self.slow, self.arrived = slow, []
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def keep(self, to: str, words: bytes) -> None:
        with self.lock:
            self.arrived.append(Arrived(to, email.message_from_bytes(words)))

    def handle_error(self, request, client_address) -> None:
        """A client that was killed in the middle."""

    @property
    def by_address(self) -> dict[str, set[str]]:
        """The Message-IDs that each address got."""
        found: dict[str, set[str]] = {}
        for one in list(self.arrived):
            found.setdefault(one.to, set()).add(one.id)
        return found

    @property
    def repeats(self) -> int:
        return sum(Counter(one.id for one in self.arrived).values()) - len({one.id for one in self.arrived})
