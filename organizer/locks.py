"""A browser whose owner walked away, or pressed the button, opens nothing until they are back (S4, S5)."""


def polled(view):
    """Marks a view that a page of ours asks again and again by itself, with htmx or `fetch` and an `HX-Request` header.
    Being asked like that is no sign that anybody is there, and keeps no session awake."""
    view.polled = True
    return view
