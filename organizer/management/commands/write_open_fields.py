from django.core.management.base import BaseCommand

from organizer import open_fields


class Command(BaseCommand):
    help = "Writes the table of what is not encrypted into docs/safety.md, from the registry of records."

    def handle(self, *args, **options):
        text = open_fields.DOCUMENT.read_text(encoding="utf-8")
        open_fields.DOCUMENT.write_text(open_fields.written(text), encoding="utf-8")
        self.stdout.write("docs/safety.md is up to date.")
