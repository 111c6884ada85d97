"""The library: four functions from bytes or data to bytes, data or a verdict. They are pure, and can be pickled."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import Unpack

    from meeting_readout.converters.limits import LimitOptions
    from meeting_readout.converters.round_trip import RoundTripError
    from meeting_readout.model.typed import Readout
    from meeting_readout.validator.finding import Verdict


class ReadoutError(Exception):
    """A document that cannot be used as a readout; `verdict` holds the findings, and the text the first of them."""

    def __init__(self, verdict: "Verdict") -> None:
        self.verdict = verdict
        first = next((f for f in verdict.findings if f.severity == "error"), None)
        place = f"line {first.line}, column {first.column}: {first.code}: {first.message}" if first else "not readable"
        super().__init__(f"{place} (see .verdict.findings for all)")

    def __reduce__(self) -> tuple[type["ReadoutError"], tuple["Verdict"]]:
        """Let the error pass between processes."""
        return ReadoutError, (self.verdict,)


def validate(
    data: bytes,
    *,
    form: str = "auto",
    level: str = "core",
    name: str = "",
    **limits: "Unpack[LimitOptions]",
) -> "Verdict":
    """Judge a document at the level that it claims, and at `level` (core, anchored, complete) at least.

    `form` is json, xml or yaml, or auto to detect it by `name`, else by the content. Nothing is raised for a bad
    document: all that is wrong with it is in the findings (spec 8.5). `limits` are those of the command: `max_bytes`,
    `max_depth`, `max_nodes`, `max_string`, and `timeout` in seconds. Without `timeout` there is no time limit; it holds
    in the main thread, and not on Windows. What is no bytes is a `TypeError`, and a form or level that there is not is
    a `ValueError`.

    >>> verdict = validate(b'{"specVersion": "1.0", "id": "lake-council-3"}')
    >>> verdict.valid, [finding.code for finding in verdict.findings]
    (False, ['S001'])
    """
    from meeting_readout.converters.forms import FORMS, detect_form
    from meeting_readout.validator.engine import check
    from meeting_readout.validator.families import LEVELS

    data = _take_bytes(data, "validate")
    _check_word("form", form, ("auto", *FORMS))
    _check_word("level", level, LEVELS)
    with _use(limits):
        if "timeout" in limits:
            from meeting_readout.runner.check import check_bytes

            return check_bytes(data, name, level, form)
        return check(data, detect_form(name, data) if form == "auto" else form, name, level)


def read(data: bytes, *, form: str = "auto", **limits: "Unpack[LimitOptions]") -> "Readout":
    """Read a valid document as data; raise `ReadoutError` for any other (spec 8.2). `limits` are as in `validate`.

    >>> readout = read(b"{specVersion: '1.0', id: a, release: {title: We met, language: en}}", form="yaml")
    >>> readout["release"]["title"]
    'We met'
    """
    verdict = validate(_take_bytes(data, "read"), form=form, **limits)
    if verdict.readout is None:
        raise ReadoutError(verdict)
    return cast("Readout", verdict.readout)


def write(readout: "Readout", form: str, **limits: "Unpack[LimitOptions]") -> bytes:
    """Write data in the canonical layout of a form, and read it back as proof; raise `ReadoutError` if it is invalid.

    The bytes are UTF-8 with LF and one final newline, and always the same for the same data (spec 6.1). `limits` hold
    for the reading back, as in `validate`; a result that exceeds one is an error, too (C001).

    >>> readout = {"specVersion": "1.0", "id": "a", "release": {"title": "We met", "language": "en"}}
    >>> print(write(readout, "json").decode(), end="")
    {"specVersion": "1.0", "id": "a", "release": {"title": "We met", "language": "en"}}
    """
    import json

    from meeting_readout.converters.forms import FORMS
    from meeting_readout.converters.round_trip import RoundTripError, write_verified
    from meeting_readout.validator.schema import gate

    if not isinstance(readout, dict):
        raise TypeError(f"write takes the data of a readout, which is a dict, not {_name_type(readout)}")
    _check_word("form", form, FORMS)
    with _use(limits):
        if not gate.passes(readout):
            raise ReadoutError(validate(json.dumps(readout).encode(), form="json", **limits))
        try:
            return write_verified(readout, form)
        except RoundTripError as error:
            raise _make_error(form, error) from None


def convert(data: bytes, to: str, *, form: str = "auto", **limits: "Unpack[LimitOptions]") -> bytes:
    """Convert a valid document to another form without loss; raise `ReadoutError` for an invalid one (spec 8.4).

    `limits` are as in `validate`, and hold for the result, too (C001).

    >>> data = b'{"specVersion": "1.0", "id": "a", "release": {"title": "We met", "language": "en"}}'
    >>> print(convert(data, "xml").decode(), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <readout xmlns="https://w3id.org/meeting-readout/1" specVersion="1.0" id="a">
      <release language="en"><title>We met</title></release>
    </readout>
    """
    from meeting_readout.converters.forms import FORMS
    from meeting_readout.converters.round_trip import RoundTripError, convert_verified

    data = _take_bytes(data, "convert")
    _check_word("form", to, FORMS)
    verdict = validate(data, form=form, **limits)
    if verdict.readout is None:
        raise ReadoutError(verdict)
    with _use(limits):
        try:
            return convert_verified(data, verdict.form, verdict.readout, to)
        except RoundTripError as error:
            raise _make_error(verdict.form, error) from None


def _use(options: "LimitOptions") -> "AbstractContextManager[None]":
    """Return the context in which limits hold."""
    from meeting_readout.converters import limits

    return limits.use(limits.make_limits(options))


def _make_error(form: str, error: "RoundTripError") -> ReadoutError:
    """Return the error for a document that cannot be written without loss, or not within the limits."""
    from meeting_readout.runner.check import make_round_trip_failure

    return ReadoutError(make_round_trip_failure("", "core", form, error))


def _take_bytes(data: object, function: str) -> bytes:
    """Return the bytes of a document; raise `TypeError` for what is none, with the way to get them."""
    if isinstance(data, bytes):
        return data
    if isinstance(data, bytearray | memoryview):
        return bytes(data)
    ways = (
        (str, "give text.encode() of a text, or the bytes of a file: Path(name).read_bytes()"),
        (dict, "give json.dumps(data).encode(), or use write(data, form)"),
        (PurePath, "give path.read_bytes()"),
    )
    way = next((f"; {words}" for kind, words in ways if isinstance(data, kind)), "")
    raise TypeError(f"{function} takes the bytes of a document, not {_name_type(data)}{way}")


def _name_type(value: object) -> str:
    return "None" if value is None else f"a value of the type {type(value).__name__}"


def _check_word(what: str, word: object, known: Iterable[str]) -> None:
    """Raise `ValueError` for a word that is none of those that are known."""
    if word not in (words := tuple(known)):
        raise ValueError(f"there is no {what} {word!r}; there are {', '.join(words)}")
