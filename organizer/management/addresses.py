"""The front of the links that commands print."""

from django.conf import settings

LOOPBACK = "http://localhost:8000"


def add_argument(parser) -> None:
    parser.add_argument(
        "--base",
        default=settings.PUBLIC_URL.rstrip("/") or LOOPBACK,
        help="where Kith is reached (default: KITH_URL, or this machine)",
    )
