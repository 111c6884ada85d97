"""Check a wheel: it puts `meeting_readout` into site-packages and nothing else, and holds what is data.

Usage: python tests/support/check_wheel.py dist/*.whl
"""

import sys
import zipfile

names = zipfile.ZipFile(sys.argv[1]).namelist()
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
    "numerals.json",
    "sentences.json",
    "catalog.xml",
    "profile.schema.json",
]
pages = ["templates/document.html.jinja", "templates/index.html.jinja", "static/view.css", "static/view.js"]
missing = [name for name in needed if f"meeting_readout/schemas/{name}" not in names]
queries = ["views.sql", "views.sqlite.sql", "views.duckdb.sql", "queries.sql"]
missing += [name for name in queries if f"meeting_readout/tables/{name}" not in names]
missing += [name for name in ["arrives.json"] if f"meeting_readout/export/{name}" not in names]
missing += [name for name in pages if f"meeting_readout/page/{name}" not in names]
if strangers or missing:
    sys.exit(f"in site-packages: {sorted(strangers)}; missing: {missing}")
sys.stdout.write(f"{sys.argv[1]}: {len(names)} files, all in meeting_readout\n")
