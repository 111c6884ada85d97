"""The library takes limits as the command does, by the same names."""

import json
import pickle
from typing import Any

import pytest
from command import BASE, run

from meeting_readout import ReadoutError, convert, read, validate, write
from meeting_readout.converters import limits

DATA = json.dumps(BASE).encode()
LONG: Any = BASE | {"blocks": [{"id": "p1", "content": "word " * 9 + "word"}]}
EXCEEDED = [("max_bytes", 50, "W901"), ("max_depth", 1, "W902"), ("max_nodes", 3, "W903"), ("max_string", 5, "W904")]
"""A limit, a value that the document exceeds, and the code of its finding."""


@pytest.mark.parametrize(("name", "value", "code"), EXCEEDED)
def test_a_limit_is_that_of_the_command(name: str, value: int, code: str) -> None:
    """A limit of the library gives the finding that the option of the command gives, and holds for one call only."""
    found = [finding.code for finding in validate(DATA, **{name: value}).findings]
    assert code in found
    command = run("validate", "-", f"--{name.replace('_', '-')}", value, "--format", "json", given=DATA)
    assert [finding["code"] for finding in json.loads(command.out)["findings"]] == found
    for function in (read, lambda data, **options: convert(data, "xml", **options)):
        with pytest.raises(ReadoutError, match=code):
            function(DATA, **{name: value})
    assert validate(DATA).valid
    assert limits.get() == limits.DEFAULT


def test_every_option_of_the_command_is_there() -> None:
    """The library has all limits of the command, with the same ranges."""
    said = run("validate", "--help").out
    assert all(f"--{name.replace('_', '-')}" in said for name in limits.RANGES)
    assert {field for field, *_ in limits.RANGES.values()} == set(limits.Limits._fields)


def test_a_limit_may_be_raised() -> None:
    """A document over the limit of the standard is read if the caller says so."""
    data = json.dumps(BASE | {"blocks": [{"id": "p1", "content": "a" * 100_001}]}).encode()
    assert [finding.code for finding in validate(data).findings] == ["W904"]
    assert validate(data, max_string=100_001).valid
    assert read(convert(data, "yaml", max_string=100_001), max_string=100_001)["blocks"]


def test_a_time_limit_ends_the_check() -> None:
    """With `timeout`, a check that takes longer ends with W905; 0 is no limit."""
    blocks = [{"id": f"p{number}", "content": "word"} for number in range(100_000)]
    data = json.dumps(BASE | {"blocks": blocks}).encode()
    (finding,) = validate(data, timeout=0.01).findings
    assert (finding.code, "0.01 seconds" in finding.message) == ("W905", True)
    assert validate(data, timeout=0).valid


def test_a_result_over_the_limit_is_an_error() -> None:
    """What would be too large to be read back is not written, and the error can be passed between processes."""
    with pytest.raises(ReadoutError, match="C001: the result would have") as raised:
        write(LONG, "xml", max_bytes=100)
    assert pickle.loads(pickle.dumps(raised.value)).verdict == raised.value.verdict  # noqa: S301 - our own
    data = json.dumps(LONG, separators=(",", ":")).encode()
    with pytest.raises(ReadoutError, match="C001: the result would have"):
        convert(data, "xml", max_bytes=len(data))


@pytest.mark.parametrize(
    ("options", "kind", "said"),
    [
        ({"max_byte": 3}, TypeError, "there is no limit 'max_byte'; there are max_bytes, max_depth"),
        ({"max_bytes": "3"}, TypeError, "max_bytes is a number, not str"),
        ({"max_nodes": True}, TypeError, "max_nodes is a number, not bool"),
        ({"max_bytes": 0}, ValueError, "max_bytes is at least 1 and at most 1,073,741,824, not 0"),
        ({"max_nodes": 0}, ValueError, "max_nodes is at least 1, not 0"),
        ({"timeout": float("nan")}, ValueError, "timeout is at least 0 and at most 3,600, not nan"),
    ],
)
def test_what_is_no_limit_is_an_error(options: Any, kind: type[Exception], said: str) -> None:
    """A wrong name or value is an exception, never a limit that is not kept."""
    with pytest.raises(kind, match=said):
        validate(DATA, **options)
