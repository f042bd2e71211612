"""The journey that all of this is for, on a phone: three talks for two in which the same thing comes up, a group talk,
a committee, a petition of six that is lost; and the way back to the first coffee (methods 1, 8, 19, 23, 24, 26, 41)."""

import re
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from conversations.models import Action, Committee, Conversation, Grievance
from organizer.access import url
from relationships.models import Person
from tests.cast import me, person

pytestmark = pytest.mark.browser
NOT_THERE = re.compile(r"\b0\b|missing|no grievance|not yet voiced|behind|stalled|\bready", re.IGNORECASE)


class Phone:
    """Ana's, with what she does on it."""

    def __init__(self, page: Page, member):
        self.page, self.member, self.read = page, member, {}

    def to(self, name: str, *args) -> str:
        """Opens a page; what a person reads there."""
        self.page.goto(url(self.member, name, *args))
        words = " ".join(self.page.locator("main").inner_text().split())
        self.read[self.page.url] = words
        return words

    def tap(self, name: str, role: str = "link") -> None:
        self.page.get_by_role(role, name=name, exact=True).first.tap()

    def save(self) -> None:
        with self.page.expect_navigation():
            self.page.locator("main form").get_by_role("button", name="Save").tap()

    def choose(self, *names: str) -> None:
        for name in names:
            box = self.page.get_by_role("combobox").first
            box.tap()
            self.page.keyboard.type(name)
            self.page.get_by_role("option", name=name, exact=True).tap()

    def talks_with(
        self, *names: str, came_up: str = "", joins: str = "", kind: str = "", after: int = 0
    ) -> Conversation:
        self.to("log-talk")
        self.choose(*names)
        if kind or after:
            self.page.get_by_text("More, if you like").tap()
        if kind:
            self.page.get_by_label("What was it?").select_option(label=kind)
        earlier = self.page.get_by_role("group", name="Did it grow out of an earlier talk?").get_by_role("checkbox")
        for number in range(after):
            earlier.nth(number).check()
        if came_up:
            self.page.get_by_text("Did something come up?").tap()
            self.page.get_by_label("What did they say?").fill(came_up)
            self.page.get_by_label("They raised it").check()
            self.page.get_by_label("Our circle may know that it was them").check()
            if joins:
                self.page.get_by_label("Does it belong to something that came up before?").select_option(label=joins)
            else:
                self.page.get_by_label(re.compile("what is it, in a few plain words", re.IGNORECASE)).fill("The heat")
        self.save()
        expect(self.page.get_by_text("Kept.")).to_be_visible()
        return Conversation.objects.order_by("-made_at").first()


def test_three_talks_a_group_talk_a_committee_and_a_petition_that_is_lost(cast, phone_of):
    ana = me(cast.ana)
    six = [ana, *(person(cast.ana, name) for name in ("Rosa", "Emil", "Iva", "Uma", "Noor"))]
    phone = Phone(phone_of(cast.ana), cast.ana)

    # the same comes up in three talks for two: three people, separately, and nobody was asked for it
    first = phone.talks_with("Rosa", kind="Coffee", came_up="I cannot breathe by the ovens.")
    phone.talks_with("Emil", came_up="My head aches every night.", joins="The heat")
    phone.talks_with("Iva", came_up="Somebody will faint.", joins="The heat")
    grievance = Grievance.objects.get()
    said = phone.to("grievance", grievance.pk)
    assert said.index("Three people") < said.index("Rosa") < said.index("I cannot breathe")
    assert "Three people, separately." in said

    # a group talk grows out of them, and a committee out of that
    group = phone.talks_with("Rosa", "Emil", "Iva", "Uma", "Noor", after=3)
    phone.tap("A committee came out of it")
    phone.page.get_by_label("What do you call it?").fill("The fan six")
    phone.save()
    committee = Committee.objects.get()
    expect(phone.page.get_by_role("heading", name="The fan six")).to_be_visible()

    # what they plan together is done, and lost
    phone.tap("Plan something together")
    phone.page.get_by_label("A petition", exact=True).check()
    phone.page.get_by_label("Something", exact=True).check()
    phone.page.get_by_label("What do you call it?").fill("Fans by June")
    phone.save()
    action = Action.objects.get()
    planned = phone.to("action", action.pk)
    assert planned.index("time together") < planned.index("Fans by June")  # among thin ties that is said first
    phone.tap("We did it")
    phone.save()
    phone.tap("Look back together")
    phone.page.get_by_label("What happened between you?").fill("We came out closer than we went in.")
    phone.page.get_by_label("Lost", exact=True).check()
    phone.save()

    # all fifteen pairs stood together, and the action leads back to the first coffee
    assert set(committee.people_ids) == {one.pk for one in six}
    for one, other in combinations(six, 2):
        assert re.search("stood together", phone.to("tie", one.pk, other.pk), re.IGNORECASE), (one.name, other.name)
    done = phone.to("action", action.pk)
    assert done.index("stood together") < done.index("We came out closer") < done.index("Lost.")
    back = [url(cast.ana, "committee", committee.pk), url(cast.ana, "talk", group.pk), url(cast.ana, "talk", first.pk)]
    leads = phone.page.locator("svg a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert [lead for lead in leads if lead in back] == back
    phone.page.locator(f'svg a[href="{back[-1]}"]').tap()
    expect(phone.page.get_by_role("heading", name="Coffee")).to_be_visible()

    # quiet times begin with what grew, and nowhere is a nought or something missing
    today = phone.to("today")
    assert today.index("What grew lately") < today.index("The fan six")
    assert "It would be good to see" not in today[: today.index("What grew lately")]
    for name in ("grievances", "committees", "actions", "asks", "journal", "tips", "people"):
        phone.to(name)
    for name, thing in (("committee", committee), ("grievance", grievance), ("talk", group), ("person", six[1])):
        phone.to(name, thing.pk)
    for kind, thing in (("grievance", grievance), ("committee", committee), ("action", action)):
        phone.to(f"carry-{kind}", thing.pk)
    assert {page: found for page, words in phone.read.items() if (found := NOT_THERE.findall(words))} == {}
    assert Person.objects.count() == 6
