from datetime import date, timedelta

from tests.architecture.who_may import (
    AUTHOR,
    CIRCLE,
    EVERYBODY_INSIDE,
    REFUSED,
    SAVED,
    SAVED_BY_AUTHOR,
    Line,
    line,
)

WISH = {"every": "30", "words_seen_by": "me", "seen_by": "circle"}
SOON = str(date.today() + timedelta(days=10))
CHANGED_BY_AUTHOR = "200 403 403 404 404 in"  # the circle may read it
NOWHERE = "404 404 404 404 404 in"
SAVED_BY_AUTHOR_ALONE = "303 404 404 404 404 in"  # to the others it is not there
TALK = {
    "people": ["{person}", "{other_person}"],
    "on": "2025-03-03",
    "kind": "talk",
    "basis": "told",
    "words_seen_by": "me",
    "seen_by": "circle",
    "version": "1",
}
HELP = {"giver": "{person}", "receiver": "{other_person}"}

ROOTS = {"roots": "{my_conversation}"}
COMMITTEE_NAMED = {"name": "The fan committee", "known_by": "circle", "version": "1"}
COMMITTEE = {
    **COMMITTEE_NAMED,
    "people": ["{person}", "{other_person}"],
    "talks": ["{conversation}"],
    "began_on": "2025-03-03",
}

ASK = {"asked": ["{person}"], "what": "Bake.", "words_seen_by": "me", "version": "1"}
ACTION = {
    "planners": ["{person}"],
    "others": ["{other_person}"],
    "kind": "petition",
    "risk": "middling",
    "words_seen_by": "me",
    "version": "1",
}
HAPPENED = {"people": ["{person}", "{other_person}"], "on": "2025-03-03", "cost": "yes", "seen_by": "circle"}
SAID = {"words": "It is too hot.", "whose": "theirs", "came_up": "they", "consent": "not-asked", "words_seen_by": "me"}
VOICED = {**SAID, "person": "{person}", "name": "The cold"}
STEP = {"how": "hot", "on": "2025-03-03", "seen_by": "me"}
AMENDED = {**SAID, "version": "1"}
NAMED_GRIEVANCE = {"name": "The heat", "scope": "one", "version": "1"}

CONVERSATIONS: dict[str, Line] = {
    "today": line(get=EVERYBODY_INSIDE),
    "person": line("person", get=CIRCLE),
    "tie": line("person", "other_person", get=CIRCLE),
    "log-talk": line(get=CIRCLE, post=SAVED, data=TALK),
    "talk": line("conversation", get=CIRCLE),
    "talk mine": line("my_conversation", get=AUTHOR),
    "talk secret": line("secret_conversation", get=AUTHOR),
    "amend-talk": line("conversation", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data=TALK),
    "amend-talk mine": line("my_conversation", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data=TALK),
    "withdraw-talk": line("conversation", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data={"keep": "no"}),
    "withdraw-talk mine": line("my_conversation", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data={"keep": "no"}),
    "check-in": line("check_in", get=CIRCLE),
    "check-in mine": line("my_check_in", get=AUTHOR),
    "check-in promise": line("promise", get=CIRCLE),
    "edit-check-in": line("check_in", get=CIRCLE, post=SAVED, data={**WISH, "version": "1"}),
    "edit-check-in mine": line("my_check_in", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data={**WISH, "version": "1"}),
    "new-check-in": line("person", get=CIRCLE, post=SAVED, data=WISH),
    "new-check-in no such time": line("person", get=CIRCLE, post=REFUSED, data={**WISH, "every": "never"}),
    "new-check-in-of-two": line("person", "other_person", get=CIRCLE, post=SAVED, data=WISH),
    "losing-touch": line(get=CIRCLE),
    "not-now-of-two": line("person", "other_person", post=SAVED, data={"stay": "always"}),
    "not-now-after-all": line("person", post=SAVED),
    "take-up": line("check_in", post=SAVED),
    "take-up mine": line("my_check_in", post=SAVED_BY_AUTHOR_ALONE),
    "hand-back": line("check_in", post=SAVED),
    "hand-back mine": line("my_check_in", post=SAVED_BY_AUTHOR_ALONE),
    "put-off": line("check_in", get=CIRCLE, post=SAVED, data={"to": SOON}),
    "put-off past": line("check_in", get=CIRCLE, post=REFUSED, data={"to": "2025-03-03"}),
    "put-off mine": line("my_check_in", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data={"to": SOON}),
    "let-go": line("check_in", post=SAVED),
    "let-go mine": line("my_check_in", post=SAVED_BY_AUTHOR_ALONE),
    "let-go promise": line("promise", post=SAVED_BY_AUTHOR),
    "keep-promise": line("promise", post=SAVED_BY_AUTHOR),
    "keep-promise mine": line("my_promise", post=SAVED_BY_AUTHOR_ALONE),
    "not-now": line("person", post=SAVED, data={"stay": "month"}),
    "not-now how long": line("person", post=REFUSED),
    "add-help": line("conversation", post=SAVED_BY_AUTHOR, data=HELP),
    "add-help mine": line("my_conversation", post=SAVED_BY_AUTHOR_ALONE, data=HELP),
    "remove-help": line("conversation", "help_there", post=SAVED_BY_AUTHOR),
    "remove-help mine": line("my_conversation", "my_help_there", post=SAVED_BY_AUTHOR_ALONE),
    "journal": line(get=CIRCLE, post=SAVED, data={"words": "A good day."}),
    "journal empty": line(get=CIRCLE, post=REFUSED, data={"words": ""}),
    "journal-page": line(
        "journal_page", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data={"words": "A good day.", "version": "1"}
    ),
    "remove-journal-page": line("journal_page", post=SAVED_BY_AUTHOR_ALONE),
    "tie-journal": line("person", "other_person", get=CIRCLE, post=SAVED, data={"words": "A good day."}),
    "talk-roots": line(
        "conversation", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data={"roots": "{my_conversation}"}
    ),
    "talk-roots mine": line("my_conversation", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE),
    "committees": line(get=CIRCLE),
    "new-committee": line(get=CIRCLE, post=SAVED, data=COMMITTEE),
    "committee": line("committee", get=CIRCLE),
    "committee quiet": line("quiet_committee", get=AUTHOR),
    "edit-committee": line("committee", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data=COMMITTEE_NAMED),
    "edit-committee quiet": line("quiet_committee", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data=COMMITTEE_NAMED),
    "join-committee": line("committee", post=SAVED_BY_AUTHOR, data={"people": ["{person}"]}),
    "step-back": line("committee", "person", post=SAVED_BY_AUTHOR),
    "recognise-members": line("committee", post=SAVED_BY_AUTHOR),
    "end-committee": line("committee", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR),
    "end-committee quiet": line("quiet_committee", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE),
    "tips": line(get=CIRCLE),
    "tip": line(get=CIRCLE, args=("listening",)),
    "tip never heard of": line(get=NOWHERE, args=("cold-calling",)),
    "edit-tip": line(
        get=CIRCLE, post=SAVED, data={"words": "Sit down with them.", "version": "1"}, args=("listening",)
    ),
    "remove-tip": line(post=SAVED, args=("listening",)),
    "return-tip": line(post=SAVED, args=("listening",)),
    "carry-grievance": line("grievance", get=CIRCLE),
    "carry-grievance mine": line("my_grievance", get=AUTHOR),
    "lean-less-grievance": line("grievance", get=CIRCLE),
    "lean-less-grievance mine": line("my_grievance", get=AUTHOR),
    "carry-action": line("action", get=CIRCLE),
    "carry-action plan": line("plan", get=AUTHOR),
    "lean-less-action": line("action", get=CIRCLE),
    "lean-less-action plan": line("plan", get=AUTHOR),
    "carry-committee": line("committee", get=CIRCLE),
    "carry-committee quiet": line("quiet_committee", get=AUTHOR),
    "lean-less-committee": line("committee", get=CIRCLE),
    "lean-less-committee quiet": line("quiet_committee", get=AUTHOR),
    "asks": line(get=CIRCLE),
    "new-ask": line(get=CIRCLE, post=SAVED, data=ASK, query={"with": "{person}"}),
    "new-ask of nobody": line(get=CIRCLE, post=REFUSED, data={"what": "Bake.", "words_seen_by": "me"}),
    "ask": line("ask", get=CIRCLE),
    "ask mine": line("my_ask", get=AUTHOR),
    "edit-ask": line("ask", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data=ASK),
    "edit-ask mine": line("my_ask", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data=ASK),
    "remove-ask": line("ask", post=SAVED_BY_AUTHOR),
    "remove-ask mine": line("my_ask", post=SAVED_BY_AUTHOR_ALONE),
    "answer-ask": line("ask", post=SAVED_BY_AUTHOR, data={"yes": "no"}),
    "answer-ask mine": line("my_ask", post=SAVED_BY_AUTHOR_ALONE, data={"yes": "yes"}),
    "decline-ask": line("ask", post=SAVED_BY_AUTHOR),
    "decline-ask mine": line("my_ask", post=SAVED_BY_AUTHOR_ALONE),
    "release-ask": line("ask", post=SAVED_BY_AUTHOR),
    "release-ask mine": line("my_ask", post=SAVED_BY_AUTHOR_ALONE),
    "ask-came-about": line("ask", post=SAVED_BY_AUTHOR),
    "ask-came-about mine": line("my_ask", post=SAVED_BY_AUTHOR_ALONE),
    "check-in-on-ask": line("ask", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data={"wish": "pushed"}),
    "check-in-on-ask mine": line("my_ask", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data={"wish": "mine"}),
    "talk-ask-through": line("ask", post=SAVED_BY_AUTHOR),
    "talk-ask-through mine": line("my_ask", post=SAVED_BY_AUTHOR_ALONE),
    "actions": line(get=CIRCLE),
    "new-action": line(get=CIRCLE, post=SAVED, data=ACTION),
    "action": line("action", get=CIRCLE),
    "action plan": line("plan", get=AUTHOR),
    "edit-action": line("open_plan", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data=ACTION),
    "edit-action done": line("action", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data=ACTION),
    "remove-action": line("open_plan", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data={"keep": "yes"}),
    "ready-action": line("open_plan", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data={"strengthens": "yes"}),
    "action-happened": line("open_plan", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data=HAPPENED),
    "action-parts": line("open_plan", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR),
    "look-back": line("open_plan", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data={"version": "1"}),
    "voice": line("conversation", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data=VOICED),
    "voice mine": line("my_conversation", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data=VOICED),
    "voice joining": line(
        "my_conversation", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data={**VOICED, "grievance": "{grievance}"}
    ),
    "amend-voicing": line("voicing", get=CHANGED_BY_AUTHOR, post=SAVED_BY_AUTHOR, data=AMENDED),
    "amend-voicing mine": line("my_voicing", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data=AMENDED),
    "withdraw-voicing": line("voicing", post=SAVED_BY_AUTHOR),
    "withdraw-voicing mine": line("my_voicing", post=SAVED_BY_AUTHOR_ALONE),
    "remove-voicing": line("voicing", post=SAVED_BY_AUTHOR),
    "remove-voicing mine": line("my_voicing", post=SAVED_BY_AUTHOR_ALONE),
    "grievances": line(get=CIRCLE),
    "grievance": line("grievance", get=CIRCLE),
    "grievance mine": line("my_grievance", get=AUTHOR),
    "amend-grievance": line("grievance", get=CIRCLE, post=SAVED, data=NAMED_GRIEVANCE),
    "amend-grievance mine": line("my_grievance", get=AUTHOR, post=SAVED_BY_AUTHOR_ALONE, data=NAMED_GRIEVANCE),
    "add-step": line("grievance", post=SAVED, data=STEP),
    "add-step mine": line("my_grievance", post=SAVED_BY_AUTHOR_ALONE, data=STEP),
    "remove-step": line("grievance", "step", post=SAVED_BY_AUTHOR),
    "remove-step mine": line("grievance", "my_step", post=SAVED_BY_AUTHOR_ALONE),
}
