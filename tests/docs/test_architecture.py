"""The page on the architecture names folders and modules that are there, and leaves no folder out."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "meeting_readout"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
WITHIN = (
    ROOT,
    PACKAGE,
    *(ROOT / name for name in ("converters", "docs/build", "tests", "validator")),
    PACKAGE / "model",
)
"""Where a path on the page may begin: at the root, in the package, or in the folder of its row."""


def test_every_path_is_there() -> None:
    """What stands in backquotes with a slash or an ending is a file or a folder."""
    named = {name for name in re.findall(r"`([\w./-]+)`", PAGE) if "/" in name or name.endswith(".py")}
    assert len(named) > 40
    assert [name for name in named if not any((folder / name).exists() for folder in WITHIN)] == []


def test_every_folder_has_a_row() -> None:
    """Each package of the toolkit, and each folder at the top that is not hidden, stands in a table."""
    rows = "\n".join(line for line in PAGE.splitlines() if line.startswith("|"))
    packages = [path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()]
    for name in (*packages, "docs", "examples", "benchmarks", "tests"):
        assert f"`{name}/`" in rows, f"docs/architecture.md has no row for {name}/"
