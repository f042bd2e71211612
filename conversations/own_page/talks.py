"""What was said with them in talks, and what they raised themselves."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conversations import access
from conversations.models import Consent, Conversation
from conversations.models.readers import WordsSeenBy
from conversations.own_page import doors
from organizer.own_pages import Item, leaves_out, section
from relationships.own_page.about import BY_GIVER, About, lines

SEEN = {
    WordsSeenBy.ME.value: BY_GIVER,
    WordsSeenBy.NAMED.value: gettext_lazy("A few of our circle can read it."),
    WordsSeenBy.COMMITTEE.value: gettext_lazy("The people of a committee can read it."),
    WordsSeenBy.CIRCLE.value: gettext_lazy("Our circle can read it."),
}
CONSENT = {
    Consent.NOT_ASKED.value: gettext_lazy("We have not asked you yet whether it may be told on."),
    Consent.CIRCLE.value: gettext_lazy("You said that our circle may know it was you."),
    Consent.NAMELESS.value: gettext_lazy("You said it may be told without your name."),
    Consent.NO.value: gettext_lazy("You asked us not to tell it on."),
    Consent.WITHDRAWN.value: gettext_lazy("You took it back."),
}


@section(
    "talks",
    title=gettext_lazy("What was said in talks"),
    why=gettext_lazy("So that whoever talked with you remembers what you told them, and what they promised."),
    tells={"conversations.Conversation": "activity notes promised touched overheard closer"},
)
def talks(about: About) -> Iterator[Item]:
    touched, overheard = dict(Conversation.Touched.choices), dict(Conversation.Overheard.choices)
    closer = dict(Conversation.Closer.choices)
    for talk in doors.talks_with(about.member, about.person):
        words = lines(
            talk.notes,
            talk.promised and _("Promised: {words}").format(words=talk.promised),
            talk.touched and _("It was about: {words}").format(words=_named(talk.touched_list, touched)),
            talk.overheard and _("Who could overhear: {words}").format(words=_named([talk.overheard], overheard)),
            talk.closer and _("Whether it brought you closer: {words}").format(words=_named([talk.closer], closer)),
        )
        if words:
            there = talk.activity.people_ids
            who = about.hidden.coworkers(there, others=talk.activity.size > len(there))
            says = _("{day}, with {people}").format(day=about.day(talk.activity.on), people=who)
            yield about.note(talk, says, words, SEEN[talk.words_seen_by])


def _named(words: list[str], labels: dict) -> str:
    return ", ".join(str(labels.get(word, word)) for word in words)


@section(
    "raised",
    title=gettext_lazy("What you raised"),
    why=gettext_lazy("What weighs on people comes out of talks like yours. You say whether, and how, it is told on."),
    tells={
        "conversations.Voicing": "person there words whose came_up fears",
        "conversations.Grievance": "name",
    },
)
def raised(about: About) -> Iterator[Item]:
    for voicing in access.voicings_by_name(about.member, person=about.person):
        words = lines(
            voicing.words,
            _("These are not your own words.") if voicing.whose == voicing.Whose.MINE else "",
            voicing.fears and _("What you are afraid of: {words}").format(words=voicing.fears),
            str(CONSENT[voicing.consent]),
        )
        says = _("{day}, kept as “{name}”").format(
            day=about.day(voicing.conversation.activity.on), name=about.hidden.words(voicing.grievance.name)
        )
        yield about.note(voicing, says, words, SEEN[voicing.words_seen_by])


leaves_out(
    gettext_lazy("What weighs on several people, and how it went on. It belongs to all who said it."),
    {"conversations.Step": "how"},
)
leaves_out(
    gettext_lazy("What others said in the same talks. It is theirs to tell."),
)
leaves_out(
    gettext_lazy("What somebody writes in a journal for themselves, and of whom they would rather not be reminded."),
    {"conversations.JournalPage": "words tie", "conversations.NotNow": "person"},
)
