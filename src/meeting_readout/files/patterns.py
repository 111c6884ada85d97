"""Patterns for files, written as in `.gitignore`, and whether a path matches them.

`*` and `?` stand for characters within a name, `[ab]` and `[[:digit:]]` for one of several, `**` for any number of
folders. A pattern with a slash at its beginning or inside it counts from its folder; one without matches at any depth.
A pattern that matches a folder covers all that is in it; one that ends in a slash matches folders only.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

Parts = tuple[str, ...]
"""A path below the folder from which patterns count, name by name."""

CLASSES = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": r"!-/:-@\[-`{-~",
    "space": r" \t\n\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
"""The classes of git, which are those of ASCII, as parts of sets in regular expressions."""
BRACKETS = re.compile(r"\\.|\[(?P<not>[!^]?)(?P<set>\]?+(?:\\.|\[:[^\]]*:\]|[^\]\\])*+)\]", re.DOTALL)
"""An escaped character, or a set of characters; a `]` at its beginning does not end it."""
MEMBER = re.compile(r"\[:(?P<name>[^\]]*):\]|(?P<first>\\?.)(?:-(?P<last>\\?.))?", re.DOTALL)
"""A member of a set: a class, a range, or a character."""
NOTHING = "(?!)"
HELD, MOST_SETS = 0xD800, 1000
"""Characters that stand for sets: no name has one, since the system's bytes become others (PEP 383)."""

MAGIC = re.compile(r"[*?\[]")


class Pattern:
    """One pattern. It is matched name by name and never backtracks further than the last `**`, so it is never slow."""

    def __init__(self, text: str) -> None:
        self.text, self.folders_only = text, text.endswith("/")
        names = [name for name in text.split("/") if name not in ("", ".")]
        self.anchored = "/" in text.rstrip("/")
        self.names = names if self.anchored else ["**", *names]

    @cached_property
    def _tests(self) -> list[Callable[[str], object] | None]:
        """Return a test for each name, None for any number of folders; a `**` at the end takes at least one name."""
        names = [*self.names, "*"] if self.names[-1:] == ["**"] else self.names
        return [None if name == "**" else re.compile(_write_expression(name), re.DOTALL).fullmatch for name in names]

    def matches(self, parts: Parts) -> bool:
        """Return whether the whole path matches."""
        tests, at, here = self._tests, 0, 0
        last, mark = -1, 0
        while here < len(parts):
            test = tests[at] if at < len(tests) else _match_nothing
            if test is None:
                last, mark = at, here
                at += 1
            elif test(parts[here]):
                at, here = at + 1, here + 1
            elif last >= 0:
                mark += 1
                at, here = last + 1, mark
            else:
                return False
        return all(test is None for test in tests[at:])

    @property
    def root(self) -> Parts:
        """The folder in which everything that matches must lie."""
        plain: list[str] = []
        for name in self.names[:-1]:
            if name == "**" or MAGIC.search(name):
                break
            plain.append(name)
        return tuple(plain)


class Patterns:
    """Several patterns; a path has to match one of them."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.all = tuple(Pattern(text) for text in texts)

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.all)

    def matches(self, parts: Parts, is_folder: bool = False) -> bool:
        """Return whether a pattern matches this very file or folder."""
        return any(pattern.matches(parts) for pattern in self.all if is_folder or not pattern.folders_only)

    def covers(self, parts: Parts, is_folder: bool = False) -> bool:
        """Return whether a pattern matches the file or folder, or a folder in which it lies."""
        return self.matches(parts, is_folder) or any(
            self.matches(parts[:length], True) for length in range(1, len(parts))
        )

    def find_roots(self) -> list[Parts]:
        """Return the folders in which everything that matches must lie, in order, none of them inside another."""
        found: list[Parts] = []
        for root in sorted({pattern.root for pattern in self.all}):
            if not found or root[: len(found[-1])] != found[-1]:
                found.append(root)
        return found


def strip_folder(parts: Parts, folder: Parts) -> Parts | None:
    """Return the rest of a path below a folder, None where it lies elsewhere."""
    return parts[len(folder) :] if parts[: len(folder)] == folder else None


def _write_expression(name: str) -> str:
    """Return the regular expression for one name of a pattern."""
    from fnmatch import translate

    sets: dict[str, str] = {}

    def hold(match: re.Match[str]) -> str:
        """Return what stands for a set of characters until the rest is translated."""
        if match[0].startswith("\\") or len(sets) == MOST_SETS:
            return match[0]
        held = chr(HELD + len(sets))
        sets[held] = _write_set(bool(match["not"]), match["set"])
        return held

    held = BRACKETS.sub(hold, name)
    plain = re.sub(r"\\(.)", lambda match: f"[{match[1]}]" if match[1] in "*?[" else match[1], held)
    return re.sub(f"[{chr(HELD)}-{chr(HELD + MOST_SETS)}]", lambda match: sets[match[0]], translate(plain))


def _write_set(is_negated: bool, inner: str) -> str:
    """Return the regular expression for a set of characters; a class that git does not know matches nothing."""
    written = ""
    for member in MEMBER.finditer(inner):
        name, first, last = member["name"], member["first"], member["last"]
        if not first:
            if name not in CLASSES:
                return NOTHING
            written += CLASSES[name]
        else:  # the first character of a range belongs to it, also where the last one comes before it
            written += re.escape(first[-1])
            if last and first[-1] < last[-1]:
                written += f"-{re.escape(last[-1])}"
    return f"[{'^' if is_negated else ''}{written}]"


def _match_nothing(_: str) -> None:
    return None
