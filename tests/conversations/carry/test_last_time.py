from datetime import date

from conversations.carry.last_time import two_months_before


def test_two_months_before_is_the_same_day_of_the_month_or_the_last_there_was():
    days = [date(2026, 5, 17), date(2026, 4, 30), date(2025, 4, 29), date(2026, 1, 1)]
    assert [two_months_before(day) for day in days] == [
        date(2026, 3, 17),
        date(2026, 2, 28),
        date(2025, 2, 28),
        date(2025, 11, 1),
    ]
