from tests.architecture.who_may import CIRCLE, EVERYBODY_INSIDE, Line, line

CONVERSATIONS: dict[str, Line] = {
    "today": line(get=EVERYBODY_INSIDE),
    "person": line("person", get=CIRCLE),
}
