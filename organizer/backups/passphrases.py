"""The passphrase that locks the key that goes along: from KITH_PASSPHRASE (or the file KITH_PASSPHRASE_FILE names), or
asked for at the terminal. Never on the command line, where others on the machine would see it."""

import getpass
import sys

from django.core.management.base import CommandError

from organizer import env

SHORTEST = 16  # five common words are longer


def ask_for_new() -> str:
    passphrase = _given() or _asked("A passphrase, five or six words: ")
    if len(passphrase.strip()) < SHORTEST:
        raise CommandError(f"The passphrase is too short: at least {SHORTEST} letters. Five or six words are good.")
    if not _given() and _asked("Once more: ") != passphrase:
        raise CommandError("The two are not the same. Nothing was written.")
    return passphrase


def ask() -> str:
    return _given() or _asked("The passphrase it was made with: ")


def _given() -> str:
    return env.text("KITH_PASSPHRASE", "")


def _asked(words: str) -> str:
    if not sys.stdin.isatty():
        raise CommandError(
            "It needs a passphrase: give it in KITH_PASSPHRASE, or in a file named in KITH_PASSPHRASE_FILE."
        )
    return getpass.getpass(words)
