"""Temporary files: one that is being written is never taken for left over, until it has its place."""

import sys
from pathlib import Path

import pytest

from meeting_readout.files import left_over
from meeting_readout.files.io import replace_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="without flock, age decides")


def remove_all(folder: Path) -> None:
    """Remove what is left over in a folder, as a new process would."""
    left_over._CLEANED.discard(folder)
    left_over.remove_left_over(folder)


def test_it_is_locked_until_it_has_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another run that looks at the folder in the last moment before the renaming removes nothing."""
    replace = Path.replace

    def replace_late(path: Path, target: Path) -> Path:
        remove_all(tmp_path)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_late)
    with replace_file(str(tmp_path / "a.json")) as file:
        file.write(b"{}")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_name_is_used_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a run has removed a new file, the next one has another name: a third may be about to remove the first."""
    lock, names = left_over.lock, []

    def lock_late(handle: int) -> bool:
        names.extend(path.name for path in tmp_path.iterdir())
        if len(names) < 3:
            (tmp_path / names[-1]).unlink()
        return lock(handle)

    monkeypatch.setattr(left_over, "lock", lock_late)
    with replace_file(str(tmp_path / "a.json")) as file:
        file.write(b"{}")
    assert len(set(names)) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
