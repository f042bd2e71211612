from organizer.policies import rule


@rule("amend a conversation")
def wrote_it(member, conversation) -> bool:
    return conversation.written_by == member.pen_name
