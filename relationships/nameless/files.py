"""GraphML and GEXF, written from beginning to end. Pure.

GEXF 1.3 (https://gexf.net/1.3/gexf.xsd), as Gephi reads it; GraphML 1.0 (http://graphml.graphdrawing.org). Neither
gives a tie an id: it would be one more thing that two files could share.
"""

from collections.abc import Callable, Iterator
from typing import Any

from relationships.markup import text
from relationships.nameless.graph import Line, Nameless, Somebody

A_MOVE = 500  # rows, after which the bar moves

FIELDS = (("band", "integer", "int"), ("reads", "string", "string"), ("quiet", "boolean", "boolean"))
HEARD = ("heard", "boolean", "boolean")


def gexf(graph: Nameless, out: Any, progress: Callable[[int, int], None], *, about: str, reads: Callable) -> None:
    """`about`: a sentence that stands inside. `reads`: a band in words."""
    fields = "".join(f'<attribute id="{name}" title="{name}" type="{kind}"/>' for name, kind, _ in (*FIELDS, HEARD))
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
        f"<meta><creator>Kith</creator><description>{text(about)}</description></meta>\n"
        '<graph defaultedgetype="undirected" mode="static">\n'
        '<attributes class="node"><attribute id="group" title="group" type="string"/></attributes>\n'
        f'<attributes class="edge">{fields}</attributes>\n<nodes>\n'
    )
    _write(out, graph, progress, (head, "</nodes>\n<edges>\n", "</edges>\n</graph>\n</gexf>\n"), _node, _edge(reads))


def _node(one: Somebody) -> str:
    name, group = text(one.label), text(one.group)
    return f'<node id="{name}" label="{name}"><attvalues><attvalue for="group" value="{group}"/></attvalues></node>\n'


def _edge(reads: Callable) -> Callable[[Line], str]:
    def written(line: Line) -> str:
        values = "".join(f'<attvalue for="{name}" value="{value}"/>' for name, value in _values(line, reads))
        ends = f'source="{text(line.a)}" target="{text(line.b)}"'
        return f'<edge {ends} weight="{line.band}"><attvalues>{values}</attvalues></edge>\n'

    return written


def graphml(graph: Nameless, out: Any, progress: Callable[[int, int], None], *, about: str, reads: Callable) -> None:
    """As `gexf`."""
    keys = '<key id="label" for="node" attr.name="label" attr.type="string"/>'
    keys += '<key id="group" for="node" attr.name="group" attr.type="string"/>'
    keys += "".join(
        f'<key id="{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>' for name, _, kind in (*FIELDS, HEARD)
    )
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        f'<desc>{text(about)}</desc>\n{keys}\n<graph edgedefault="undirected">\n'
    )

    def node(one: Somebody) -> str:
        name, group = text(one.label), text(one.group)
        return f'<node id="{name}"><data key="label">{name}</data><data key="group">{group}</data></node>\n'

    def edge(line: Line) -> str:
        values = "".join(f'<data key="{name}">{value}</data>' for name, value in _values(line, reads))
        return f'<edge source="{text(line.a)}" target="{text(line.b)}">{values}</edge>\n'

    _write(out, graph, progress, (head, "", "</graph>\n</graphml>\n"), node, edge)


def _values(line: Line, reads: Callable) -> Iterator[tuple[str, str]]:
    yield "band", str(line.band)
    yield "reads", text(str(reads(line.band)))
    yield "quiet", "true" if line.quiet else "false"
    yield "heard", "true" if line.heard else "false"


def _write(out: Any, graph: Nameless, progress: Callable, around: tuple, node: Callable, edge: Callable) -> None:
    before, between, after = around
    done, total = 0, len(graph)
    out.write(before.encode())
    for rows, write, then in ((graph.people, node, between), (graph.ties, edge, after)):
        for row in rows:
            out.write(write(row).encode())
            done += 1
            if done % A_MOVE == 0:
                progress(done, total)
        out.write(then.encode())
    progress(total, total)
