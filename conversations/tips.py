"""Short tips that come with Kith. Each names where it comes from and how it was reworked (method 56).

None tells anybody to get something out of somebody (method 5). A key never changes and is never used again: under it a
workplace keeps what it reworded or took out, so that this stays so when Kith is brought up to date.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Tip:
    key: str
    words: Words
    source: Words
    reworked: Words


TIPS = (
    Tip(
        "time-together",
        _(
            "Begin with time together that you would enjoy anyway: a shared break, the way home, a birthday. "
            "Nothing has to come of it."
        ),
        _("Stan Weir, Singlejack Solidarity (2004)"),
        _(
            "Weir tells of the small informal groups in which people work side by side. We took from him that "
            "they come first, and left out any plan for what they might be used for."
        ),
    ),
    Tip(
        "listening",
        _(
            "Listen as if you had all evening. Ask how the thing went that they told you last time, and let a "
            "silence be."
        ),
        _("Charles M. Payne, I've Got the Light of Freedom (1995)"),
        _(
            "Payne tells of slow and respectful work among neighbours in Mississippi. We kept the pace and the "
            "respect, and left out any count of who was won."
        ),
    ),
    Tip(
        "both-ways",
        _(
            "Let them help you, too. Asking for a favour is a gift; where help only ever goes one way, one of you "
            "stays small."
        ),
        _("Bruce Kapferer, Strategy and Transaction in an African Factory (1972)"),
        _(
            "He wrote down who helped whom in a tailor shop before a strike that failed and before one that was "
            "won. Help that was returned is what told the two apart. It is one shop, so we say it as a thought "
            "and not as a law."
        ),
    ),
    Tip(
        "newcomers",
        _("Somebody is new? Save them a seat, show them where the good coffee is, and introduce them to two people."),
        _("Our own reading of Staughton Lynd, Solidarity Unionism (1992)"),
        _(
            "Lynd looks for strength between workers and not from above. We asked what that means on somebody's "
            "first day."
        ),
    ),
    Tip(
        "strain",
        _(
            "Something stands between you? Say it soon, and just for two: what happened and how it was for you, "
            "not what they are like. Then ask how it was for them."
        ),
        _("Marshall B. Rosenberg, Nonviolent Communication (1999)"),
        _(
            "We kept the habit of speaking from what one saw and felt, and left out the steps: two coworkers need "
            "no procedure."
        ),
    ),
    Tip(
        "slow-times",
        _("Quiet months are not empty. Lunch may be just lunch. What you share now is there when something comes."),
        _("adrienne maree brown, Emergent Strategy (2017)"),
        _(
            "Her book says that groups move at the speed of trust. We say it of shifts and lunch breaks, and "
            "hurry nobody."
        ),
    ),
    Tip(
        "lost-together",
        _(
            "What you did together came to nothing? Meet soon, and eat something. Ask first what happened between "
            "you; the wording of the leaflet can wait."
        ),
        _("Rick Fantasia, Cultures of Solidarity (1988)"),
        _(
            "Fantasia shows solidarity growing in what people do together, also where they lose. We made an "
            "evening of it."
        ),
    ),
    Tip(
        "free-to-say-no",
        _("With every wish, say what would make it easy to say no. A yes that could not have been a no does not hold."),
        _("Our own reading of Jane McAlevey, No Shortcuts (2016)"),
        _(
            "The book tests with public asks how strong people stand together. We turned it round: what is tested "
            "is whether one could have said no."
        ),
    ),
    Tip(
        "beside-a-friend",
        _(
            "Hardly anybody takes a risky step for good reasons alone. One takes it beside somebody one trusts. "
            "Make friends meet."
        ),
        _("Damon Centola and Michael Macy, Complex Contagions and the Weakness of Long Ties (2007)"),
        _(
            "They study why one contact is not enough for a risky step to spread. For us that is a reason to "
            "bring people together, never to work on somebody from two sides."
        ),
    ),
    Tip(
        "nothing-came-up",
        _(
            "You spoke of football and the weather for half an hour? Then you spent half an hour with somebody. "
            "It was a good talk."
        ),
        _("The Organizer Training 101 of the IWW"),
        _("The training has a part on agitating. We left that part out: people close up when they are pressed."),
    ),
    Tip(
        "meetings",
        _("Begin a meeting with how everybody is, take turns at opening it, and write down openly what you decided."),
        _("Our own reading of Jo Freeman, The Tyranny of Structurelessness (1972)"),
        _(
            "Freeman warns of friends who decide among themselves. We keep the friendships, and answer with turns "
            "and minutes."
        ),
    ),
    Tip(
        "tired",
        _("You are tired of it? Write nothing down for a week. See the people whom you would see anyway."),
        _("Written for Kith"),
        _("It comes from nobody's handbook: most of them have no page for it."),
    ),
)
