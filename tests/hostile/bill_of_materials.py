"""The software bill of materials: what is installed with the toolkit, as CycloneDX 1.6 in JSON.

`python tests/hostile/bill_of_materials.py dist/*.whl` installs a wheel into an empty environment and writes, beside the
wheel, what is there then: names, versions, package URLs, licences, what depends on what, and the hash of each archive.
It ends with exit code 1 where that is not what `test_dependencies.py` lists, or where a licence is none of those in
`licences.json`, which says why each can stand beside Apache-2.0. It needs the extra `build`, and a network.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ALLOWED: dict[str, str] = json.loads(Path(__file__).with_name("licences.json").read_bytes())
"""The licences that a dependency may have, and why."""


def bill(python: str | Path) -> dict[str, Any]:
    """Give the bill of what the environment of a Python has."""
    words = [
        "--sv",
        "1.6",
        "--of",
        "JSON",
        "--output-reproducible",
        "--no-validate",
        "--pyproject",
        str(ROOT / "pyproject.toml"),
    ]
    command = [sys.executable, "-m", "cyclonedx_py", "environment", *words, str(python)]
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, env=alone).stdout)
    return found


def error(found: dict[str, Any]) -> str:
    """Say what the schema of CycloneDX has against a bill; nothing where it is in order."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(found))
    return str(wrong) if wrong else ""


def plain(name: str) -> str:
    """Write the name of a package as indexes compare it."""
    return name.lower().replace("_", "-")


def licences(component: dict[str, Any]) -> list[str]:
    """Give what a component says of its licence: identifiers, expressions, names or classifiers."""
    found = component.get("licenses", ())
    return [one.get("expression") or one["license"].get("id") or one["license"]["name"] for one in found]


def is_allowed(licence: str) -> bool:
    """Say whether the list has an identifier or classifier, or all that an expression asks for."""
    from license_expression import ExpressionError, Licensing

    def holds(part: Any) -> bool:
        if isinstance(part, licensing.OR | licensing.AND):
            return (any if isinstance(part, licensing.OR) else all)(map(holds, part.args))
        return str(part) in ALLOWED

    licensing = Licensing()
    try:
        return licence in ALLOWED or holds(licensing.parse(licence))
    except ExpressionError:
        return False


def not_allowed(found: dict[str, Any]) -> list[str]:
    """Give the components of a bill that have no licence, or one that is not in the list."""
    return [
        f"{component['name']}: {', '.join(licences(component)) or 'no licence'}"
        for component in found["components"]
        if not licences(component) or not all(map(is_allowed, licences(component)))
    ]


def installed(wheel: str) -> dict[str, Any]:
    """Install a wheel into an empty environment, and give the bill of that."""
    with tempfile.TemporaryDirectory() as place:
        report, environment = Path(place) / "report.json", Path(place) / "environment"
        venv.create(environment)
        pip = [sys.executable, "-m", "pip", "--python", str(environment), "install", "--quiet", "--ignore-installed"]
        subprocess.run([*pip, "--report", str(report), wheel], check=True)
        hashes = {
            plain(item["metadata"]["name"]): digest(item["download_info"]["archive_info"])
            for item in json.loads(report.read_bytes())["install"]
        }
        found = bill(environment)
    for component in found["components"]:
        component["hashes"] = [{"alg": "SHA-256", "content": hashes[plain(component["name"])]}]
    return found


def digest(archive: dict[str, Any]) -> str:
    """Give the SHA-256 that pip saw; before 23.1 it told it in another way."""
    told: str = archive["hashes"]["sha256"] if "hashes" in archive else archive["hash"].removeprefix("sha256=")
    return told


def main(wheel: str) -> int:
    """Write the bill beside the wheel; give 1 where it is wrong, or has other packages than are known."""
    from test_dependencies import ALL

    found = installed(wheel)
    target = Path(wheel).parent / ("-".join(Path(wheel).name.split("-")[:2]) + ".cdx.json")
    target.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    names = {plain(component["name"]) for component in found["components"]}
    wrong, strange = error(found), [*sorted(names - ALL), *not_allowed(found)]
    print(f"{target}: {len(names)} packages: {', '.join(sorted(names))}")
    for component in found["components"]:
        print(f"  {component['name']} {component['version']}: {', '.join(licences(component))}")
    if wrong or strange:
        print(f"not in order: {wrong or strange}")
    return int(bool(wrong or strange))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
