"""A passkey, from adding it to signing in with nothing else, under the content security policy."""

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from tests.cast import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def with_a_fingerprint_reader(page) -> None:
    """Chromium's virtual authenticator: it always finds its owner."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_and_then_opens_the_door_alone(cast, phone):
    complaints = []
    phone.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    with_a_fingerprint_reader(phone)

    phone.goto("/account/second-lock/")
    phone.get_by_role("link", name="Add a passkey").click()
    phone.get_by_label("Your password").fill(PASSWORD)
    phone.get_by_role("button", name="Go on").click()
    phone.get_by_label("A name for it").fill("Blue phone")
    phone.get_by_role("button", name="Add it").click()
    expect(phone.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert [key.wrap().name for key in Authenticator.objects.filter(type="webauthn")] == ["Blue phone"]

    phone.get_by_role("link", name="I have them").click()
    phone.goto("/account/")
    phone.get_by_role("button", name="Sign out").click()
    phone.goto("/account/login/")
    phone.get_by_role("button", name="Sign in with a passkey").click()
    phone.wait_for_url(f"**/w/{cast.workplace.slug}/")
    assert complaints == []


def test_with_a_passkey_the_password_alone_opens_nothing(cast, phone):
    with_a_fingerprint_reader(phone)
    phone.goto("/account/passkeys/add/")
    phone.get_by_label("Your password").fill(PASSWORD)
    phone.get_by_role("button", name="Go on").click()
    phone.get_by_role("button", name="Add it").click()
    expect(phone.get_by_role("heading", name="Recovery codes")).to_be_visible()
    phone.goto("/account/")
    phone.get_by_role("button", name="Sign out").click()

    phone.goto("/account/login/")
    phone.get_by_label("Your e-mail").fill("ana@example.org")
    phone.get_by_label("Your password").fill(PASSWORD)
    phone.get_by_role("button", name="Sign in", exact=True).click()
    expect(phone.get_by_role("heading", name="One more step")).to_be_visible()
    phone.goto(f"/w/{cast.workplace.slug}/")
    phone.wait_for_url("**/account/**")
    phone.goto("/account/second-lock/authenticate/")
    phone.get_by_role("button", name="Use my passkey").click()
    phone.wait_for_url(f"**/w/{cast.workplace.slug}/")

    phone.get_by_role("button", name="Lock").click()
    expect(phone.get_by_role("heading", name="Locked")).to_be_visible()
    phone.wait_for_url("**/lock/?back=**")
    phone.get_by_role("button", name="Use my passkey").click()
    phone.wait_for_url(f"**/w/{cast.workplace.slug}/")
