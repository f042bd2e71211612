"""Nobody is scored: no model keeps a number, a stage or a rank of a person, or one to be reached (methods 3, 50, 54,
55)."""

import re

from django.db import models

from organizer.records import ours

RATING = re.compile(r"rating|score|rank|stage|level|support|influence|tier|grade|points|goal|quota", re.IGNORECASE)
OF_A_SAYING = {("Saying", "level")}  # how close one says a tie is; of the pair, never of a person
KEPT_FOR_THE_APP = {"names_version", "version"}


def faults(found: list[type[models.Model]]) -> list[str]:
    wrong = []
    for model in found:
        for field in model._meta.concrete_fields:
            named = RATING.search(field.name) and (model.__name__, field.name) not in OF_A_SAYING
            number = isinstance(field, (models.IntegerField, models.FloatField, models.DecimalField))
            of_a_person = model.__name__ == "Person" and number and field.name not in KEPT_FOR_THE_APP
            if named or of_a_person:
                wrong.append(f"{model.__name__}.{field.name}")
    return wrong


def test_no_field_rates_anybody():
    assert faults(ours()) == []


def test_a_rating_would_be_found():
    class Lead(models.Model):
        support_level = models.IntegerField()

        class Meta:
            app_label = "a_house_next_door"

    assert faults([Lead]) == ["Lead.support_level"]
