"""The sketch of JSON."""

from meeting_readout.language_server.sketch import Builder, Sketch
from meeting_readout.language_server.sketch_flow import JSON, Flow


def sketch(text: str, at: int) -> Sketch:
    """Return the sketch of a text, and what stands at a place."""
    start = text.find("{")
    if start < 0:
        builder = Builder({})
        builder.close_all(len(text))
        return Sketch({}, builder.root, None)
    builder = Builder([], start)
    flow = Flow(text, builder, JSON, at, "quoted")
    flow.read(start, len(text))
    root = builder.top.spots[0]
    data = builder.data[0]
    return Sketch(data, root, flow.cursor and flow.cursor._replace(path=flow.cursor.path[1:]))
