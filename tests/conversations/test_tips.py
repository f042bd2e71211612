"""Tips: each with its source and what was made of it; what a circle changed stays so after an update (method 56)."""

import re
from dataclasses import replace
from datetime import date, timedelta

from conversations.models import TipChange
from conversations.telling_tips import Tips
from conversations.tips import TIPS, Tip
from organizer.access import url
from organizer.models import AuditEntry


def words(member, built_in=TIPS) -> dict[str, str]:
    return {told.tip.key: told.words for told in Tips(member, built_in).kept}


def updated() -> tuple[Tip, ...]:
    """As after an update: other words everywhere, in another order, and one more."""
    again = [replace(tip, words=f"Newer: {tip.words}") for tip in reversed(TIPS)]
    return (Tip("brand-new", "Sing together.", "A song book", "We left out the hymns."), *again)


def test_every_tip_names_its_source_and_presses_nobody():
    pressing = re.compile(
        r"\b(grievances?|issues?|recruit|persuade|push|sign up|get them to|find out)\b", re.IGNORECASE
    )
    assert len({tip.key for tip in TIPS}) == len(TIPS) >= 8
    assert [tip.key for tip in TIPS if not (tip.words and tip.source and tip.reworked)] == []
    assert [tip.key for tip in TIPS if pressing.search(str(tip.words))] == []


def test_taken_out_or_reworded_it_stays_so_after_an_update_and_only_in_that_workplace(cast, sign_in):
    client, before = sign_in(cast.ana), words(cast.tomas)
    client.post(url(cast.ana, "remove-tip", "meetings"))
    client.post(url(cast.ana, "remove-tip", "meetings"))
    client.post(url(cast.ana, "edit-tip", "listening"), {"words": "Sit down with them.", "version": "1"})
    told = {key: f"Newer: {said}" for key, said in before.items() if key != "meetings"}
    assert words(cast.tomas, updated()) == {**told, "listening": "Sit down with them.", "brand-new": "Sing together."}
    assert words(cast.caro) == before
    assert [told.tip.key for told in Tips(cast.tomas).taken_out] == ["meetings"]
    verbs = list(AuditEntry.objects.filter(verb__startswith="tip.").values_list("verb", flat=True))
    assert sorted(verbs) == ["tip.reworded", "tip.taken-out"]


def test_brought_back_it_has_the_words_the_circle_gave_it(cast, sign_in):
    client = sign_in(cast.ana)
    client.post(url(cast.ana, "edit-tip", "tired"), {"words": "Go home.", "version": "1"})
    client.post(url(cast.ana, "remove-tip", "tired"))
    assert "tired" not in words(cast.tomas)
    client.post(url(cast.ana, "return-tip", "tired"))
    assert words(cast.tomas)["tired"] == "Go home."


def test_two_who_reword_at_once_see_both_texts(cast, sign_in):
    address = url(cast.ana, "edit-tip", "tired")
    assert sign_in(cast.ana).post(address, {"words": "Go home.", "version": "1"}).status_code == 303
    second = sign_in(cast.tomas).post(address, {"words": "Sleep.", "version": "1"})
    assert (second.status_code, b"Go home." in second.content, b"Sleep." in second.content) == (409, True, True)
    assert TipChange.objects.get().words == "Go home."


def test_one_a_day_by_turns_and_none_when_all_are_taken_out(cast, sign_in):
    tips, day = Tips(cast.ana), date(2025, 3, 3)
    turns = [tips.on(day + timedelta(days=number)).tip.key for number in range(len(TIPS))]
    assert sorted(turns) == sorted(tip.key for tip in TIPS)
    for tip in TIPS:
        Tips(cast.ana).change_of(tip.key).take_out(by=cast.ana)
    page = sign_in(cast.tomas).get(url(cast.tomas, "tips")).content.decode()
    assert ("has taken out all of them" in page, Tips(cast.ana).on(day)) == (True, None)
