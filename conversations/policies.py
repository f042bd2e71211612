from organizer.policies import rule


@rule("log a conversation")
@rule("change tips")
@rule("tend a grievance")
@rule("form a committee")
@rule("plan an action")
@rule("make an ask")
@rule("lead a review")
@rule("make somebody their page")
def is_of_the_circle(member, thing=None) -> bool:
    """Somebody from outside forms, plans and asks nothing (method 51)."""
    return member.in_circle


@rule("move a check-in")
def is_of_the_circle_or_promised_it(member, check_in) -> bool:
    """It belongs to whom it is about: whoever may know of it may take it up, put it off, let it go. A promise is its
    maker's."""
    return check_in.written_by == member.pen_name if check_in.promised else member.in_circle


@rule("amend a conversation")
@rule("change a voicing")
@rule("take out a step")
@rule("say who may know of a check-in")
@rule("open a committee")
@rule("change an ask")
@rule("open an action")
@rule("take back an action")
@rule("take back a review")
def wrote_it(member, thing) -> bool:
    """Who may know of something, and whether it goes, is said by the one who wrote it down (S8)."""
    return thing.written_by == member.pen_name


@rule("change a committee")
def formed_it_or_sits_in_it(member, committee) -> bool:
    return committee.written_by == member.pen_name or committee.seats_member(member)


@rule("answer an ask")
def is_asked_or_wrote_it(member, ask) -> bool:
    return ask.written_by == member.pen_name or ask.has_part(member, "asked")


@rule("decline an ask")
def would_pass_it_on_or_wrote_it(member, ask) -> bool:
    return ask.written_by == member.pen_name or ask.has_part(member, "through")


@rule("check in on an ask")
def has_a_part_or_wrote_it(member, ask) -> bool:
    return ask.written_by == member.pen_name or ask.has_part(member, "asked", "through", "wants")


@rule("talk an ask through")
def felt_it_or_was_told(member, ask) -> bool:
    """The one asked, or the one who wrote down that they were pushed: never only the one who pushed."""
    wrote = ask.strain.written_by if ask.strain else ask.written_by
    return wrote == member.pen_name or ask.has_part(member, "asked")


@rule("change an action")
def plans_it_too(member, action) -> bool:
    return action.written_by == member.pen_name or action.owned_by(member)


@rule("forget people")
def is_admin(member, person=None) -> bool:
    """It takes away what others wrote, too, and for good: somebody decides who answers for it (S4, S28)."""
    return member.is_admin
