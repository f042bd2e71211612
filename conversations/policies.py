from organizer.policies import rule


@rule("log a conversation")
@rule("change tips")
@rule("tend a grievance")
def is_of_the_circle(member, thing=None) -> bool:
    return member.in_circle


@rule("amend a conversation")
@rule("change a voicing")
@rule("take out a step")
def wrote_it(member, thing) -> bool:
    return thing.written_by == member.pen_name


@rule("form a committee")
def is_one_of_us(member, thing=None) -> bool:
    return member.in_circle


@rule("change a committee")
def formed_it_or_sits_in_it(member, committee) -> bool:
    return committee.written_by == member.pen_name or committee.seats_member(member)


@rule("open a committee")
def formed_it(member, committee) -> bool:
    """Who may know of it is said by the one who wrote it down (S8)."""
    return committee.written_by == member.pen_name
