"""One ask as it is told to somebody who may see it, with what they may do about it."""

from functools import cached_property

from conversations import access
from conversations.deeds import Deed
from conversations.models import Ask, Committee, Conversation
from organizer.access import circle_of
from organizer.models import Membership
from organizer.policies import may
from relationships import directory


class Asking:
    def __init__(self, ask: Ask, *, viewer: Membership):
        self.ask, self.viewer = ask, viewer
        self.names = directory.of(viewer.workplace)

    @property
    def mine(self) -> bool:
        return may(self.viewer, "change an ask", self.ask)

    @property
    def i_am_asked(self) -> bool:
        return self.ask.has_part(self.viewer, "asked")

    @property
    def i_pass_it_on(self) -> bool:
        return self.ask.has_part(self.viewer, "through")

    @cached_property
    def asked(self) -> str:
        return self.names.name(self.ask.asked_id)

    @cached_property
    def wants(self) -> str:
        return self.names.name(self.ask.wants_id) if self.ask.wants_id else ""

    @cached_property
    def through(self) -> str:
        return self.names.name(self.ask.through_id) if self.ask.through_id else ""

    @property
    def may_answer(self) -> bool:
        return self._open and self.ask.state == Ask.State.OPEN and may(self.viewer, "answer an ask", self.ask)

    @property
    def may_decline(self) -> bool:
        return self._open and bool(self.ask.through_id) and may(self.viewer, "decline an ask", self.ask)

    @property
    def may_check_in(self) -> bool:
        return not self.ask.ended and may(self.viewer, "check in on an ask", self.ask)

    @property
    def may_end(self) -> bool:
        return not self.ask.ended and may(self.viewer, "check in on an ask", self.ask)

    @property
    def may_talk_through(self) -> bool:
        return self.ask.paused and may(self.viewer, "talk an ask through", self.ask)

    @property
    def _open(self) -> bool:
        return not self.ask.ended and not self.ask.paused

    @cached_property
    def talk(self) -> Conversation | None:
        """What it came out of, where the viewer may know of it."""
        return access.conversations_of(self.viewer).filter(pk=self.ask.talk_id).first() if self.ask.talk_id else None

    @cached_property
    def committee(self) -> Committee | None:
        return access.committees_of(self.viewer).filter(pk=self.ask.out_of_id).first() if self.ask.out_of_id else None

    @cached_property
    def deed(self) -> Deed | None:
        """The action it came out of, told as far as the viewer may know of it."""
        action = access.actions_of(self.viewer).filter(pk=self.ask.action_id).first() if self.ask.action_id else None
        return action and Deed(action, viewer=self.viewer)

    @cached_property
    def check_ins(self) -> list:
        """The viewer's own."""
        return list(access.ask_check_ins_of(self.viewer).filter(ask=self.ask).order_by("-on", "-made_at"))

    @cached_property
    def readers(self) -> list[str]:
        """The members named as readers; for the writer alone to see."""
        pens = set(self.ask.readers.values_list("pen_name", flat=True)) if self.mine else set()
        return sorted(member.called for member in circle_of(self.viewer) if member.pen_name in pens) if pens else []
