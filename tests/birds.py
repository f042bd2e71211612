"""Canaries: letters that exist nowhere else, to be looked for in whatever may be stolen."""

import base64
import random


class Birds:
    """Sixteen letters each, never the same twice."""

    def __init__(self):
        self.all: list[str] = []
        self.random = random.Random(7)

    def one(self) -> str:
        self.all.append("".join(self.random.choices("abcdefghijklmnopqrstuvwxyz", k=16)).capitalize())
        return self.all[-1]

    def found_in(self, stolen: bytes) -> list[str]:
        """Those that can be read there: as they are, in UTF-16, or in base64 at any offset."""
        lower = stolen.lower()
        return [bird for bird in self.all if any(shape in stolen or shape.lower() in lower for shape in shapes(bird))]


def shapes(bird: str) -> list[bytes]:
    plain = bird.encode()
    return [plain, bird.encode("utf-16-le"), *(base64.b64encode(b"x" * n + plain)[4:-4] for n in range(3))]
