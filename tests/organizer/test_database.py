"""SQLite as it must be, read back from the database itself (S24)."""

from django.db.utils import ConnectionHandler

from organizer.databases import database

FULL, MEMORY = 2, 2


def test_the_database_is_opened_as_safely_as_we_say(tmp_path, django_db_blocker):
    house = ConnectionHandler({"default": {**database(f"sqlite://{tmp_path}/kith.sqlite3"), "TIME_ZONE": "UTC"}})
    connection = house["default"]
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store", "busy_timeout")
        got = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in asked}
    assert got == {
        "journal_mode": "wal",
        "synchronous": FULL,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": MEMORY,
        "busy_timeout": 20_000,
    }
    assert connection.transaction_mode == "IMMEDIATE"
    connection.close()
