from django.core.management.base import BaseCommand, CommandError

from organizer import encryption, rotation
from organizer.models import Workplace


class Command(BaseCommand):
    help = (
        "Locks everything under the newest installation key (the first of KITH_KEYS), and removes data keys that were "
        "replaced an hour ago or more. With --data, every workplace also gets a new data key and everything in it is "
        "encrypted again. May be stopped at any moment and started again; people can go on working meanwhile."
    )

    def add_arguments(self, parser):
        parser.add_argument("--data", action="store_true", help="new data keys for the workplaces, too")
        parser.add_argument("--workplace", help="only the one with these letters in its address")

    def handle(self, *, data: bool = False, workplace: str | None = None, **options) -> None:
        places = Workplace.objects.filter(slug=workplace) if workplace else Workplace.objects.all()
        try:
            rewrapped = rotation.rewrap()
            for name, count in sorted(rewrapped.items()):
                self.stdout.write(f"{name}: {count} locked again")
            for place in list(places.order_by("pk").values_list("pk", flat=True)):
                self.rotate(place, data)
        except encryption.Unreadable as error:
            raise CommandError(
                f"{error}. Nothing was lost: put the missing key back into KITH_KEYS and run this again."
            ) from error
        self.say_which_keys_may_go()

    def rotate(self, place, data: bool) -> None:
        sealed = rotation.renew(place) if data else 0
        keys = rotation.retire(place)
        waits = ", the old key stays for now: run this again in an hour" if len(keys) > 1 else ""
        if data or waits:
            self.stdout.write(f"workplace {place}: {sealed} values sealed again{waits}")

    def say_which_keys_may_go(self) -> None:
        idle = set(encryption.installation_keys()) - rotation.in_use() - {next(iter(encryption.installation_keys()))}
        for name in sorted(idle):
            self.stdout.write(f"installation key {name} locks nothing any more but sessions: take it out in two weeks")
        self.stdout.write("done")
