"""The numbers of method 2, named and explained.

Their source, unless said otherwise, is method 2, which calls them judgement. They stand together so that a
page to change them can come later; nothing else in the house repeats one. Spans of time are whole days; a
half-life is that of a new tie (KNOWN_LONG says how it grows).
"""

# What counts as contact
MOST_FOR_PAIRS = 30
"""People at an activity. With more it is history, not evidence for pairs."""
SMALLEST_SHARE = 0.1
"""A contact among s people weighs 1/(s - 1), but never less than this."""
WEEK_CAP = 1.5
"""The most that the contact of one pair weighs in one ISO week: two hundred coffees buy no trust."""

# How fast it fades
HALF_LIFE_CONTACT = 90
HALF_LIFE_GIVING = 365
"""Help and confiding."""
HALF_LIFE_RISK = 730
KNOWN_LONG = 730
"""Fading slows down evenly until the pair has been known this long; from then on it takes twice as long."""

# What the bands ask for
CONTACT_FOR_ACQUAINTED = 0.25
CONTACT_FOR_FRIENDLY = 1
CONTACT_FOR_SAID_FRIENDLY = 0.5
"""Enough for friendly when both say that they are."""
JUST_TWO_FOR_TRUSTING = 0.5
"""Contact in meetings of two."""
GIVEN_FOR_TRUSTING = 0.5
"""Help and confiding, by each of the two."""
RISK_FOR_RISKS = 0.25
OF_CONTACT = (CONTACT_FOR_FRIENDLY, CONTACT_FOR_SAID_FRIENDLY, CONTACT_FOR_ACQUAINTED)
"""All that the lines ask of contact, the most first."""

# What each says
KNOW, SAID_FRIENDLY, SAID_CLOSE = 1, 2, 3
"""The three answers to "how close are you?"; the method fixes them."""
SAYING_COUNTS = 180
"""Days; it still counts on this one. After that, ask again some time."""

# Going quiet
QUIET_AFTER = 120
"""Days without contact, from this one on, if the band is below the best of BEST_WITHIN."""
QUIET_ANYWAY_AFTER = 365
"""Days without contact, from this one on, for any tie at friendly or above."""
BEST_WITHIN = 730
"""Days looked back for the best band, both ends included."""

# The mix (method 2 names the two sides; which tags belong to them is judgement)
TOUCHES_LIFE = frozenset({"fun", "family", "life"})
TOUCHES_WORK = frozenset({"job", "grievance", "politics", "organizing"})
