"""A hundred and fifty names that nobody has, to be put wherever a name goes."""

PIECES = (
    "<b>Mia</b>", "</text><script>alert(1)</script>", "<![CDATA[", "]]>", "&amp;", "&#x0;", "&nope;", "<!--", "-->",
    "<?php", '" onload="x', "' or 1=1 --", "\\", "\\n", "\\;", ";,:", "a;b,c\\d", "BEGIN:VCARD",
    "\r\nTEL:110", "\nEND:VCARD",
    "=1+1", "+49", "-2", "@SUM(A1)", "\t=cmd", "{{ name }}", "{% now %}", "%s %(x)s", "{0}", "${jndi:x}",
    "\x00", "\x07bell", "\x0b", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff",
    "\u202emoc.live", "\u200b", "\u200fרותי", "نادية", "王小明", "สมชาย", "Zoë Ö. Ñandú", "e\u0301\u0301\u0301",
    "🦄👩‍👩‍👧‍👧",
)  # fmt: skip
NAMES = (*PIECES, *(f"{piece} Berg" for piece in PIECES), *(piece * 40 for piece in PIECES))
