"""Let others do what our converters do: `python tests/engines/second_hands.py` (docs/engines.md).

xsdata makes classes from the XSD, and reads and writes every valid XML case with them: the canonical XML is the same.
Saxon runs the style sheet that is derived from the mapping tables: the JSON has the data that our converter gives. The
exit code is 1 where something differs.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lxml import etree
from samples import ROOT, valid_xml
from style_sheet import SHEET, sheet

from meeting_readout import converters
from meeting_readout.model.model import model

XSD = ROOT / "schemas" / "readout.xsd"
HINT = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
SPLIT = "it keeps only a part of a text that a comment splits"
LISTED = {
    ("xsdata", "comments.readout.xml"): SPLIT,
    ("xsdata", "W011-comments-between-everything.readout.xml"): SPLIT,
    ("xsdata", "W010-prefixes.readout.xml"): "it writes no prefixes, which C14N compares",
    ("xsdata", "blanks-in-an-element.readout.xml"): "it drops white space in an element that holds nothing",
}
"""Where others are known to do otherwise, and why."""


def main() -> int:
    """Compare all valid cases, say what differs, and give the exit code."""
    if SHEET.read_text(encoding="utf-8") != sheet():
        _say(f"{SHEET.name} is not what the mapping tables give: python tests/engines/style_sheet.py")
        return 1
    samples = valid_xml()
    differences = 0
    with tempfile.TemporaryDirectory() as name:
        for package, make in (("xsdata", binding), ("saxonche", style)):
            if not find_spec(package):
                _say(f"{package}: not asked, it is not installed: pip install '.[engines]'")
                continue
            same = make(Path(name))
            wrong = [sample for sample, data in samples.items() if not same(data)]
            others = [sample for sample in wrong if (package, sample) not in LISTED]
            for sample in wrong:
                _say(f"{package}: {sample} differs: {LISTED.get((package, sample), 'not listed')}")
            told = f"{len(wrong) - len(others)} listed and {len(others)} other differences"
            _say(f"{package}: {len(samples)} documents, {told}")
            differences += len(others)
    return 1 if differences else 0


def binding(folder: Path) -> Callable[[bytes], bool]:
    """Make classes from the XSD; give the function that says whether they read and write a document unchanged."""
    command = [sys.executable, "-m", "xsdata", "generate", str(XSD), "--package", "made"]
    tools = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # it calls ruff by its name
    subprocess.run(  # noqa: S603 - our own command
        [*command, "--structure-style", "single-package", "--compound-fields"],
        check=True,
        capture_output=True,
        cwd=folder,
        env=os.environ | {"PATH": tools},
    )
    sys.path.insert(0, str(folder))
    made = import_module("made")
    from xsdata.formats.dataclass.parsers import XmlParser
    from xsdata.formats.dataclass.serializers import XmlSerializer

    parser, serializer = XmlParser(), XmlSerializer()
    root: Any = made.Readout

    def same(data: bytes) -> bool:
        found = parser.from_bytes(data, root)
        return canonical(serializer.render(found, ns_map={None: model().namespace}).encode()) == canonical(data)

    return same


def style(folder: Path) -> Callable[[bytes], bool]:
    """Compile the style sheet; give the function that says whether it gives the JSON that our converter gives."""
    from saxonche import PySaxonProcessor

    processor = PySaxonProcessor(license=False)
    compiled = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(SHEET))

    def same(data: bytes) -> bool:
        file = folder / "case.xml"
        file.write_bytes(data)
        made = compiled.transform_to_string(source_file=str(file))
        return bool(json.loads(made) == converters.trace(data, "xml").data)

    return same


def canonical(data: bytes) -> bytes:
    """Give the canonical XML (C14N) of what is content: no comments, hints and white space between elements."""
    root = etree.fromstring(data, etree.XMLParser(remove_blank_text=True, remove_comments=True, remove_pis=True))
    root.attrib.pop(HINT, None)
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, method="c14n"))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
