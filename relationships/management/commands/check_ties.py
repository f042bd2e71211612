from django.core.management.base import BaseCommand, CommandError

from organizer.models import Workplace
from relationships import ties


class Command(BaseCommand):
    help = "Proves that the stored spans of every tie equal a fresh computation; --mend works them out anew."

    def add_arguments(self, parser):
        parser.add_argument("--mend", action="store_true")

    def handle(self, *args, mend: bool, **options):
        wrong = 0
        for workplace in Workplace.objects.all():
            found = len(ties.out_of_step(workplace))
            wrong += found
            if found and mend:
                ties.rebuild(workplace)
        if wrong and not mend:
            raise CommandError(f"{wrong} ties are out of step; --mend works them out anew.")
        self.stdout.write(f"{wrong} mended." if wrong else "Every tie is in step.")
