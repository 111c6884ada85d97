"""A type error that is planted in the code is caught by the type checkers, which need the extra `lint`."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLANTED = '''

def planted(suggestions: Suggestions) -> int:
    """Return the suggestion for a word, which is no number."""
    return suggestions.find("word", ("words",)) if suggestions.left else suggestions
'''


CHECKERS = {"mypy": [], "pyright": ["--pythonpath", sys.executable]}  # pyright would ask the first Python on PATH


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_planted_error_is_caught(tmp_path: Path, checker: str) -> None:
    """A wrong type in `validator/` is told at its line, though the folder is mapped and linked; nothing else is."""
    if find_spec(checker) is None:
        pytest.skip("the extra lint is not installed")
    for folder in ("src", "converters", "schemas", "validator"):
        shutil.copytree(ROOT / folder, tmp_path / folder, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    module = tmp_path / "validator" / "suggestions.py"
    text = module.read_text(encoding="utf-8")
    module.write_text(text + PLANTED, encoding="utf-8")
    line = (text + PLANTED).count("\n")
    done = subprocess.run(  # noqa: S603 - the checker of our own code
        [sys.executable, "-m", checker, *CHECKERS[checker]],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        timeout=120,
    )
    assert done.returncode == 1, done.stderr
    told = [row for row in done.stdout.splitlines() if "error:" in row]
    assert told
    assert all(f"suggestions.py:{line}:" in row for row in told)
