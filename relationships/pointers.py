"""What leads to a row, in any room."""

from django.db.models import ForeignObjectRel, Model


def leading_to(model: type[Model]) -> list[ForeignObjectRel]:
    """Every key there is to this model, also those that have no name on its side (`related_name="+"`)."""
    fields = model._meta.get_fields(include_hidden=True)
    return [one for one in fields if isinstance(one, ForeignObjectRel) and not one.many_to_many]
