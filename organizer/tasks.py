from celery import shared_task


@shared_task
def sweep() -> None:
    """Does what waits in the outbox."""
