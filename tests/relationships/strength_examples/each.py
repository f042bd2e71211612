"""How an example is written: as a function of the strength package, so that a broken one can be handed in."""

from ..strength_cases import Story

EXAMPLES = []


def example(check):
    EXAMPLES.append(check)
    return check


def figures(reading):
    f = reading.figures
    return tuple(round(figure, 3) for figure in (f.m, f.C, f.C1, f.given_a, f.given_b, f.R))


def summary(reading):
    band = reading.band.name.lower()
    return band, str(reading.state), [remark.key for remark in reading.remarks]


def weekly(count):
    return range(0, 7 * count, 7)


def e3(k):
    return Story(k).met(10, 40, 80).confided("a", 40).confided("b", 80).helped("a", 60).helped("b", 20)


def e6(k):
    return Story(k).organized(*weekly(30)).helped("a", 50, 100)
