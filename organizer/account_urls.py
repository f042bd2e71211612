"""The pages of allauth that we offer, one by one: nobody signs up, nothing is sent by phone (S1, S2)."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as devices
from django.urls import path, re_path

from organizer.views import account as ours
from organizer.views import errors

urlpatterns = [
    path("", ours.show, name="account"),
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", errors.not_found, name="account_signup"),  # allauth asks for its address
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path("password/reset/key/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("second-lock/", mfa.index, name="mfa_index"),
    path("second-lock/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("second-lock/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("second-lock/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-lock/app/end/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-lock/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-lock/codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-lock/codes/download/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("passkeys/reauthenticate/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("locking/", ours.locking, name="locking"),
    path("devices/", devices.list_usersessions, name="usersessions_list"),
    path("devices/<int:device_id>/end/", ours.end_device, name="end-device"),
]
