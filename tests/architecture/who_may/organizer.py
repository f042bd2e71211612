from tests.architecture.who_may import (
    ADMIN,
    CIRCLE,
    EVERYBODY_INSIDE,
    SAVED,
    SAVED_BY_ADMIN,
    Line,
    allauth,
    line,
    signed_in,
)

ALL = "200 200 200 200 200 200"
NOT_THERE = "404 404 404 404 404 404"
NOT_MINE = "404 404 404 404 404 in"
ASKED_AGAIN = "403 403 302 404 404 in"  # dangerous: the password or passkey first (S4)
NEW = {"called": "Ida", "email": "ida@example.org", "password": "seven walks by the river"}

ORGANIZER: dict[str, Line] = {
    "home": signed_in(302),
    "health": signed_in(200, nobody="200"),
    "health-all": signed_in(503, nobody="503"),  # nobody works behind the pages of a test
    "feed": line("feed_secret", get=ALL),
    "feed wrong": line("person", get=NOT_THERE),
    "account": signed_in(200),
    "end-device": signed_in(405, post=NOT_MINE, args=("1",)),
    "workplaces": signed_in(200),
    "new-workplace": signed_in(403, post="403 403 403 403 403 in"),
    "kept": signed_in(303, post="303 303 303 303 303 in"),
    # one-time links: whoever has one
    "begin": line(
        "first_secret",
        get=ALL,
        post="302 302 302 302 302 302",
        data={**NEW, "workplace": "The mill", "time_zone": "UTC"},
    ),
    "begin wrong": line("person", get=NOT_THERE, post=NOT_THERE),
    "join": line("invitation_secret", get=ALL, post="303 303 303 303 303 303", data=NEW),
    "join wrong": line("person", get=NOT_THERE, post=NOT_THERE),
    "enter": line("sign_in_secret", get=ALL, post="302 302 302 302 302 302"),
    "enter wrong": line("person", get=NOT_THERE, post=NOT_THERE),
    # inside a workplace
    "more": line(get=EVERYBODY_INSIDE),
    "workplace": line(
        get=ADMIN,
        post=SAVED_BY_ADMIN,
        data={"name": "The bakery", "time_zone": "UTC", "language": "en", "version": "1"},
    ),
    "reach": line(get=CIRCLE, post=SAVED, data={"digest": "daily", "at": "08:00", "weekday": "0", "version": "1"}),
    "make-feed": line(post=SAVED),
    "end-feed": line(post=SAVED),
    "be-told": line(post=SAVED),
    "running": line(get=ADMIN),
    "members": line(get=CIRCLE),
    # what is asked for is its asker's, in their session: to everybody else it is not there
    "exports": line(get=ADMIN),
    "new-export": line(args=("totals",), get=ASKED_AGAIN, post=ASKED_AGAIN, data={"reason": "For the minutes"}),
    "new-export unknown": line(args=("nothing",), get=NOT_MINE, post=NOT_MINE),
    "new-export-about": line("person", args=("nothing",), get=NOT_MINE, post=NOT_MINE),
    "export": line("export", get=NOT_MINE),
    "export-file": line("export", post=NOT_MINE),
    "drop-export": line("export", post=NOT_MINE),
    "let-export": line("colleague", get=ASKED_AGAIN, post=ASKED_AGAIN, data={"may": "on"}),
    "role": line("colleague", get=ASKED_AGAIN, post=ASKED_AGAIN, data={"role": "admin"}),
    "removal": line("colleague", get="403 302 302 404 404 in", post="403 302 302 404 404 in"),  # Tomas himself
    "reset-link": line("colleague", get=ASKED_AGAIN, post=ASKED_AGAIN),
    "new-invitation": line(get=ASKED_AGAIN, post=ASKED_AGAIN, data={"called": "Ida", "role": "organizer"}),
    "invitation": line("invitation", get=ADMIN),
    "revocation": line("invitation", post=SAVED_BY_ADMIN),
    # allauth's own pages; those that we do not offer are not there (S1)
    "account_login": allauth(nobody="200 200"),
    "account_logout": allauth(nobody="302 302"),
    "account_inactive": allauth(nobody="200 405"),
    "account_signup": allauth(nobody="404 404"),
    "account_reauthenticate": allauth(nobody="in in"),
    "account_change_password": allauth(nobody="in in"),
    "account_set_password": allauth(nobody="in in"),
    "account_reset_password": allauth(nobody="200 200"),
    "account_reset_password_done": allauth(nobody="200 405"),
    "account_reset_password_from_key": allauth("1", "a-key", nobody="200 200"),
    "account_reset_password_from_key_done": allauth(nobody="200 405"),
    "mfa_index": allauth(nobody="in in"),
    "mfa_authenticate": allauth(nobody="in in"),
    "mfa_reauthenticate": allauth(nobody="in in"),
    "mfa_activate_totp": allauth(nobody="in in"),
    "mfa_deactivate_totp": allauth(nobody="in in"),
    "mfa_view_recovery_codes": allauth(nobody="in in"),
    "mfa_generate_recovery_codes": allauth(nobody="in in"),
    "mfa_download_recovery_codes": allauth(nobody="in in"),
    "mfa_list_webauthn": allauth(nobody="in in"),
    "mfa_add_webauthn": allauth(nobody="in in"),
    "mfa_reauthenticate_webauthn": allauth(nobody="in in"),
    "mfa_remove_webauthn": allauth("1", nobody="in in"),
    "mfa_edit_webauthn": allauth("1", nobody="in in"),
    "mfa_login_webauthn": allauth(nobody="in in"),
    "usersessions_list": allauth(nobody="in in"),
}
