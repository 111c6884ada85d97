"""JSON as exports write it."""

import json
from typing import Any


def write_json(data: Any, *, is_line: bool = False, is_for_pages: bool = False) -> bytes:
    """Return JSON, indented or on one line, with one line feed at its end.

    In a page, `<` would end the script that the JSON stands in: there it is an escape.
    """
    spaces: Any = {"separators": (",", ":")} if is_line else {"indent": 2}
    text = json.dumps(data, ensure_ascii=False, **spaces)
    return f"{text.replace('<', chr(92) + 'u003c') if is_for_pages else text}\n".encode()
