"""Conversion in memory: ours, the floor that no converter can go below, and generic bindings."""

import contextlib
import importlib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from meeting_readout import converters

Convert = Callable[[bytes], object]


def table(folder: Path, repeat: int) -> None:
    """Print how fast documents of the corpus go from form to form; rates count the bytes that are read."""
    xml = [path.read_bytes() for path in sorted((folder / "xml").iterdir())[:100]]
    data = [path.read_bytes() for path in sorted((folder / "json").iterdir())[:100]]
    print("| way | MB/s | times ours |\n|---|---:|---:|")
    report(xml, repeat, {"XML to JSON: ours": to_json, **xml_peers(folder)})
    report(data, repeat, {"JSON to XML: ours": to_xml, **json_peers(folder)})


def to_json(data: bytes) -> bytes:
    """Convert as we do, without the proof."""
    return converters.write(converters.read(data, "xml"), "json")


def to_xml(data: bytes) -> bytes:
    """Convert as we do, without the proof."""
    return converters.write(converters.read(data, "json"), "xml")


def xml_peers(folder: Path) -> dict[str, Convert]:
    """Give the floor and the bindings from XML."""
    found: dict[str, Convert] = {}
    with contextlib.suppress(ImportError):
        import orjson
        from lxml import etree

        found["XML to JSON: floor (lxml parses, orjson dumps)"] = lambda data: (
            etree.fromstring(data),
            orjson.dumps(known(data)),
        )
    with contextlib.suppress(ImportError):
        import xmlschema

        schema = xmlschema.XMLSchema(str(folder / "readout.xsd"))
        found["XML to JSON: xmlschema decode, orjson"] = lambda data: orjson.dumps(
            schema.decode(data, validation="lax")[0]
        )
    for binding in xsdata(folder):
        found["XML to JSON: xsdata (lxml, JSON serializer)"] = binding[0]
    return found


def json_peers(folder: Path) -> dict[str, Convert]:
    """Give the floor and the bindings from JSON."""
    found: dict[str, Convert] = {}
    with contextlib.suppress(ImportError):
        import orjson
        from lxml import etree

        trees: dict[bytes, Any] = {}

        def floor(data: bytes) -> object:
            orjson.loads(data)
            if data not in trees:
                trees[data] = etree.fromstring(to_xml(data))
            return etree.tostring(trees[data], encoding="UTF-8", xml_declaration=True)

        found["JSON to XML: floor (orjson parses, lxml serialises)"] = floor
    for binding in xsdata(folder):
        found["JSON to XML: xsdata (its own JSON)"] = binding[1]
    return found


KNOWN: dict[bytes, Any] = {}


def known(data: bytes) -> Any:
    """Give the data of a document, read once: the floor does not pay for reading it."""
    if data not in KNOWN:
        KNOWN[data] = converters.read(data, "xml")
    return KNOWN[data]


def xsdata(folder: Path) -> Iterator[tuple[Convert, Convert]]:
    """Yield both ways of xsdata, with classes that it makes from the XSD; nothing where it is not installed."""
    package = folder / "made_by_xsdata"
    if not package.exists():
        command = [sys.executable, "-m", "xsdata", "generate", "readout.xsd", "--package", package.name]
        subprocess.run(command, cwd=folder, check=False, capture_output=True)
    if not package.exists():
        return
    sys.path.insert(0, str(folder))
    from xsdata.formats.dataclass.parsers import JsonParser, XmlParser
    from xsdata.formats.dataclass.parsers.handlers import LxmlEventHandler
    from xsdata.formats.dataclass.serializers import JsonSerializer, XmlSerializer

    root = importlib.import_module(package.name).Readout
    parse, dump = XmlParser(handler=LxmlEventHandler), JsonSerializer()
    load, write = JsonParser(), XmlSerializer()
    texts: dict[bytes, str] = {}

    def back(data: bytes) -> str:
        if data not in texts:
            texts[data] = dump.render(parse.from_bytes(to_xml(data), root))
        return write.render(load.from_string(texts[data], root))

    yield lambda data: dump.render(parse.from_bytes(data, root)), back


def report(documents: list[bytes], repeat: int, ways: dict[str, Convert]) -> None:
    """Time each way over all documents, in turn, and print the medians."""
    size = sum(map(len, documents)) / 1e6
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for convert in ways.values():
        for document in documents:
            convert(document)
    for _ in range(repeat):
        for name, convert in ways.items():
            start = time.perf_counter()
            for document in documents:
                convert(document)
            taken[name].append(time.perf_counter() - start)
    ours = statistics.median(next(iter(taken.values())))
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"| {name} | {size / median:.1f} | {median / ours:.2f} |", flush=True)
