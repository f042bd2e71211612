from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "The work behind the pages, until its input ends. `manage.py up` starts it."
    requires_system_checks = []

    def handle(self, *args, **options):
        from organizer.embedded import child

        child.run()
