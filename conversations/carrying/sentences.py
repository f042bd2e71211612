"""Every sentence that may be said of figures, by its key; `words.say` fills the gaps.

`gettext_noop` and `ngettext` only mark the texts, under names that makemessages finds.
"""

from relationships.strength.words import Counted, gettext_noop, ngettext

from .reading import Word

NUMBERS: dict[int, str] = {
    0: gettext_noop("none"),
    1: gettext_noop("one"),
    2: gettext_noop("two"),
    3: gettext_noop("three"),
    4: gettext_noop("four"),
    5: gettext_noop("five"),
    6: gettext_noop("six"),
    7: gettext_noop("seven"),
    8: gettext_noop("eight"),
    9: gettext_noop("nine"),
    10: gettext_noop("ten"),
    11: gettext_noop("eleven"),
    12: gettext_noop("twelve"),
}

READINGS: dict[Word, str] = {
    Word.SCATTERED: gettext_noop("scattered"),
    Word.THIN: gettext_noop("thin"),
    Word.HANGS: gettext_noop("holds, but hangs on a few ties"),
    Word.PART: gettext_noop("part of us holds"),
    Word.CARRIES: gettext_noop("carries"),
}

WORDS: dict[str, str | Counted] = {
    # Whom it is about, without a full stop
    "grievance": ngettext("{count} person feels this", "{count} people feel this"),
    "grievance.some": ngettext(
        "of those we may speak of, {count} person feels this", "of those we may speak of, {count} people feel this"
    ),
    "committee": ngettext("{count} person is in this committee", "{count} people are in this committee"),
    "action": ngettext("{count} person is in this", "{count} people are in this"),
    # What comes first: whom it is about, and how it is if ties are few
    "who": gettext_noop("{who}."),
    "who.nobody": gettext_noop("There is nobody here whose ties we can count."),
    "who.most_unbound": gettext_noop("{who}; most are not yet bound to each other."),
    "who.two_unbound": gettext_noop("{who}; the two are not yet bound to each other."),
    "who.small_groups": gettext_noop("{who}; they are bound in small groups, and these not yet to each other."),
    "who.thin": gettext_noop("{who}; fewer than half are each held by two others."),
    "who.few_know": ngettext(
        "{who}; {count} of them knows another of them that well.", "{who}; {count} of them know another that well."
    ),
    "who.none_know": gettext_noop("{who}; we know of no two of them who know each other that well."),
    "offer": gettext_noop(
        "What there is to offer first is time together: a lunch, a walk, an evening that is not about this."
    ),
    # Since last time
    "two_months_ago": gettext_noop("two months ago"),
    "last_review": gettext_noop("at the last review"),
    "change.same": gettext_noop("How they are tied reads as it did {when}."),
    "change.new_grievance": gettext_noop("{when} none of them had said so."),
    "change.new_committee": gettext_noop("{when} they had not come together."),
    "change.new_action": gettext_noop("{when} none of them was here."),
    "change.people": ngettext("{count} of us {when}, {now} now.", "{count} of us {when}, {now} now."),
    "change.together": ngettext(
        "{count} is in one body, {when} {then}.", "{count} are in one body with each other, {when} {then}."
    ),
    "change.apart": gettext_noop("No two are in one body now; {when} {then} were."),
    "change.held": ngettext(
        "{count} is held by two others, {when} {then}.", "{count} are each held by two others, {when} {then}."
    ),
    "change.not_held": gettext_noop("Nobody is held by two others now; {when} {then} were."),
    "two_way": ngettext(
        "{count} two-way tie among us, {when} {then}.", "{count} two-way ties among us, {when} {then}."
    ),
    "two_way.now": ngettext("{count} two-way tie among us.", "{count} two-way ties among us."),
    "two_way.same": ngettext(
        "{count} two-way tie among us, as {when}.", "{count} two-way ties among us, as many as {when}."
    ),
    "two_way.none": gettext_noop("We know of no tie among us yet in which each has helped the other or confided."),
    # A row
    "at": gettext_noop("At “{band}”: {clauses}."),
    "at.two_tied": gettext_noop("the two are tied to each other"),
    "at.two_apart": gettext_noop("we know of no tie between the two"),
    "at.none": gettext_noop("we know of no tie between any two of the {people}"),
    "at.all": gettext_noop("all {people} are in one body"),
    "at.body": gettext_noop("{count} are in one body"),
    "at.smaller": gettext_noop("{count} are bound in smaller groups"),
    "at.alone": ngettext(
        "{count} is not tied to any other of the {people}", "{count} are not tied to any other of the {people}"
    ),
    "held.none": gettext_noop("There is no circle among them yet in which each is held by two others."),
    "held": gettext_noop("{count} are each held by two others."),
    "held.all": gettext_noop("Each of the {people} is held by two others."),
    "standing.leaned": gettext_noop("If we lost the person we lean on most, {count} would still be held."),
    "standing.leaned_none": gettext_noop("If we lost the person we lean on most, nobody would still be held."),
    "standing.any": gettext_noop("With any one of them missing, at least {count} would still be held."),
    "standing.any_none": gettext_noop("With one of them missing, it may be that nobody is held by two others."),
    "splitting": ngettext(
        "{count} tie alone holds two parts together.", "{count} ties each hold two parts together alone."
    ),
    "braced": ngettext(
        "{count} of the {ties} ties is braced: a third of them is close to both.",
        "{count} of the {ties} ties are braced: a third of them is close to both.",
    ),
    "braced.all": gettext_noop("Each of the {ties} ties is braced: a third of them is close to both."),
    "braced.none": gettext_noop("None of their ties is braced by a third of them who is close to both."),
    # Departments
    "pair.tie": gettext_noop("{group} and {other} meet in one tie only."),
    "pair.person": gettext_noop("{group} and {other} meet at one person only."),
    "pair.none": gettext_noop("We know of no tie between {group} and {other}."),
    "group.tie": gettext_noop("{group} meets the others in one tie only."),
    "group.person": gettext_noop("{group} meets the others at one person only."),
    "group.none": gettext_noop("We know of no tie between {group} and the others."),
    "groups.many": gettext_noop("{count} of the {groups} departments meet the others in one place at most."),
    "groups.none": gettext_noop("None of the {groups} departments meets the others in more than one place."),
    "groups.joined": gettext_noop("The {groups} departments among them are joined."),
    # Where the work runs (method 37)
    "line": gettext_noop("{department} cannot work without {needs}."),
    "line.of_them": gettext_noop("Of these people, {clauses}."),
    "line.in": ngettext("{count} is in {group}", "{count} are in {group}"),
    # The word
    "reads": gettext_noop("At “{band}” it reads: {word}."),
    # Trust in each other, and what was tried together, are two things (method 29)
    "tried.never_trust": gettext_noop("You trust each other; you have not yet tried anything together."),
    "tried.never": gettext_noop("You have not yet tried anything together that we know of."),
    "tried.once": gettext_noop("You have once done something together."),
    "tried.twice": gettext_noop("You have done something together twice."),
    "tried.often": gettext_noop("You have done something together {times} times."),
    "tried.pairs": ngettext(
        "{count} of the {pairs} pairs has stood together.", "{count} of the {pairs} pairs have stood together."
    ),
    "tried.all": gettext_noop("Each of the {pairs} pairs has stood together."),
    # What we do not know
    "stale": ngettext(
        "{count} tie counted within the last year, and does not now.",
        "{count} ties counted within the last year, and do not now.",
    ),
    "stale.would_read": gettext_noop("If they held, it would read: {word}."),
    "stale.same": gettext_noop("If they held, it would read the same."),
    "unknown": ngettext(
        "Of {pairs} pairs there is {count} of whom we know nothing. It is counted here, and never assumed.",
        "Of {pairs} pairs there are {count} of whom we know nothing. They are counted here, and never assumed.",
    ),
    "unknown.none": gettext_noop("There is no pair of whom we know nothing."),
    "drawn": gettext_noop("Drawn in the picture, but not counted: {clauses}."),
    "drawn.quiet": ngettext("{count} tie gone quiet", "{count} ties gone quiet"),
    "drawn.strained": ngettext("{count} with something to talk through", "{count} with something to talk through"),
    "drawn.hearsay": ngettext("{count} that is hearsay so far", "{count} that are hearsay so far"),
    # Beyond them
    "reach": ngettext(
        "Beyond them, {count} person is tied to at least one of them, and {two} to at least two.",
        "Beyond them, {count} people are tied to at least one of them, {two} of these to at least two.",
    ),
    "reach.one": ngettext(
        "Beyond them, {count} person is tied to one of them.",
        "Beyond them, {count} people are each tied to one of them.",
    ),
    "reach.none": gettext_noop("We know of nobody beyond them who is tied to one of them."),
    # Which ties stop counting when more is risked (method 36)
    "stops": ngettext(
        "{count} tie counts at “{below}” and no longer at “{band}”.",
        "{count} ties count at “{below}” and no longer at “{band}”.",
    ),
    "stops.none": gettext_noop("Every tie that counts at “{below}” counts at “{band}” too."),
    # Always beside it
    "of_ties": gettext_noop("This is about ties we know of; it does not decide for you."),
    "not_counted": gettext_noop("Supervisors and people from outside are not counted."),
}
