"""How people sign in. Part of settings.py, and the same wherever Kith runs."""

AUTH_USER_MODEL = "organizer.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

ACCOUNT_ADAPTER = "organizer.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_FORMS = {
    "login": "organizer.forms.signing_in.LogIn",
    "reset_password": "organizer.forms.signing_in.ResetPassword",
    "reset_password_from_key": "organizer.forms.signing_in.ResetPasswordFromKey",
    "set_password": "organizer.forms.signing_in.SetPassword",
    "change_password": "organizer.forms.signing_in.ChangePassword",
    "reauthenticate": "organizer.forms.signing_in.Reauthenticate",
}
PASSWORD_RESET_TIMEOUT = 24 * 3600
ACCOUNT_RATE_LIMITS = {"link": "20/m/ip"}  # the rest as allauth has it: per client and per account, never global
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False

MFA_ADAPTER = "organizer.accounts.MFAAdapter"
MFA_FORMS = {
    "authenticate": "organizer.forms.signing_in.Authenticate",
    "reauthenticate": "organizer.forms.signing_in.ReauthenticateByCode",
    "activate_totp": "organizer.forms.signing_in.ActivateApp",
    "add_webauthn": "organizer.forms.signing_in.AddPasskey",
    "edit_webauthn": "organizer.forms.signing_in.RenamePasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TOTP_ISSUER = "Notebook"  # shown on a phone's lock screen: says nothing (S18)
USERSESSIONS_TRACK_ACTIVITY = False  # it would write on every page
