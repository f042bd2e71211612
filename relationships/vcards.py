"""One person as a card for an address book. Version 3.0 (RFC 2426): what iPhones and Androids both read without a loss;
lines are folded and text is escaped as RFC 6350 says too (3.2, 3.4). Pure."""

import re

A_LINE = 75  # octets, without its end
UNHEARD_OF = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
MAIL = re.compile(r"[^\s@,;<>()\"]+@[^\s@,;<>()\"]+\.[^\s@,;<>()\"]+")
PHONE = re.compile(r"\+?\d[\d ()/.-]{4,}\d")


def card(name: str, *, department: str = "", reach: str = "", note: str = "") -> str:
    """`reach`: how they like to be reached, in their words; numbers and addresses in it become ones to tap."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{_text(name)}", f"N:;{_text(name)};;;"]
    if department:
        lines.append(f"ORG:;{_text(department)}")
    mails = MAIL.findall(reach)
    lines += [f"EMAIL;TYPE=INTERNET:{_text(mail)}" for mail in mails]
    lines += [f"TEL;TYPE=VOICE:{_text(phone)}" for phone in PHONE.findall(MAIL.sub(" ", reach))]
    if words := "\n".join(part for part in (reach, note) if part):
        lines.append(f"NOTE:{_text(words)}")
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def _text(words: str) -> str:
    words = UNHEARD_OF.sub("", words.replace("\r\n", "\n"))
    return re.sub(r"([\\,;])", r"\\\1", words).replace("\n", r"\n")


def _folded(line: str) -> str:
    """In pieces of at most 75 octets, never within a letter; each further one begins with a space."""
    pieces, rest = [], line.encode()
    room = A_LINE
    while len(rest) > room:
        at = room
        while rest[at] & 0xC0 == 0x80:
            at -= 1
        pieces.append(rest[:at].decode())
        rest, room = rest[at:], A_LINE - 1
    return "\r\n ".join([*pieces, rest.decode()])
