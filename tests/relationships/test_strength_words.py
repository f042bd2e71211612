"""What a reading says, and what it keeps to itself."""

from string import Formatter

import pytest

from relationships.strength import BAND_NAMES, WORDS, Band, Basis, Contact, Mix, Side, read, say

from .strength_cases import TODAY, Story, ago


def aloud(reading, **choices):
    return " ".join(say(sentence, "Ana", "Bea") for sentence in reading.words(**choices))


def e3():
    return Story().met(10, 40, 80).confided("a", 40).confided("b", 80).helped("a", 60).helped("b", 20)


def test_trusting():
    assert aloud(e3().read()) == (
        "Ana and Bea trust each other. "
        "They spent time together three times since 2025-04-11, and not only to organize. "
        "It was just the two of them three times, the last time on 2025-06-20. "
        "Each has helped the other or confided in them. "
        "What we do not know: whether either of them would stand with the other if it came to it."
    )


def test_nothing_known():
    assert aloud(read([], TODAY)) == (
        "We do not know how Ana and Bea stand to each other. What we do not know: whether they know each other at all."
    )


def test_only_business_and_help_one_way():
    assert aloud(Story().organized(0, 7).helped("b", 50).read()) == (
        "Ana and Bea are acquainted. They met twice since 2025-06-23, the last time on 2025-06-30. "
        "Only organizing business so far. Help has gone one way so far, from Bea to Ana. "
        "What we do not know: what they like to do together besides organizing."
    )


def test_gone_quiet_names_the_older_band_and_its_last_month():
    assert aloud(read(e3().evidence, ago(-365))) == (
        "Ana and Bea are acquainted. Gone quiet: was trusting in November 2025. "
        "They met three times since 2025-04-11, the last time on 2025-06-20. "
        "What we do not know: how it is between them now."
    )


def test_gone_quiet_without_a_higher_band():
    story = Story().met(*range(400, 800, 7)).said("ab", 2, 40)
    assert "Gone quiet. " in aloud(story.read())


def test_only_the_strain_is_said():
    story = Story().met(200).fell_out(70)
    assert str(story.read(71).state) == "quiet"
    assert aloud(story.read()) == (
        "Ana and Bea are acquainted. There is something to talk through. They met on 2024-12-12. "
        "What we do not know: how it will be once that is talked through."
    )


def test_hearsay_says_so():
    assert aloud(Story(basis="hearsay").met(3, 10).read()) == (
        "Ana and Bea are friendly. This is hearsay so far. "
        "They spent time together twice since 2025-06-20, and not only to organize. "
        "What we do not know: whether they would say so themselves."
    )


def test_hearsay_that_only_lifts_what_we_know_ourselves_says_that_too():
    assert "A part of this is hearsay so far." in aloud(Story().met(40).hearsay().met(10).read())


@pytest.mark.parametrize(
    ("story", "last"),
    [
        (Story().met(0, size=5), "how they get on when they have the time."),
        (Story().met(*[0] * 3, size=3), "how it is when it is just the two of them."),
        (Story().met(0), "whether each would turn to the other."),
        (e3().risked(3), "all that nobody wrote down."),
    ],
)
def test_the_last_sentence_is_what_we_do_not_know(story, last):
    assert say(story.read().unknown, "Ana", "Bea") == f"What we do not know: {last}"


def test_the_rules_are_of_the_next_lower_the_own_and_the_next_higher_band():
    def bands(story):
        return sorted({rule.band for rule in story.read().rules})

    assert bands(Story().met(3, size=31)) == [Band.ACQUAINTED]
    assert bands(Story().met(0, size=5)) == [Band.ACQUAINTED, Band.FRIENDLY]
    assert bands(Story().met(0)) == [Band.ACQUAINTED, Band.FRIENDLY, Band.TRUSTING]
    assert bands(e3()) == [Band.FRIENDLY, Band.TRUSTING, Band.WOULD_RISK]
    assert bands(e3().risked(3)) == [Band.TRUSTING, Band.WOULD_RISK]


def test_each_rule_says_whether_it_holds_and_on_which_items():
    story = Story().met(0, 7).met(3, size=4).helped("a", 5, 5)
    one_way = {rule.key: rule for rule in story.read().rules if rule.band == Band.TRUSTING}
    assert {key: rule.holds for key, rule in one_way.items()} == {
        "friendly": True,
        "just_two": True,
        "two_way": False,
        "nothing_open": True,
    }
    assert [item.on for item in one_way["just_two"].items] == [ago(0), ago(7)]
    gave = one_way["two_way"].ways[0]
    assert [item.on for item in gave.items] == [ago(5)]
    assert say(gave.sentence, "Ana", "Bea") == "Ana has helped or confided; of Bea we do not know it yet."


def ways(story):
    return {way.key: way for rule in story.read().rules for way in rule.ways}


def test_what_the_two_said_is_private_and_half_of_it_is_not_there_at_all():
    both = Story().met(0).said("ab", 3, 1)
    assert [item.by for item in ways(both)["both_say_close"].items] == [Side.B, Side.A]
    assert ways(both)["both_say_close"].private
    one, none = Story().met(0).said("a", 3, 1), Story().met(0)
    for key in ("both_say_friendly", "both_say_close"):
        assert ways(one)[key] == ways(none)[key]
    assert say(ways(one)["both_say_close"].sentence, "Ana", "Bea") == (
        "We have not heard lately from both that they are close."
    )


def test_what_they_said_is_read_out_only_when_asked_for():
    reading = Story().met(0, 7).said("ab", 3, 1).would_stand("ab", 1).read()
    assert "Both have said" not in aloud(reading)
    assert "Both have said that they are close." in aloud(reading, with_sayings=True)
    assert "Both have said that they would stand together." in aloud(reading, with_sayings=True)


def test_what_they_gave_stands_side_by_side():
    reading = e3().helped("both", 5).read()
    assert [item.on for item in reading.given_by_a] == [ago(60), ago(40), ago(5)]
    assert [item.on for item in reading.given_by_b] == [ago(80), ago(20), ago(5)]


def touched(days, *tags, **fields):
    return Contact(id=days, on=ago(days), basis=Basis.PARTY, touched=frozenset(tags), **fields)


def test_the_mix_is_two_shares_that_overlap():
    assert read([touched(0, "fun", "job")], TODAY).mix == Mix(life=1, work=1)
    assert read([touched(0, "fun"), touched(0, "family", "politics"), touched(0, "plans")], TODAY).mix == Mix(
        life=2 / 3, work=1 / 3
    )


def test_the_mix_fades_and_leaves_out_what_nobody_tagged():
    evidence = [touched(3, "fun"), touched(3), touched(3, business_only=True)]
    assert read(evidence, TODAY).mix == Mix(life=0.5, work=0.5)
    long_ago = read([touched(3, "fun"), touched(200, "job")], TODAY).mix
    assert (round(long_ago.life, 2), round(long_ago.work, 2)) == (0.77, 0.23)
    assert read([touched(0)], TODAY).mix is None


def test_translations_are_the_callers():
    story = Story().met(0, 7)
    sentence = ways(story)["company"].sentence
    assert say(sentence, "Ana", "Bea", ngettext=lambda one, many, count: f"{count}: {{since}}", day=str) == (
        "2: 2025-06-23"
    )
    remark = Story().helped("a", 3).read().remarks[0]
    assert say(remark, "Ana", "Bea", gettext=lambda text: "{giver} > {receiver}") == "Ana > Bea"


def test_one_and_many_have_the_same_gaps_and_every_band_has_a_name():
    def gaps(text):
        return {gap for _, gap, _, _ in Formatter().parse(text) if gap}

    counted = [words for words in WORDS.values() if not isinstance(words, str)]
    assert counted
    assert all(gaps(words.one) <= gaps(words.many) | {"last"} for words in counted)
    assert list(BAND_NAMES) == list(Band)
