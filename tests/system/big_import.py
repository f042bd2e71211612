"""A file of people and one of who knows whom, of any size, as code that a process of its own runs."""

PLANT = """
from random import Random
from organizer.models import Workplace
from relationships.importing import staging
from tests.cast import member

ana = member("Ana", Workplace.open(name="The works"), "organizer")
chance, count, ties = Random(1), {people}, {ties}
syllables = "ba ko li mu ren sta vi zor den gal".split()
def family():
    return "".join(chance.choices(syllables, k=3)).title()
named = [f"{{chance.choice(syllables).title()}}{{n}} {{family()}}" for n in range(count)]
people = "".join(f"p{{n}},{{name}},Department {{n % 40}}\\n" for n, name in enumerate(named))
pairs = set()
while len(pairs) < ties:
    one, other = sorted(chance.sample(range(count), 2))
    pairs.add((one, other))
known = "".join(f"p{{one}},p{{other}},From the choir\\n" for one, other in sorted(pairs))
people, known = f"Id,Name,Department\\n{{people}}", f"Source,Target,How\\n{{known}}"
staging.begin(by=ana, files=[("people.csv", people.encode()), ("ties.csv", known.encode())])
"""
ASK = """
from organizer.models import Membership
from relationships.importing import {what}
from relationships.models import Batch
{what}.ask(Batch.objects.select_related("workplace").get(), by=Membership.objects.select_related("workplace").get())
"""


def plant(people: int, ties: int) -> str:
    return PLANT.format(people=people, ties=ties)


def ask(what: str) -> str:
    return ASK.format(what=what)
