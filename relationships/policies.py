from organizer.policies import rule
from relationships.models import SeenBy


@rule("edit people")
@rule("merge people")
@rule("undo what was done to people")
@rule("edit groups")
@rule("edit gathering places")
@rule("look back on time together")
@rule("lay out the map")
@rule("bring in files")
def is_of_the_circle(member, thing=None) -> bool:
    return member.in_circle


@rule("change an activity")
@rule("change a giving")
@rule("change a saying")
@rule("change a strain")
def wrote_it(member, thing) -> bool:
    return thing.written_by == member.pen_name


@rule("open a giving")
def wrote_it_at_no_secret_meeting(member, giving) -> bool:
    """Help at a meeting is seen by no more than know of the meeting."""
    met_in_private = giving.activity is not None and giving.activity.seen_by == SeenBy.ME
    return giving.written_by == member.pen_name and not met_in_private
