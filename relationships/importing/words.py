"""What the pages say of files and rows: every word of ours for a fault, in a sentence."""

from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from organizer.taking_in import SHEETS
from relationships.importing.kinds import KINDS

FILES: dict[str, str | Promise] = {
    "empty": _("There is nothing in this file that we can read."),
    "too-large": _("This file is larger than 10 megabytes. Split it, or leave out the pictures."),
    "too-many": _("This file has more than 50,000 rows. Split it, please."),
    "wide": _("This table is far wider than any list of people. Copy the columns you need into a new one."),
    "old-excel": _("This is Excel's old format. Open it and save it as .xlsx or .csv, then bring that."),
    "no-table": _("This is no list that we can read. We read CSV, TSV, XLSX and contact cards (VCF)."),
    "broken": _("This spreadsheet is damaged, or not made as one should be. Open it, save it anew and bring that."),
    "locked": _("This spreadsheet is locked with a password. Save a copy without one."),
    "bomb": _("Unpacked, this file would be enormous. We do not open such files."),
    "letters": _("The letters of this file cannot be read. Choose another encoding below."),
    "alone": _("This is an archive of Kith. It is brought alone, with no other file beside it."),
    "closed": _("This archive is closed with a passphrase."),
    "not-ours": _("This is no archive of Kith that can be read back. Only one that holds everything can be."),
    "level": _("This file holds a part of a workplace. Only an archive that holds everything can be read back."),
    "version": _("This archive was made by another version of Kith, and cannot be read here."),
    "columns": _("A sheet of this archive has other columns than ours."),
    "doubled": _("A sheet stands in this archive twice."),
    "senseless": _("Tens of thousands of rows of this archive make no sense. It is not as Kith made it."),
    "large-book": _("This is a very large spreadsheet. Bring the archive as CSV (ZIP) instead."),
}
ROWS: dict[str, str | Promise] = {
    "long": _("This row is far too long."),
    "wide": _("This row has far too many cells."),
    "quotes": _("A quotation mark opens here and never closes."),
    "nulls": _("There are signs in this row that no text has."),
    "letters": _("Some letters of this row cannot be read."),
    "card": _("This card is not whole."),
    "no-name": _("There is no name in this row."),
    "long-name": _("This name is too long for us."),
    "long-text": _("One of these texts is too long for us."),
    "day": _("We cannot read this day."),
    "future": _("That day has not come yet."),
    "twice": _("The very same row stands higher up in this file."),
    "before": _("You brought this very row before."),
    "same": _("The name and the way to reach them are the same."),
    "answered": _("You decided."),
    "undecided": _("Nobody decided, so it stayed out."),
    "reached": _("Somebody here is reached the same way."),
    "named": _("Somebody here has the very same name."),
    "alike": _("Somebody here has a name like this."),
    "there": _("It is in the book already."),
    "one-name": _("It takes two people, and there are not two here."),
    "themselves": _("Both are the same person."),
    "nobody": _("Nobody is named here."),
    "unknown": _("We do not know “%(about)s”. Bring the people in first, or beside this file."),
    "two": _("More than one person is called “%(about)s”."),
    "gone": _("“%(about)s” is left out, so this is, too."),
    "other-words": _("The book says it in other words: “%(about)s”. They stay."),
    "size": _("That is no number of people we can read."),
    "time": _("We cannot read this time of day."),
    "unreadable": _("It holds something that we cannot read."),
    "no-id": _("It is told without a name, so it cannot be said whose it is."),
    "speaks-of": _("It speaks of something that is not here."),
    "lacks": _("Something is missing that it cannot do without."),
    "law": _("What it says cannot be."),
    "elsewhere": _("It cannot stand here."),
    "pair": _("Something else stands in its place already."),
    "theirs": _("It belongs to what somebody else wrote here."),
    "forgotten": _("They were forgotten here, and stay so."),
    "full": _("More people are named than were there."),
    "not-there": _("Whoever said it was not there."),
    "nobody-voices": _("Nobody voices it by name."),
    "line": _("The same name stands higher up, in line %(about)s."),
}


def fault(word: str) -> str | Promise:
    return FILES.get(word, "") if word else ""


def why(word: str, about: str = "") -> str | Promise:
    sentence = ROWS.get(word, "")
    return sentence % {"about": about} if sentence and "%(" in str(sentence) else sentence


def cells(said: dict[str, Any]) -> str:
    """The row as it stands in the file."""
    return " · ".join(cell for cell in said.get("cells", ()) if cell) or said.get("text", "")


def count(fate: str, all: int, *, done: bool) -> str:
    """`done`: it is in the book already."""
    sentences = {
        "new": ngettext("%d would be added", "%d would be added", all),
        "same": ngettext("%d is here already", "%d are here already", all),
        "doubt": ngettext("%d may be somebody you have", "%d may be people you have", all),
        "out": ngettext("%d is left out", "%d are left out", all),
        "bad": ngettext("%d cannot be taken", "%d cannot be taken", all),
    }
    if done:
        sentences["new"] = ngettext("%d was added", "%d were added", all)
    return sentences[fate] % all


def of_each(many: dict[str, int]) -> list[str]:
    """By kind, how many there are."""
    labels = {name: way.label for name, way in SHEETS.items()} | {name: kind.label for name, kind in KINDS.items()}
    return [f"{capfirst(str(label))}: {many[name]}" for name, label in labels.items() if many.get(name)]


def fate(one: str, *, done: bool) -> str | Promise:
    return {
        "new": _("added") if done else _("would be added"),
        "same": _("here already"),
        "doubt": _("to be decided"),
        "out": _("left out"),
        "bad": _("cannot be taken"),
    }[one]
