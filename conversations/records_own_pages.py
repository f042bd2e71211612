"""What is kept while somebody's own page is made; see organizer/records.py."""

from dataclasses import replace

from organizer.records import DAY, INSIDE, TIE_END, Kept, declare_passing

declare_passing(
    "conversations.OwnPage",
    "until the page is given, or a week after the last choice",
    **INSIDE,
    whose=Kept("graph", export="never"),
    person=replace(TIE_END, export="never"),
    chosen=Kept("words", personal=True, export="never", forget="anew", encrypted=True),
    until=replace(DAY, export="never"),
)
