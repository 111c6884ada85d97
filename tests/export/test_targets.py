"""What holds for every target: the reference example, the same bytes twice, no network, hostile words, no addresses."""

import json
import pickle
import socket

import pytest
from command import EXAMPLES, REFERENCE
from exported import BASE, readouts
from pytest_regressions.file_regression import FileRegressionFixture

from meeting_readout import read
from meeting_readout.export import TARGETS, Unexportable, export, losses

GOLDEN = EXAMPLES.parent / "tests" / "golden" / "export"


@pytest.fixture(params=TARGETS)
def target(request: pytest.FixtureRequest) -> str:
    """Each target."""
    name: str = request.param
    return name


def test_the_reference_example(target: str, file_regression: FileRegressionFixture) -> None:
    """What a target makes of the reference example was read by eye; the context of JSON-LD has tests of its own."""
    data = export(read(REFERENCE.read_bytes()), target, base=BASE, embed=False)
    if target == "jsonld":
        made = json.loads(data)
        made["@context"][0] = "the context"
        data = json.dumps(made, indent=2, ensure_ascii=False).encode()
    name = f"reference{TARGETS[target].ending}"
    file_regression.check(data, binary=True, extension="", fullpath=GOLDEN / name)


def test_twice_the_same_bytes(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same readout gives the same bytes again, opens no connection, and stays as it is."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    for readout in readouts(20):
        before, answers = pickle.dumps(readout), []
        for copy in (readout, pickle.loads(before)):  # noqa: S301 - our own bytes
            try:
                answers.append(export(copy, target, base=BASE))
            except Unexportable as error:
                answers.append(f"{error.code} {error.variant}".encode())
        assert answers[0] == answers[1]
        assert pickle.dumps(readout) == before


def test_what_keeps_a_readout_out_passes_between_processes() -> None:
    """The error that a target raises is the same in another process."""
    error = pickle.loads(pickle.dumps(Unexportable("C004", "day")))  # noqa: S301 - our own bytes
    assert (error.code, error.variant, str(error)) == ("C004", "day", "C004: day")


def test_losses_of_a_program(target: str) -> None:
    """A program asks what does not arrive; a readout of which all arrives loses nothing."""
    found = losses(read(REFERENCE.read_bytes()), target, embed=False)
    assert (found == {}) == (target == "jsonld")
    assert list(found.values()) == sorted(found.values(), reverse=True)
