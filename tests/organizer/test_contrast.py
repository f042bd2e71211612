"""The colours, read from the stylesheets: legible in light and dark, and department tints that all eyes keep apart."""

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "static" / "css"

# Linear RGB as seen without red, green or blue cones (Machado, Oliveira and Fernandes 2009, severity 1.0).
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
WORDS = [  # (ink, what it stands on): at least 4.5
    *[(ink, ground) for ink in ("ink", "soft", "clay", "clay-deep") for ground in ("paper", "card", "sunk")],
    *[("ink", ground) for ground in ("clay-wash", "moss-wash", "amber-wash")],
    ("soft", "clay-wash"),
    ("clay", "clay-wash"),
    ("on-clay", "clay"),
    ("on-clay", "clay-deep"),
    *[(ink, ground) for ink in ("moss", "amber") for ground in ("paper", "card")],
    ("moss", "moss-wash"),
    ("amber", "amber-wash"),
]
MARKS = [(mark, ground) for mark in ("edge", "clay", "moss", "amber") for ground in ("paper", "card")]  # at least 3


def colours(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", text))


def palette(mode: str) -> dict[str, str]:
    light, dark = (CSS / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    return colours(light) | (colours(dark) if mode == "dark" else {})


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, between 1 and 21."""
    lights = [sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def lab(colour: str, eyes: str) -> tuple[float, float, float]:
    r, g, b = [min(1, max(0, sum(m * p for m, p in zip(row, linear(colour), strict=True)))) for row in EYES[eyes]]
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    x, y, z = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z)]
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def tints() -> list[str]:
    text = (CSS / "tints.css").read_text()
    return [colours(text)[f"tint-{number}"] for number in range(8)]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_and_marks_can_be_read(mode):
    have = palette(mode)
    faint = [
        (ink, ground, round(contrast(have[ink], have[ground]), 2))
        for pairs, least in ((WORDS, 4.5), (MARKS, 3.0))
        for ink, ground in pairs
        if contrast(have[ink], have[ground]) < least
    ]
    assert faint == []


@pytest.mark.parametrize("eyes", EYES)
def test_all_eyes_keep_the_eight_tints_apart(eyes):
    """Twenty in CIE Lab is several times what one just notices, enough for a circle of 28 pixels."""
    alike = [pair for pair in combinations(tints(), 2) if math.dist(lab(pair[0], eyes), lab(pair[1], eyes)) < 20]
    assert alike == []


def test_initials_can_be_read_on_every_tint():
    text = (CSS / "tints.css").read_text()
    inks = re.findall(r"\.tint-(\d) { --tint: var\(--tint-\d\); --on-tint: var\(--(tint-\w+)\); }", text)
    assert [int(number) for number, _ in inks] == list(range(8))
    ratios = {number: contrast(colours(text)[ink], tints()[int(number)]) for number, ink in inks}
    assert {number: round(ratio, 2) for number, ratio in ratios.items() if ratio < 4.5} == {}


def test_the_bar_of_the_browser_has_the_colour_of_the_paper():
    base = (CSS.parents[1] / "templates" / "organizer" / "base.html").read_text()
    found = re.findall(r'name="theme-color" content="(#\w+)" media="\(prefers-color-scheme: (\w+)\)"', base)
    assert found == [(palette("light")["paper"], "light"), (palette("dark")["paper"], "dark")]
