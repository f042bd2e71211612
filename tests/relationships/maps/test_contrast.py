"""What is drawn on the map can be seen in light and dark, by the rules of the style sheet (WCAG 1.4.3, 1.4.11)."""

import re

import pytest

from tests.organizer.test_contrast import CSS, contrast, palette, tints

RULES = (CSS / "maps.css").read_text()


def rule(selector: str) -> dict[str, str]:
    """What the style sheet says of a selector, outside of screens of one width."""
    (body,) = re.findall(rf"^{re.escape(selector)} {{\n(.*?)^}}", RULES, re.S | re.M)
    return dict(re.findall(r"([\w-]+): (.+?);", body))


def mixed(colour: str, share: float, ground: str) -> str:
    """So much of a colour upon a ground, as the eye gets it (sRGB, as `color-mix` and opacity do)."""
    parts = [[int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in (colour, ground)]
    return "#" + "".join(f"{round(share * one + (1 - share) * other):02x}" for one, other in zip(*parts, strict=True))


def of(words: str, have: dict[str, str]) -> str:
    """`var(--name)` or `color-mix(in srgb, a 55%, b)` as a colour."""
    if found := re.fullmatch(r"color-mix\(in srgb, (.+) (\d+)%, (.+)\)", words):
        return mixed(of(found[1], have), int(found[2]) / 100, of(found[3], have))
    return have[re.fullmatch(r"var\(--([\w-]+)(?:, .+)?\)", words)[1]]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_ties_marks_and_words_stand_out_from_the_sheet(mode):
    """Not ribbons: broad as they are, that would drown the rest. What they say is said in the table too."""
    have = palette(mode)
    sheet, found = have["card"], {}
    for line in (".map .tie", ".map .tie.quiet", ".map .tie.past"):
        said = rule(".map .tie") | rule(line)
        found[line, "-"] = contrast(mixed(of(said["stroke"], have), float(said["stroke-opacity"]), sheet), sheet)
    for number, tint in enumerate(tints()):
        for mark in (".map .mark > circle:not(.touch)", ".map .dot"):
            found[mark, number] = contrast(of(rule(mark)["stroke"], {**have, "tint": tint}), sheet)
    assert {where: round(ratio, 2) for where, ratio in found.items() if ratio < 3} == {}
    words = {".map text": "fill", ".map .unknown > .inside": "fill"}
    assert {
        one: ratio for one, of_it in words.items() if (ratio := contrast(of(rule(one)[of_it], have), sheet)) < 4.5
    } == {}
