"""What is kept while somebody's own page is made; see organizer/records.py."""

from dataclasses import replace

from organizer.records import DAY, ROW_ID, TIE_END, WALL, WHEN, Kept, declare_passing

declare_passing(
    "conversations.OwnPage",
    "until the page is given, or a week after the last choice",
    id=ROW_ID,
    workplace=WALL,
    made_at=WHEN,
    whose=Kept("graph", export="never"),
    person=replace(TIE_END, export="never"),
    chosen=Kept("words", personal=True, export="never", forget="anew", encrypted=True),
    until=replace(DAY, export="never"),
)
