"""A sample of the trial of `tests/fuzz/fixes.py`, the same each time."""

import pytest
from fixes import run

from meeting_readout.converters.forms import FORMS


@pytest.mark.parametrize("form", FORMS)
def test_no_fix_makes_a_file_worse(form: str) -> None:
    """Whatever slips and damage a file has, it is no worse after its fixes, and what can be mended is mended."""
    counts, faults = run(form, 40, seed=11)
    assert (counts["tried"], dict(faults)) == (80, {})
