"""How a tie is drawn and named, the same in lists, on its page, on the map and on paper (look, "Ties")."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from relationships.readings import band_name
from relationships.strength import Band

register = template.Library()

LINES = {  # (y, width) of each line of the mark
    Band.UNKNOWN: (),
    Band.ACQUAINTED: ((6, 0.75),),
    Band.FRIENDLY: ((6, 2),),
    Band.TRUSTING: ((6, 4.5),),
    Band.WOULD_RISK: ((3.5, 2.5), (8.5, 2.5)),
}


@register.simple_tag
def tie_mark(band: int, state: str = "live", dotted: bool = False) -> SafeString:
    """A short line: hairline, plain, thick or double; dashed and paler if gone quiet, dotted if hearsay."""
    manner = " quiet" if state == "quiet" else " dotted" if dotted else ""
    lines = "".join(
        f'<line x1="2" x2="46" y1="{y}" y2="{y}" stroke-width="{width}"/>' for y, width in LINES[Band(band)]
    )
    return format_html(
        '<svg class="tie-mark{}" viewBox="0 0 48 12" width="48" height="12" aria-hidden="true">{}</svg>',
        manner,
        mark_safe(lines),  # noqa: S308  numbers of ours alone
    )


@register.filter
def band_in_words(band: int) -> str:
    return band_name(band)
