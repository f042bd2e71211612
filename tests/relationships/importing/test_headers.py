"""What the columns of other programs are called, and what is guessed of it."""

import pytest

from relationships.importing.headers import guess_columns, guess_kind

HEADERS = {
    "google": "Name,Given Name,Additional Name,Family Name,Yomi Name,Nickname,Birthday,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Department",
    "google now": "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Department,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value",
    "outlook": "Title,First Name,Last Name,Company,Department,Business Phone,Mobile Phone,E-mail Address,Priority",
    "action network": "email,first_name,last_name,zip_code,can2_phone,uuid",
    "action builder": "Custom ID,First Name,Last Name,Phone Number,Preferred Language,Assessment",
    "kumu": "Label,Type,Description,Tags",
    "charting": "Name,Dept,Shift,Job,Phone,Assessment (1-5),Leader?",
}
FOUND = {
    "google": {"given": 1, "family": 3, "nickname": 5, "reach": 2, "department": 1},
    "google now": {"given": 1, "family": 1, "nickname": 1, "department": 1, "reach": 2},
    "outlook": {"given": 1, "family": 1, "department": 1, "reach": 3},
    "action network": {"reach": 2, "given": 1, "family": 1, "key": 1},
    "action builder": {"key": 1, "given": 1, "family": 1, "reach": 1, "languages": 1},
    "kumu": {"name": 1},
    "charting": {"name": 1, "department": 1, "shift": 1, "reach": 1},
}


@pytest.mark.parametrize("source", HEADERS)
def test_headers_of_other_programs_are_known(source):
    headers = HEADERS[source].split(",")
    columns = guess_columns("people", headers)
    assert guess_kind(headers) == "people"
    assert set(columns) - {""} == set(FOUND[source])
    assert [header for header, field in zip(headers, columns, strict=True) if field and "ssess" in header] == []


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("Source,Target,Type,Weight", "ties"),
        ("From,To,Direction,Label,Type,Strength", "ties"),
        ("Date,Who,What,Where", "activities"),
        ("Giver,Receiver,Date,What", "givings"),
    ],
)
def test_what_the_rows_are_is_guessed(headers, kind):
    assert guess_kind(headers.split(",")) == kind
    assert "weight" not in guess_columns(kind, headers.lower().split(","))
