from typing import cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form
from relationships.forms.days import PastDay


class DepartureForm(Form):
    """The day on which somebody left; today unless it was said."""

    on = PastDay(label=_("Their last day"))

    def __init__(self, *args, person, today, **kwargs):
        kwargs["initial"] = {"on": today}
        super().__init__(*args, **kwargs)
        self.person = person
        cast(PastDay, self.fields["on"]).until(today)

    def clean_on(self):
        on, came = self.cleaned_data["on"], self.person.came_on
        if came and on < came:
            raise ValidationError(_("They were not here yet on that day."))
        return on
