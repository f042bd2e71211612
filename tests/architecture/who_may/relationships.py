from tests.architecture.who_may import CIRCLE, REFUSED, SAVED, Line, line

RELATIONSHIPS: dict[str, Line] = {
    "map": line(get=CIRCLE),
    "me": line(get=CIRCLE, post=SAVED, data={"called": "Somebody"}),
    "my-person": line(post=SAVED, data={"person": "{person}"}),
    "my-person new": line(post=SAVED),
    "people": line(get=CIRCLE),
    "pick-people": line(get=CIRCLE, query={"q": "ro"}),
    "new-person": line(get=CIRCLE, post=SAVED, data={"name": "Ida"}),
    "new-person nameless": line(get=CIRCLE, post=REFUSED),
    "edit-person": line("person", get=CIRCLE, post=SAVED, data={"name": "Rosa", "version": "1"}),
}
