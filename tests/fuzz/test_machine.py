"""A sample of the state machine of `tests/fuzz/machine.py`, the same each time."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from machine import Readouts


def test_what_happens_to_a_readout_is_judged_soundly() -> None:
    """Whatever is dropped, moved or renamed in a readout, it is judged without fault and alike in all forms."""
    how = settings(
        max_examples=10,
        stateful_step_count=10,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Readouts, settings=how)
