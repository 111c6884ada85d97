"""The columns of tables that are no property of the schema: those of keys, and those that are derived."""

from typing import NamedTuple


class Column(NamedTuple):
    """A column: its name, type, meaning; the path of its property within the object of the row, its vocabulary.

    The type is `string`, `integer`, `boolean`, `strings` (a list), `date` or `number`. A row without a value has none.
    """

    name: str
    type: str
    description: str
    path: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    is_key: bool = False
    is_required: bool = False
    is_derived: bool = False


def _derive(name: str, kind: str, description: str) -> Column:
    return Column(name, kind, description, is_derived=True)


READOUT = Column("readout", "string", "The id of the record.", is_key=True, is_required=True)
PATH = Column("path", "string", "The JSON Pointer of the object.", is_key=True, is_required=True)
HEAD_KEYS = (READOUT,)
KEYS = (
    READOUT,
    PATH,
    Column("owner", "string", "The id of the item in which it lies; or release, record or meeting."),
    Column("property", "string", "The property that holds it.", is_required=True),
    Column("position", "integer", "Its place in the list, from 0.", is_required=True),
)
_DAYS = (
    _derive("first_day", "date", "The first day that it can mean."),
    _derive("last_day", "date", "The last day that it can mean."),
)
_LABEL = _derive("label", "string", "What it is called.")
_IDENTITY = (
    _derive("identity", "string", "Which one it is, under all its names, by the file of names."),
    _derive("preferred_name", "string", "The name to show, by the file of names."),
)
NUMBERS = ("value", "min", "max", "from", "to", "change", "outOf")
"""The properties of amounts that are decimals."""
DERIVED = {
    "readouts": (
        _derive("published_first_day", "date", "The first day on which it can have been published."),
        _derive("published_last_day", "date", "The last day on which it can have been published."),
    ),
    "participants": (_LABEL, *_IDENTITY),
    "entities": (_LABEL, *_IDENTITY),
    "mentions": (_LABEL, *_IDENTITY),
    "links": (_LABEL, *_IDENTITY),
    "occasions": _DAYS,
    "times": _DAYS,
    "amounts": tuple(
        _derive(f"{column}_number", "number", f"`{name}` as a binary number.")
        for name, column in zip(NUMBERS, ("value", "min", "max", "from", "to", "change", "out_of"), strict=True)
    ),
    "anchors": (
        _derive("anchor_start", "integer", "Where its words begin in the block, in code points from 0."),
        _derive("anchor_end", "integer", "Where its words end in the block."),
    ),
}
"""The derived columns of each table, its last ones."""
SAID_LISTS = ("statements", "decisions", "directives", "commitments")
"""The tables whose rows are in the table `said`."""
SAID = (
    "said",
    "What was said, settled, asked for or promised: all that one asks of it, with what a part takes from its whole.",
    (
        READOUT,
        PATH,
        _derive("list", "string", "The table of the item."),
        _derive("id", "string", "The id of the item."),
        _derive("kind", "string", "Its kind, act or force."),
        _derive("part_of", "string", "The id of the item of which it is a part."),
        _derive("words", "string", "What it says: its own text, else the words of its anchors."),
        _derive("speakers", "strings", "What those are called who say it."),
        _derive("speaker_identities", "strings", "Which one each of them is, by the file of names."),
        _derive("addressees", "strings", "What those are called who are to do it."),
        _derive("addressee_identities", "strings", "Which one each of them is, by the file of names."),
        _derive("due", "date", "The last day on which it can be done in time."),
        _derive("deadline", "string", "By when it is to be done, as printed, else the type of the time."),
        _derive("held", "date", "The first day of the meeting."),
        _derive("language", "string", "The language of the words."),
    ),
)
"""The name, the description and the columns of the table of said items."""
