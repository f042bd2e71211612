"""How Kith reaches a member: what they choose, the digest that comes of it, and what could not be delivered."""

import smtplib
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from organizer import digests, outbox
from organizer.access import url
from organizer.models import AuditEntry, Digest, Membership, Outbox, Reach
from organizer.models.outbox import MOST_TRIES
from tests.cast import member

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)  # a Monday
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
CHOSEN = {"digest": "daily", "at": time(8), "weekday": 0, "quiet_from": None, "quiet_until": None, "time_zone": ""}
FORM = {"digest": "weekly", "at": "07:30", "weekday": "2", "quiet_from": "21:00", "quiet_until": "07:00"}


@pytest.fixture
def things(monkeypatch):
    """What there is for whom, by what they are called: three for Ana, one for Tomas, nothing for Dina."""
    found, asked = {"Ana": 3, "Tomas": 1}, []

    def count(member: Membership, since: date | None, until: date) -> int:
        asked.append((member.called, since, until))
        return found.get(member.called, 0)

    monkeypatch.setattr(digests, "COUNTS", [count])
    return asked


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MORNING - HOUR, tick=False) as traveller:
        yield traveller


def chosen(member: Membership, **otherwise) -> Reach:
    reach = Reach.of(member)
    reach.choose(by=member, version=reach.version, **{**CHOSEN, **otherwise})
    return reach


def at(clock, now: datetime) -> list[tuple[str, str]]:
    """What goes out when the schedule looks at this moment, twice."""
    clock.move_to(now)
    already = len(mail.outbox)
    for _ in range(2):
        digests.deliver_due(now=now)
        outbox.do_waiting(now=now)
    return [(sent.to[0], sent.subject) for sent in mail.outbox[already:]]


def test_a_member_chooses_on_a_page_of_their_own(cast, sign_in):
    client, page = sign_in(cast.ana), url(cast.ana, "reach")
    assert client.post(page, {**FORM, "time_zone": "Asia/Tokyo", "version": "1"}).status_code == 303
    reach = Reach.objects.get()
    assert (reach.member, reach.digest, reach.weekday, reach.version) == (cast.ana, "weekly", 2, 2)
    assert reach.due_at == datetime(2026, 3, 3, 22, 30, tzinfo=UTC)  # Wednesday, 07:30 in Tokyo
    [line] = AuditEntry.objects.filter(verb="reach.chosen")
    assert (line.written_by, line.subject_id) == ("", "")
    assert client.post(page, {**FORM, "version": "1"}).status_code == 409
    assert client.post(page, {**FORM, "quiet_until": "", "version": "2"}).status_code == 422
    assert Reach.of(cast.tomas).digest == "never"


def test_each_is_told_how_many_things_there_are_once_at_their_hour_and_nobody_of_nothing(cast, things, clock):
    for one in (cast.ana, cast.tomas, cast.dina):
        chosen(one)
    assert at(clock, MORNING - MINUTE) == []
    assert sorted(at(clock, MORNING)) == [
        ("ana@example.org", "3 things for today"),
        ("tomas@example.org", "1 thing for today"),
    ]
    assert at(clock, MORNING + HOUR) == []
    assert Digest.objects.filter(settled_at=MORNING).count() == 3  # whether there was anything to say is not kept
    assert len(at(clock, MORNING + DAY)) == 2


def test_a_mail_holds_a_number_and_two_links_and_nothing_else(cast, things, clock, settings):
    settings.BASE_URL = "https://notebook.example.org"
    chosen(cast.ana)
    at(clock, MORNING)
    [sent], place = mail.outbox, f"https://notebook.example.org/w/{cast.workplace.slug}"
    [work] = Outbox.objects.all()
    assert (sent.from_email, sent.to, sent.subject) == ("notebook@localhost", ["ana@example.org"], "3 things for today")
    assert sent.body == f"{place}/\n\nYou chose to get this. Change it at:\n{place}/more/reach/\n"
    assert sent.extra_headers == {"Message-ID": f"<{work.pk}@localhost>"}


def test_once_a_week_it_is_about_the_week(cast, things, clock):
    chosen(cast.ana, digest="weekly", weekday=0)
    assert at(clock, MORNING) == [("ana@example.org", "3 things for this week")]
    assert things == [("Ana", None, date(2026, 3, 8))]
    chosen(cast.ana, digest="weekly", weekday=2)  # another day of the same week
    assert at(clock, MORNING + 2 * DAY) == []
    assert at(clock, MORNING + 9 * DAY) == [("ana@example.org", "3 things for this week")]
    assert at(clock, MORNING + 16 * DAY) == [("ana@example.org", "3 things for this week")]
    assert things[1:] == [("Ana", None, date(2026, 3, 17)), ("Ana", date(2026, 3, 17), date(2026, 3, 24))]
    assert set(Digest.objects.values_list("period", flat=True)) == {"2026-W10", "2026-W11", "2026-W12"}


def test_after_days_asleep_there_is_one_mail_and_it_waits_for_the_end_of_quiet_hours(cast, things, clock):
    chosen(cast.ana, quiet_from=time(22), quiet_until=time(7))
    late = MORNING + 4 * DAY + 15 * HOUR  # 23:00
    assert at(clock, late) == []
    assert at(clock, late + 8 * HOUR) == [("ana@example.org", "3 things for today")]
    assert at(clock, late + 9 * HOUR) == [("ana@example.org", "3 things for today")]  # the next morning's own
    assert list(Digest.objects.order_by("period").values_list("period", flat=True)) == ["2026-03-06", "2026-03-07"]


def test_what_was_put_off_by_the_mail_server_waits_for_the_end_of_quiet_hours_too(cast, things, clock, monkeypatch):
    chosen(cast.ana, quiet_from=time(12), quiet_until=time(14))
    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "open", lambda self: (_ for _ in ()).throw(ConnectionRefusedError), raising=False)
        assert at(clock, MORNING) == []
    assert at(clock, MORNING + 5 * HOUR) == []  # 13:00
    assert at(clock, MORNING + 6 * HOUR + MINUTE) == [("ana@example.org", "3 things for today")]
    assert Outbox.objects.get().tries == 2


def test_their_own_time_zone_or_the_workplace_s_also_when_that_changes(cast, things, clock):
    chosen(cast.ana, time_zone="America/New_York")
    chosen(cast.tomas)
    cast.workplace.change(by=cast.dina, version=1, name="The bakery", time_zone="Asia/Kolkata", language="en")
    due = dict(Reach.objects.values_list("member", "due_at"))
    assert due == {
        cast.ana.pk: datetime(2026, 3, 2, 13, tzinfo=UTC),
        cast.tomas.pk: datetime(2026, 3, 3, 2, 30, tzinfo=UTC),
    }


def ends_for(cast, how: str) -> None:
    if how == "removed":
        cast.ana.remove(by=cast.dina)
    elif how == "a helper now":
        cast.ana.change_role(by=cast.dina, role="helper")
    elif how == "the account is shut":
        cast.ana.user.is_active = False
        cast.ana.user.save()
    elif how == "wants no mail":
        chosen(cast.ana, digest="never")


@pytest.mark.parametrize("how", ["removed", "a helper now", "the account is shut", "wants no mail"])
def test_nothing_goes_to_somebody_who_is_gone_or_wants_none(cast, things, clock, how):
    chosen(cast.ana)
    clock.move_to(MORNING)
    assert digests.deliver_due(now=MORNING) == 1  # on its way already
    ends_for(cast, how)
    assert at(clock, MORNING) == at(clock, MORNING + DAY) == []
    if how == "removed":
        Membership.join(cast.ana.user, cast.workplace, role="organizer", called="Ana")
        assert at(clock, MORNING + 2 * DAY) == []  # who comes back chooses anew


def test_two_who_look_at_the_same_moment_take_it_in_hand_once(cast, things, clock):
    chosen(cast.ana)
    was = Reach.objects.get().due_at
    assert digests.deliver_due(now=MORNING) == 1
    Reach.objects.update(due_at=was)  # as the other read it before
    assert digests.deliver_due(now=MORNING) == 0
    assert (Digest.objects.count(), Outbox.objects.count()) == (1, 1)


def test_what_could_not_be_delivered_is_said_on_the_next_page_until_they_have_read_it(cast, things, clock, sign_in):
    chosen(cast.ana)
    clock.move_to(MORNING)
    digests.deliver_due(now=MORNING)
    Outbox.objects.update(tries=MOST_TRIES - 1)
    refuse = {"ana@example.org": (450, b"Rosa is in the way")}

    class Refusing(EmailBackend):
        def send_messages(self, messages):
            raise smtplib.SMTPRecipientsRefused(refuse)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", Refusing.send_messages)
        outbox.do_waiting(now=MORNING)
    digest = Digest.objects.get()
    assert (digest.settled_at, digest.failed_at, digest.fault) == (None, MORNING, "SMTPRecipientsRefused")
    ana, tomas = sign_in(cast.ana), sign_in(cast.tomas)
    pages = [client.get(url(cast.ana, "people")).content.decode() for client in (ana, tomas)]
    assert ["A mail to you did not arrive (Monday, 2 March)." in page for page in pages] == [True, False]
    assert ana.post(url(cast.ana, "be-told")).status_code == 303
    assert "did not arrive" not in ana.get(url(cast.ana, "people")).content.decode()


@pytest.mark.parametrize("trouble", ["the address is refused for good", "no mail server"])
def test_what_never_can_arrive_is_given_up_at_once(cast, things, clock, settings, monkeypatch, trouble):
    def refuse(self, messages):
        raise smtplib.SMTPRecipientsRefused({"ana@example.org": (550, b"no such user")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    if trouble == "no mail server":
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    chosen(cast.ana)
    at(clock, MORNING)
    [row] = Outbox.objects.all()
    fault = "address" if "address" in trouble else "no-mail-server"
    assert (row.tries, row.failed_at, row.fault) == (1, MORNING, fault)
    cast.ana.refresh_from_db()
    assert cast.ana.undelivered_at == MORNING


def test_what_fails_does_not_show_whether_there_was_anything_to_say(cast, things, clock, monkeypatch):
    monkeypatch.setattr(EmailBackend, "open", lambda self: (_ for _ in ()).throw(ConnectionRefusedError), raising=False)
    for one in (cast.ana, cast.dina):
        chosen(one)
    at(clock, MORNING)
    assert list(Outbox.objects.values_list("tries", "fault")) == [(1, "ConnectionRefusedError")] * 2
    assert things == []


@pytest.mark.long
@pytest.mark.parametrize("members", [2, 12])
def test_a_run_asks_as_much_for_each_member_however_many_there_are(
    cast, things, clock, members, django_assert_num_queries
):
    for number in range(members):
        chosen(member(f"Ida{number}", cast.workplace, "organizer"))
    clock.move_to(MORNING)
    with django_assert_num_queries(1 + 9 * members):
        assert digests.deliver_due(now=MORNING) == members
