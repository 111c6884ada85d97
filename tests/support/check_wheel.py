"""Check a wheel: it puts `meeting_readout` into site-packages and nothing else; it holds the data and the licence.

Usage: python tests/support/check_wheel.py dist/*.whl
"""

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
wheel = zipfile.ZipFile(sys.argv[1])
names = wheel.namelist()
tops = {name.split("/")[0] for name in names}
strangers = {top for top in tops if top != "meeting_readout" and not top.endswith(".dist-info")}
needed = [
    "readout.schema.json",
    "readout.xsd",
    "readout.context.jsonld",
    "readout.ttl",
    "readout.tables.json",
    "readout.d.ts",
    "rules.json",
    "codes.json",
    "signs.json",
    "markers.json",
    "phrases.json",
    "numerals.json",
    "sentences.json",
    "catalog.xml",
    "profile.schema.json",
    "report.schema.json",
    "comparison.schema.json",
]
pages = ["templates/document.html.jinja", "templates/index.html.jinja", "static/view.css", "static/view.js"]
texts = ["templates/instructions.txt", "templates/findings.txt"]
missing = [name for name in needed if f"meeting_readout/schemas/{name}" not in names]
queries = ["views.sql", "views.sqlite.sql", "views.duckdb.sql", "queries.sql"]
missing += [name for name in queries if f"meeting_readout/tables/{name}" not in names]
missing += [name for name in pages if f"meeting_readout/page/{name}" not in names]
info = next(name.split("/")[0] for name in names if name.endswith(".dist-info/METADATA"))
licences = {f"{info}/licenses/{name}": (ROOT / name).read_bytes() for name in ("LICENSE", "NOTICE")}
missing += [name for name, text in licences.items() if name not in names or wheel.read(name) != text]
metadata = wheel.read(f"{info}/METADATA").decode().split("\n\n", 1)[0].splitlines()
missing += [line for line in ("License-Expression: Apache-2.0",) if line not in metadata]
missing += [name for name in texts if f"meeting_readout/drafting/{name}" not in names]
if strangers or missing:
    sys.exit(f"in site-packages: {sorted(strangers)}; missing: {missing}")
sys.stdout.write(f"{sys.argv[1]}: {len(names)} files, all in meeting_readout\n")
