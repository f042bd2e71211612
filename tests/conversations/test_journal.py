"""The journal: its author's alone, in no audit, and a stolen dump does not lead from it to a person or an account."""

import pytest
from django.db import connection

from conversations.models import JournalPage
from organizer import encryption
from organizer.access import url
from organizer.models import AuditEntry
from tests.cast import me, person


def written(cast, words="Tired of all of it.", between=None) -> JournalPage:
    return JournalPage.write(by=cast.ana, words=words, between=between)


def test_only_its_author_finds_a_page_an_admin_neither(cast):
    page = written(cast)
    seen = {
        name: list(JournalPage.objects.visible_to(getattr(cast, name)))
        for name in ("ana", "tomas", "dina", "hal", "caro")
    }
    assert seen == {"ana": [page], "tomas": [], "dina": [], "hal": [], "caro": []}


def test_it_is_written_changed_and_torn_out_and_the_audit_never_knows(cast, sign_in):
    two = me(cast.ana), person(cast.ana)
    client, before = sign_in(cast.ana), AuditEntry.objects.count()
    client.post(url(cast.ana, "tie-journal", *(one.pk for one in two)), {"words": "I listened badly today."})
    page = JournalPage.objects.get()
    address = url(cast.ana, "journal-page", page.pk)
    assert client.post(address, {"words": "I listened better.", "version": "1"}).status_code == 303
    stale = client.post(address, {"words": "From the phone.", "version": "1"})
    assert (stale.status_code, b"I listened better." in stale.content) == (409, True)
    shown = client.get(url(cast.ana, "tie", two[1].pk, two[0].pk)).content
    hidden = sign_in(cast.dina).get(url(cast.dina, "tie", two[1].pk, two[0].pk)).content
    assert (b"I listened better." in shown, b"How you are with this tie" in hidden) == (True, False)
    client.post(url(cast.ana, "remove-journal-page", page.pk))
    assert (JournalPage.objects.count(), AuditEntry.objects.count()) == (0, before)


def test_a_page_about_a_tie_is_found_from_either_side_and_on_no_other_tie(cast):
    ana, rosa, iva = me(cast.ana), person(cast.ana), person(cast.ana, "Iva")
    page = written(cast, between=(ana, rosa))
    mine = JournalPage.objects.visible_to(cast.ana)
    found = [list(mine.about(cast.ana, *two)) for two in ((ana, rosa), (rosa, ana), (ana, iva))]
    assert found == [[page], [page], []]
    assert JournalPage.shelf_of(cast.tomas, ana, rosa) != page.shelf


def test_a_stolen_row_names_neither_the_writer_nor_the_two(cast):
    two = me(cast.ana), person(cast.ana)
    page = written(cast, between=two)
    encryption.forget_rings()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM conversations_journalpage")
        [row] = cursor.fetchall()
    stolen = b" ".join(bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in row)
    ids = [form for one in (*two, cast.ana, cast.ana.user) for form in (str(one.pk), one.pk.hex)]
    assert page.written_by.encode() in stolen  # the looking itself works
    assert [form for form in (*ids, "Tired") if form.encode() in stolen] == []


def test_a_page_needs_words(cast, sign_in):
    answer = sign_in(cast.ana).post(url(cast.ana, "journal"), {"words": "  "})
    assert (answer.status_code, JournalPage.objects.count()) == (422, 0)


@pytest.mark.parametrize("name", ["tomas", "dina"])
def test_the_journal_of_another_is_empty(cast, sign_in, name):
    written(cast)
    member = getattr(cast, name)
    pages = sign_in(member).get(url(member, "journal")).context["pages"]
    assert list(pages) == []
