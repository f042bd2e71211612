from organizer.policies import rule


@rule("edit people")
@rule("edit groups")
@rule("edit gathering places")
def is_of_the_circle(member, thing=None) -> bool:
    return member.in_circle


@rule("change an activity")
@rule("change a giving")
@rule("change a saying")
@rule("change a strain")
def wrote_it(member, thing) -> bool:
    return thing.written_by == member.pen_name
