"""Kith on one machine without any service: the web server in a thread, and one child process for the work behind it."""

PATIENCE = 20  # seconds that what is under way may take to end; the outbox gives back what did not
