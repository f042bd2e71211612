"""What the columns of other people's files are called, and what we call it. Pure.

Where the names come from: Google Contacts, as exported before 2024 (`Given Name`, `E-mail 1 - Value`, `Organization 1 -
Department`) and since (`First Name`, `Organization Department`, `Labels`), in English whatever the language; Outlook
(`E-mail Address`, `Business Phone`, `Mobile Phone`, `Department`), which exports in its own language; Action Network
(`first_name`, `email`, `can2_phone`, `language`); Action Builder (`Full Name`, `Phone Number`, `Preferred Language`, up
to four `Custom ID`, `Assessment`); Kumu (`Label`, `Type`; `From`, `To`, `Direction`); Gephi (`Id`, `Label`; `Source`,
`Target`, `Type`, `Weight`); and the columns of charting sheets (name, department, job, shift, phone, assessment 1-5).
Each header is compared without case, accents and punctuation.
"""

import re
from collections.abc import Iterable, Sequence

from relationships.spelling import folded

PEOPLE: dict[str, str] = {
    "name": "name|full name|display name|file as|worker name|employee name|employee|member name|coworker|person|label"
    "|worker|names|nombre completo|nom complet|vollstandiger name|nome completo|namn|navn|imie i nazwisko",
    "given": "first name|given name|firstname|first|forename|vorname|prenom|nombre|nome|voornaam|fornavn|imie|fname",
    "family": "last name|family name|lastname|last|surname|nachname|familienname|nom de famille|nom|apellido|apellidos"
    "|cognome|sobrenome|achternaam|etternavn|nazwisko|lname",
    "nickname": "nickname|nick|preferred name|goes by|called|spitzname|surnom|apodo|rufname|preferred first name",
    "pronouns": "pronouns|pronoun|pronomen|pronoms|pronombres",
    "department": "department|dept|organization department|organization 1 department|unit|area|work area|section|team"
    "|abteilung|departement|service|departamento|reparto|afdeling|wydzial|work unit|line|station|floor",
    "shift": "shift|schicht|turno|equipe|ploeg|zmiana|work shift|hours",
    "where": "where|location|office location|work location|worksite|site|building|desk|room|ort|lieu|lugar|standort",
    "languages": "language|languages|preferred language|language code|sprache|sprachen|langue|idioma|lingua|taal",
    "likes": "likes|interests|hobbies|hobby|notes about interests|interessen",
    "reach": "phone|phone number|mobile|mobile phone|mobile number|cell|cell phone|cellphone|telephone|tel|home phone"
    "|home phone 2|business phone|business phone 2|work phone|primary phone|other phone|email|e mail|email address"
    "|e mail address|e mail 2 address"
    "|e mail 3 address|can2 phone|telefon|handy|telefono|telefone|telephone portable|correo|courriel|whatsapp|signal"
    "|telefon geschaftlich|telefon geschaftlich 2|telefon privat|telefon privat 2|mobiltelefon|weiteres telefon"
    "|e mail adresse|e mail 2 adresse|e mail 3 adresse|telephone bureau|telephone 2 bureau|telephone domicile"
    "|tel mobile|adresse de messagerie|adresse de messagerie 2|telefono del trabajo|telefono particular|telefono movil"
    "|movil|direccion de correo electronico|correo electronico|cellulare|abitazione|indirizzo posta elettronica",
    "came_on": "hire date|date of hire|start date|hired|seniority date|came|came on|eintritt|date d embauche|since",
    "supervisor": "supervisor yes no|is supervisor|supervises",
    "key": "id|custom id|custom id 1|entity id|uuid|employee id|employee number|emp id|badge|member id|person id"
    "|personalnummer|action network id|interact id",
}
TIES: dict[str, str] = {
    "one": "source|from|person 1|person1|person a|name 1|name1|from name|one|who|a|ego|von|node 1",
    "other": "target|to|person 2|person2|person b|name 2|name2|to name|other|knows|b|alter|zu|node 2|with whom",
    "how": "how|how they know each other|relationship|relation|connection|connection type|tie|label|description"
    "|kind|type|beziehung|note|notes",
}
ACTIVITIES: dict[str, str] = {
    "on": "date|day|when|on|datum|fecha|jour|data|meeting date|event date|start date",
    "people": "people|who|with|attendees|participants|present|who was there|name|names|person|person 1|person 2|one"
    "|other|teilnehmer|wer|participantes",
    "kind": "kind|type|what|activity|event|art|tipo|what it was|event type|title",
    "where": "where|place|location|ort|lugar|lieu|venue",
    "size": "size|how many|headcount|number of people|attendance|anzahl",
    "at": "time|start time|uhrzeit|hora|heure",
}
GIVINGS: dict[str, str] = {
    "giver": "giver|from|who gave|who helped|helper|by|helped by|gab|donor",
    "receiver": "receiver|to|who received|whom|helped|for|recipient|bekam",
    "on": "date|day|when|on|datum|fecha|jour|data",
    "what": "what|with what|description|note|notes|help|how",
    "kind": "kind|type|art|tipo",
}
KNOWN: dict[str, dict[str, str]] = {"people": PEOPLE, "ties": TIES, "activities": ACTIVITIES, "givings": GIVINGS}

RATINGS = re.compile(
    r"\b(?:rating|ratings|assessment|assessments|score|scores|rank|ranking|support|supporter|leader|leadership|influence"
    r"|level|tier|grade|priority|1 5|1 to 5|bewertung|einschatzung|evaluacion|evaluation|strength|weight|importance"
    r"|for or against|union support|id level|commitment|likelihood|anti|pro union|pagerank|degree|centrality"
    r"|betweenness|closeness|eigenvector|modularity class|eccentricity|authority|hub)\b"
)
NUMBERED = re.compile(r"^(?:e mail|email|phone) \d+ value$")


def plain(header: str) -> str:
    """`E-mail 1 - Value` is `e mail 1 value`; `can2_phone` is `can2 phone`."""
    return " ".join(re.sub(r"[^\w]+|_+", " ", folded(header)).split())


def _spread(known: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, words in known.items():
        for word in words.split("|"):
            found.setdefault(word, field)
    return found


def learn(kind: str, known: dict[str, str]) -> None:
    """An upper room says what the columns of its kind are called: field to words, with `|` between them."""
    KNOWN[kind] = known
    FIELDS[kind] = _spread(known)


FIELDS: dict[str, dict[str, str]] = {kind: _spread(known) for kind, known in KNOWN.items()}


def is_known(header: str) -> bool:
    """Whether a cell looks like a header of ours, of any kind."""
    word = plain(header)
    return bool(word) and (
        any(word in fields for fields in FIELDS.values()) or is_rating(word) or _numbered(word) != ""
    )


def is_rating(header: str) -> bool:
    """What rates people, or ties by a number: Kith keeps no such thing (method 3, 55), so it stays out."""
    return bool(RATINGS.search(plain(header)))


def _numbered(word: str) -> str:
    return "reach" if NUMBERED.match(word) else ""


def guess_kind(headers: Sequence[str]) -> str:
    """What the rows are. People, unless the columns say otherwise."""
    words = {plain(header) for header in headers}

    def has(kind: str, *fields: str) -> bool:
        return all(any(FIELDS[kind].get(word) == field for word in words) for field in fields)

    if has("givings", "giver", "receiver", "on") and words & {"giver", "receiver", "who helped", "helped", "what"}:
        return "givings"
    if "conversations" in FIELDS and has("conversations", "on", "people", "notes"):
        return "conversations"
    if has("activities", "on", "people") and not has("people", "given"):
        return "activities"
    if has("ties", "one", "other"):
        return "ties"
    return "people"


def guess_columns(kind: str, headers: Sequence[str]) -> list[str]:
    """The field of each column, empty for those that are left out. A field that takes one column takes the first."""
    fields, found = FIELDS.get(kind, {}), []
    for header in headers:
        word = plain(header)
        field = fields.get(word, "") or (_numbered(word) if kind == "people" else "")
        found.append("" if is_rating(word) and field not in ("key",) else field)
    return _once_each(kind, found, [plain(header) for header in headers])


SEVERAL = {("ties", "how"), ("people", "reach"), ("people", "likes"), ("people", "languages"), ("activities", "people")}


def takes_several(kind: str, field: str) -> bool:
    return (kind, field) in SEVERAL


def _once_each(kind: str, found: list[str], words: list[str]) -> list[str]:
    named = {"given", "family"} <= set(found)
    result: list[str] = []
    for field, word in zip(found, words, strict=True):
        if field and field in result and not takes_several(kind, field):
            field = ""
        if kind == "people" and field == "name" and named and word in ("file as", "display name", "name", "label"):
            field = ""  # the parts say it better
        result.append(field)
    return result


def is_kept_out(header: str, cells: Iterable[str]) -> bool:
    """A rating by its name and by what stands in it: a number or a letter. Then there is nothing to choose."""
    filled = [cell for cell in cells if cell]
    return is_rating(header) and all(
        re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?%?|[A-Fa-f][+-]?|\?|[+-]+", cell) for cell in filled
    )
