"""Small files that stand for much work: each would take the time or the memory of a reader that does not look out.

`python tests/hostile/bombs.py` lets the command loose on each in its full size, in a process of its own, and prints
what it took of time and memory; the tests take smaller ones.
"""

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

RELEASE = '"release": {"title": "The Lake Council met.", "language": "en"}'


def bombs(part: int = 1) -> Iterator[tuple[str, bytes, str]]:  # noqa: PLR0915 - one list
    """Yield the name of each file, its bytes, and the code that it must be told under; its full size over `part`."""
    many, namespace = 1_000_000 // part, _namespace()
    levels, words = 100_000 // part, max(10_000_000 // part, 200_000)

    def in_json(more: str) -> bytes:
        return f'{{"specVersion": "1.0", "id": "r", {RELEASE}, {more}}}'.encode()

    def in_xml(more: str) -> bytes:
        start = f'<readout xmlns="{namespace}" specVersion="1.0" id="r">'
        return f'{start}<release language="en"><title>The Lake Council met.</title></release>{more}</readout>'.encode()

    def in_yaml(more: str) -> bytes:
        return f'specVersion: "1.0"\nid: r\nrelease: {{title: The Lake Council met., language: en}}\n{more}\n'.encode()

    forms = {"json": in_json, "xml": in_xml, "yaml": in_yaml}

    yield "levels-of-lists.readout.json", in_json(f'"x": {"[" * levels}{"]" * levels}'), "W902"
    yield "levels-of-objects.readout.json", b'{"a":' * levels, "W902"
    yield "levels-open.readout.json", b"[" * levels, "W902"
    yield "levels.readout.xml", in_xml("<x>" * levels + "</x>" * levels), "W902"
    yield "levels-open.readout.xml", in_xml("<x>" * levels), "W902"
    yield "levels-of-lists.readout.yaml", in_yaml(f"x: {'[' * levels}{']' * levels}"), "W902"
    yield "levels-of-objects.readout.yaml", in_yaml(f"x: {'{a: ' * levels}"), "W902"
    yield "levels-of-dashes.readout.yaml", in_yaml("x:\n  " + "- " * levels), "W902"
    yield "levels-of-keys.readout.yaml", in_yaml(f"x: {'? ' * levels}"), ""

    long = "a" * words
    yield "string.readout.json", in_json(f'"blocks": [{{"id": "p1", "content": "{long}"}}]'), "W904"
    yield "string.readout.xml", in_xml(f'<blocks><block id="p1"><content>{long}</content></block></blocks>'), "W904"
    yield "string.readout.yaml", in_yaml(f"blocks:\n- id: p1\n  content: {long}"), "W904"
    yield "string-in-key.readout.json", in_json(f'"{long}": 1'), "S002"
    yield "number.readout.json", in_json(f'"count": {"9" * words}'), "S002"
    nines = "9" * words
    yield (
        "number-in-place.readout.json",
        in_json(f'"blocks": [{{"id": "p1", "content": "a", "level": {nines}}}]'),
        "S002",
    )
    yield "number.readout.yaml", in_yaml(f"blocks: [{{id: p1, content: a, level: {nines}}}]"), "W904"
    escapes = r"\u0061" * (words // 10)
    yield "escapes.readout.json", in_json(f'"{escapes}": 1'), "S002"
    yield "words.readout.xml", in_xml(f"<{long}/>"), ""
    yield "blanks.readout.json", in_json(f'"x": 1{" " * words}'), "S002"
    yield "line-ends.readout.yaml", in_yaml("x: 1" + "\n" * words), "S002"

    keys = ", ".join(f'"k{n}": 1' for n in range(many))
    yield "keys.readout.json", in_json(keys), ""
    yield "keys.readout.yaml", in_yaml("\n".join(f"k{n}: 1" for n in range(many))), ""
    attributes = "".join(f' a{n}="1"' for n in range(many)).encode()
    yield "attributes.readout.xml", in_xml("").replace(b" id=", attributes + b" id=", 1), ""
    yield "elements.readout.xml", in_xml("".join(f"<k{n}/>" for n in range(many))), ""
    yield "equal-keys.readout.json", in_json(", ".join(['"k": 1'] * many)), ""
    yield "equal-keys.readout.yaml", in_yaml("\n".join(["k: 1"] * many)), ""

    same = {
        "json": '"blocks": [' + ", ".join(['{"id": "p1", "content": "a"}'] * many) + "]",
        "xml": "<blocks>" + '<block id="p1"><content>a</content></block>' * many + "</blocks>",
        "yaml": "blocks:" + "\n- {id: p1, content: a}" * many,
    }
    for form, more in same.items():
        yield f"equal-ids.readout.{form}", forms[form](more), ""

    full = 64 * 1024 * 1024 // part - 1000
    yield "values.readout.json", in_json(f'"blocks": [{"{}," * (full // 3)}{{}}]'), ""
    yield "values.readout.xml", in_xml(f"<blocks>{'<block/>' * (full // 8)}</blocks>"), ""
    yield "values-unknown.readout.xml", in_xml("<a/>" * (full // 4)), ""
    yield "values.readout.yaml", in_yaml(f"blocks: [{'{}, ' * (full // 4)}{{}}]"), ""

    aliases = "".join(f"\nx{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]" for n in range(1, 12))
    yield "aliases.readout.yaml", in_yaml(f"x0: &x0 [a]{aliases}"), "W015"
    yield "endless-alias.readout.yaml", in_yaml("x: &x [*x]"), "W015"
    yield "merged.readout.yaml", in_yaml("x: &x {a: b}\ny:\n" + "  <<: *x\n" * (many // 100)), ""

    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    yield "laughs.readout.xml", f'<!DOCTYPE readout [<!ENTITY l0 "ha">{laughs}]>'.encode() + in_xml("&l11;"), "W008"
    quadratic = f'<!DOCTYPE readout [<!ENTITY a "{"a" * (words // 100)}">]>'.encode()
    yield "quadratic.readout.xml", quadratic + in_xml("&a;" * (words // 100)), "W008"
    outside = b'<!DOCTYPE readout SYSTEM "http://127.0.0.1:1/a.dtd" [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>'
    yield "outside.readout.xml", outside + in_xml(""), "W008"

    clash = ", ".join(f'"{text}": 1' for text in _clashing(many // 20))
    yield "clashing-keys.readout.json", in_json(clash), ""
    record = b'{"specVersion": "1.0"' + b" " * (1024 * 1024) + b"}\n"
    yield (
        "packed.readout.jsonl.gz",
        gzip.compress(b"".join([record] * 4) + b" " * max(200_000_000 // part, 80_000_000), 9),
        "",
    )


def sparse(path: Path) -> None:
    """Write a file of 1 GB that takes no room."""
    with path.open("wb") as file:
        file.truncate(1_000_000_000)


def _clashing(count: int) -> Iterator[str]:
    """Yield names that fall into one place of a table whose hash is the sum of their characters."""
    return ("".join("Ca" if n >> bit & 1 else "DB" for bit in range(17)) for n in range(count))


def _namespace() -> str:
    from meeting_readout.model.model import model

    return model().namespace


MEMORY = 500
"""How many megabytes a run may take at most."""
PEAK = "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:], check=False).returncode; "
PEAK += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=sys.stderr); sys.exit(code)"


def main() -> int:
    """Check each in its full size; give 1 where one is not told, takes more than 20 seconds, or too much memory."""
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for name, data, code in (*bombs(), ("sparse.readout.json", b"", "W901")):
            path = Path(folder) / name
            path.write_bytes(data) if data else sparse(path)
            begin, size = monotonic(), path.stat().st_size
            words = [sys.executable, "-m", "meeting_readout", "validate", "--format", "json", str(path)]
            done = subprocess.run([sys.executable, "-c", PEAK, *words], capture_output=True, timeout=60, check=False)
            took, peak = monotonic() - begin, int(done.stderr.split()[-1])
            told = {finding["code"] for finding in json.loads(done.stdout)["findings"]}
            right = done.returncode == 1 and bool(told) and "E004" not in told and (not code or code in told)
            right = right and took < 20 and peak <= MEMORY
            failed = failed or not right
            figures = f"{size:>13,} bytes {took:5.1f} s {peak:5} MB"
            print(f"{'ok  ' if right else 'FAIL'} {name:32} {figures}  {' '.join(sorted(told))}", flush=True)
            path.unlink()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
