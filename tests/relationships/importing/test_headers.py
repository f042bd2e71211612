"""What the columns of other programs are called, and what is guessed of it."""

import pytest

from relationships.importing.headers import guess_columns, guess_kind
from relationships.importing.kinds.base import Cells
from relationships.importing.kinds.people import PEOPLE as PEOPLE_KIND

# Header rows as these programs write them, and the columns that are taken as what. All others are left out.
GOOGLE = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Name Prefix,Initials,Nickname,Short Name,"
    "Maiden Name,Birthday,Gender,Location,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,"
    "Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,"
    "Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department"
)
GOOGLE_NOW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Nickname,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Event 1 - Label,Event 1 - Value"
)
OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Assistant's Phone,"
    "Business Fax,Business Phone,Business Phone 2,Company Main Phone,Home Fax,Home Phone 2,Mobile Phone,Other Phone,"
    "Primary Phone,TTY/TDD Phone,Birthday,Categories,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,"
    "Government ID Number,Hobby,Language,Manager's Name,Notes,Office Location,Priority,Referred By,Spouse,User 1"
)
NETWORK = "uuid,first_name,last_name,email,can2_phone,can2_user_address,zip_code,language,can2_user_tags"
BUILDER = (
    "Custom ID 1,Custom ID 2,First Name,Last Name,Middle Name,Nickname,Email,Email Type,Phone Number,Phone Number Type,"
    "Address Line 1,Date of Birth,Age,Preferred Language,Assessment"
)
PARTS = {"First Name": "given", "Last Name": "family"}
MAIL_AND_PHONE = {"E-mail 1 - Value": "reach", "Phone 1 - Value": "reach"}
WAYS = ("Business Phone", "Business Phone 2", "Home Phone 2", "Mobile Phone", "Other Phone", "Primary Phone")
PEOPLE = {
    GOOGLE: {"Given Name": "given", "Family Name": "family", "Nickname": "nickname", "Location": "where"}
    | {"Hobby": "likes", "Language": "languages", "Organization 1 - Department": "department", **MAIL_AND_PHONE},
    GOOGLE_NOW: {**PARTS, "Nickname": "nickname", "Organization Department": "department", **MAIL_AND_PHONE},
    OUTLOOK: {**PARTS, **dict.fromkeys((*WAYS, "E-mail Address", "E-mail 2 Address"), "reach")}
    | {"Department": "department", "Hobby": "likes", "Language": "languages", "Office Location": "where"},
    NETWORK: {"uuid": "key", "first_name": "given", "last_name": "family", "email": "reach", "can2_phone": "reach"}
    | {"language": "languages"},
    BUILDER: {**PARTS, "Custom ID 1": "key", "Nickname": "nickname", "Email": "reach", "Phone Number": "reach"}
    | {"Preferred Language": "languages"},
    "ID,Label,Type,Description,Tags,Image,Email": {"ID": "key", "Label": "name", "Email": "reach"},  # Kumu
    "Id,Label,timeset,modularity_class,Degree": {"Id": "key", "Label": "name"},  # Gephi
    "Name,Dept,Shift,Job,Phone,Assessment (1-5),Leader?": {"Name": "name", "Dept": "department", "Shift": "shift"}
    | {"Phone": "reach"},
    "Vorname,Nachname,Firma,Abteilung,Telefon geschäftlich,Mobiltelefon,E-Mail-Adresse,E-Mail 2: Adresse,E-Mail-Typ": {
        "Vorname": "given",
        "Nachname": "family",
        "Abteilung": "department",
        "Telefon geschäftlich": "reach",
        **dict.fromkeys(("Mobiltelefon", "E-Mail-Adresse", "E-Mail 2: Adresse"), "reach"),
    },
    "Prénom,Nom,Société,Service,Téléphone (bureau),Tél. mobile,Adresse de messagerie": {
        "Prénom": "given",
        "Nom": "family",
        "Service": "department",
        **dict.fromkeys(("Téléphone (bureau)", "Tél. mobile", "Adresse de messagerie"), "reach"),
    },
}


@pytest.mark.parametrize("headers", PEOPLE, ids=lambda headers: headers[:20])
def test_headers_of_other_programs_are_known(headers):
    names = headers.split(",")
    columns = guess_columns("people", names)
    assert guess_kind(names) == "people"
    assert {name: field for name, field in zip(names, columns, strict=True) if field} == PEOPLE[headers]


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


def test_what_google_writes_into_one_cell_is_several():
    cells = Cells({"name": ["Rosa Lima"], "reach": ["555 1 ::: 555 2", "r@x.org"]}, {"reach_for": "Rides"}, None)
    assert PEOPLE_KIND.understand(cells)["reach"] == "555 1, 555 2, r@x.org"
