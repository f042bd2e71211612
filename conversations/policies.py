from organizer.policies import rule


@rule("log a conversation")
def is_of_the_circle(member, thing=None) -> bool:
    return member.in_circle


@rule("amend a conversation")
def wrote_it(member, conversation) -> bool:
    return conversation.written_by == member.pen_name
