"""The cast of the tests, made by the real verbs: Ana (organizer), Tomas (organizer, not told everything), Dina (admin),
Hal (outside helper) and Caro (admin of another workplace)."""

from dataclasses import dataclass
from datetime import date

from conversations.models import Action, Committee, Conversation, Grievance, Voicing
from organizer.models import Membership, User, Workplace
from relationships.models import Activity, Department, GatheringPlace, Person, Shift

PASSWORD = "correct horse battery"


@dataclass
class Cast:
    workplace: Workplace
    elsewhere: Workplace
    ana: Membership
    tomas: Membership
    dina: Membership
    hal: Membership
    caro: Membership


def user(name: str) -> User:
    return User.objects.create_user(f"{name.lower()}@example.org", PASSWORD)


def member(name: str, workplace: Workplace, role: str) -> Membership:
    return Membership.join(user(name), workplace, role=role, called=name)


def make_cast() -> Cast:
    here, there = Workplace.open(name="The bakery"), Workplace.open(name="The mill")
    roles = [("Ana", "organizer"), ("Tomas", "organizer"), ("Dina", "admin"), ("Hal", "helper")]
    return Cast(here, there, *(member(name, here, role) for name, role in roles), member("Caro", there, "admin"))


def person(by: Membership, name: str = "Rosa", **known) -> Person:
    return Person.add(by=by, name=name, **known)


def me(member: Membership) -> Person:
    """The member's own person on the map, made on first use."""
    if not member.person_id:
        member.point_to(person(member, member.called).pk, by=member)
    return Person.objects.get(pk=member.person_id)


def department(by: Membership, name: str = "Ovens") -> Department:
    return Department.add(by=by, name=name)


def shift(by: Membership, name: str = "Nights") -> Shift:
    return Shift.add(by=by, name=name)


def gathering_place(by: Membership, people: list[Person], name: str = "Corner table") -> GatheringPlace:
    return GatheringPlace.add(by=by, name=name, people=people)


def coffee(by: Membership, people: list[Person], on: date, **known) -> Activity:
    return Activity.add(by=by, people=people, on=on, kind=Activity.Kind.COFFEE, **known)


def talk(by: Membership, people: list[Person], on: date, **words) -> Conversation:
    """A conversation over a coffee; `words` are what was said, and who may read it."""
    return Conversation.log(by=by, people=people, on=on, kind=Activity.Kind.COFFEE, words=words)


def committee(by: Membership, people: list[Person], talks: list[Conversation], on: date, **known) -> Committee:
    return Committee.form(by=by, people=people, talks=talks, began_on=on, **{"name": "The fan committee", **known})


def voiced(by: Membership, talk: Conversation, who: Person, grievance: Grievance | None = None, **said) -> Voicing:
    """They said it themselves; joined to a grievance, or one called `name` begins."""
    said = {"words": "It is too hot by the ovens.", "whose": "theirs", "came_up": "they", **said}
    said.setdefault("name", "" if grievance else "The heat")
    return Voicing.add(by=by, conversation=talk, person=who, grievance=grievance, **said)


def talked(by: Membership, people: list[Person], on: date, **known) -> Conversation:
    return Conversation.log(by=by, people=people, on=on, **known)


def plan(by: Membership, people: list[Person], **known) -> Action:
    """A petition, not handed in yet."""
    return Action.plan(by=by, people=people, **{"kind": "petition", "risk": "middling", **known})
