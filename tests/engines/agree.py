"""Hold independent engines to one verdict: `python tests/engines/agree.py` says where they differ (docs/engines.md).

Every edition of the schema is given to every engine that can read it; all samples are asked. The exit code is 1 where
two engines, or two editions, differ about a sample in another way than those that are listed.
"""

import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import engines
from lxml import etree
from samples import ROOT, Samples, json_samples, xml_samples

SCHEMAS = ROOT / "schemas"
Verdicts = dict[str, set[str]]
"""For each edition and engine the names of the samples that it accepts."""


def wide_space(data: bytes) -> bool:
    """Whether white space of Unicode that is none of XML stands alone somewhere, for instance between two elements."""
    texts = [text for element in etree.fromstring(data).iter() for text in (element.text, element.tail) if text]
    return any(not text.strip() and text.strip(" \t\r\n") for text in texts)


def other_encoding(data: bytes) -> bool:
    """Whether a file in UTF-16 declares UTF-8."""
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") and "utf-8" in data[:200].decode("utf-16", "ignore").lower()


LISTED: dict[str, Callable[[bytes], bool]] = {
    "readout.xsd in xmlschema": wide_space,
    "readout.xsd in lxml": other_encoding,
}
"""For each engine that accepts too much the samples with which it does: the list in docs/engines.md."""


def main() -> int:
    """Ask all engines, print what they say, and give the exit code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        npm = engines.Npm(folder / "npm")
        of_json: dict[str, engines.Accept] = {
            "jsonschema": engines.python_jsonschema,
            "jsonschema-rs": engines.jsonschema_rs,
            "check-jsonschema": engines.check_jsonschema,
            "ajv": npm.ajv,
            "@sourcemeta/jsonschema": npm.sourcemeta,
        }
        of_draft_07 = of_json | {"fastjsonschema": engines.fastjsonschema}
        of_xml: dict[str, engines.Accept] = {
            "lxml": engines.libxml2,
            "xmlschema": engines.python_xmlschema,
            "javax.xml.validation": engines.java,
        }
        json_files = _written(folder / "json", json_samples())
        xml_files = _written(folder / "xml", xml_samples())
        of_json_form = Verdicts()
        for edition, able in (
            ("readout.schema.json", of_json),
            ("readout.plain.schema.json", of_json),
            ("readout.draft-07.schema.json", of_draft_07),
        ):
            of_json_form |= _ask(edition, able, json_files)
        of_xml_form = _ask("readout.xsd", of_xml, xml_files)
        differences = _compared(of_json_form, json_files) + _compared(of_xml_form, xml_files)
    return 1 if differences else 0


def _written(folder: Path, samples: Samples) -> Path:
    folder.mkdir()
    for name, data in samples.items():
        (folder / name).write_bytes(data)
    return folder


def _ask(edition: str, able: dict[str, engines.Accept], samples: Path) -> Verdicts:
    """Ask all engines about an edition, at the same time: most are programs of their own."""
    found = Verdicts()
    with ThreadPoolExecutor() as pool:
        asked = {name: pool.submit(accept, SCHEMAS / edition, samples) for name, accept in able.items()}
    for name, answer in asked.items():
        try:
            found[f"{edition} in {name}"] = answer.result()
            _say(f"{edition} in {name}: {len(answer.result())} accepted")
        except engines.Missing as missing:
            _say(f"{edition} in {name}: not asked, there is no {missing}")
    return found


def _compared(verdicts: Verdicts, samples: Path) -> int:
    """Say which samples are accepted here and refused there, and give their number."""
    names = sorted(path.name for path in samples.iterdir())
    differences = listed = 0
    for name in names:
        accepting = [engine for engine, accepted in verdicts.items() if name in accepted]
        if len(accepting) in (0, len(verdicts)):
            continue
        if len(accepting) == 1 and accepting[0] in LISTED and LISTED[accepting[0]]((samples / name).read_bytes()):
            listed += 1
            continue
        differences += 1
        _say(f"{name}: accepted by {', '.join(accepting)}; refused by the others")
    total = len(names) * len(verdicts)
    _say(f"{len(names)} documents, {total} verdicts, {listed} listed and {differences} other differences")
    return differences


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
