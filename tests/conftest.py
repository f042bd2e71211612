import os

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth import login
from django.core.cache import cache
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest
from django.test import Client, override_settings
from django.test.client import ClientMixin

from organizer import encryption, sessions
from relationships import directory
from tests.cast import Cast, make_cast

# Enough for every commit, on a busy machine too; `make prove` looks longer.
hypothesis.settings.register_profile("quick", max_examples=50, deadline=None, database=None)
hypothesis.settings.load_profile("quick")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """In the gate a test that did not run is a failure."""
    report = yield
    if report.skipped and os.environ.get("KITH_NO_SKIPS"):
        report.outcome, report.longrepr = "failed", f"skipped, which the gate does not take: {report.longrepr}"
        report.__dict__.pop("wasxfail", None)
    return report


class SignedIn(ClientMixin):
    """The test client puts the key of a session's row into the cookie; ours carries the secret behind it."""

    @property
    def session(self):
        cookie = self.cookies.get(settings.SESSION_COOKIE_NAME)
        if cookie:
            return sessions.SessionStore(sessions.row_key(cookie.value))
        session = sessions.SessionStore()
        session.save()
        self.cookies[settings.SESSION_COOKIE_NAME] = session.secret
        return session

    def _login(self, user, backend=None):
        request = HttpRequest()
        request.session = self.session
        secret = self.cookies[settings.SESSION_COOKIE_NAME].value
        login(request, user, backend)
        request.session.save()
        self.cookies[settings.SESSION_COOKIE_NAME] = request.session.secret or secret


ClientMixin.session, ClientMixin._login = SignedIn.session, SignedIn._login


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The tables are made as the models say, which is quicker than migrating; what a migrated place knows of itself is
    written down beside them. That the migrations make the same tables is `test_migrations.py`'s to show."""
    with override_settings(MIGRATION_MODULES={}):
        on_disk = MigrationLoader(None)
    with django_db_blocker.unblock():
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for app, name in on_disk.disk_migrations:
            recorder.record_applied(app, name)


@pytest.fixture(autouse=True)
def fresh_processes():
    """What a process remembers must not outlive the rolled-back database of a test."""
    yield
    encryption.forget_rings()
    directory._directories.clear()
    cache.clear()


@pytest.fixture
def cast(db) -> Cast:
    return make_cast()


@pytest.fixture
def sign_in():
    """`sign_in(cast.ana)` is a client on which Ana is signed in."""

    def client_of(member, **options) -> Client:
        client = Client(**options)
        client.force_login(member.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return client_of
