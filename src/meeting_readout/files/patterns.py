"""Patterns for files, written as in `.gitignore`: what they mean, and whether a path fits.

`*` and `?` stand for characters within a name, `[ab]` for one of several, `**` for any number of folders. A pattern
with a slash at its beginning or inside it counts from its folder; one without fits at any depth. A pattern that fits a
folder covers all that is in it; one that ends in a slash fits folders only.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

Parts = tuple[str, ...]
"""A path below the folder from which patterns count, name by name."""

MAGIC = re.compile(r"[*?\[]")


class Pattern:
    """One pattern. It is matched name by name, without going back further than the last `**`: it is never slow."""

    def __init__(self, text: str) -> None:
        """Read the pattern."""
        self.text, self.folders_only = text, text.endswith("/")
        names = [name for name in text.split("/") if name not in ("", ".")]
        self.anchored = "/" in text.rstrip("/")
        self.names = names if self.anchored else ["**", *names]

    @cached_property
    def _tests(self) -> list[Callable[[str], object] | None]:
        """A test for each name, None for any number of folders; a `**` at the end stands for at least one name."""
        names = [*self.names, "*"] if self.names[-1:] == ["**"] else self.names
        return [None if name == "**" else re.compile(_expression(name), re.DOTALL).fullmatch for name in names]

    def fits(self, parts: Parts) -> bool:
        """Whether the whole path fits."""
        tests, at, here = self._tests, 0, 0
        last, mark = -1, 0
        while here < len(parts):
            test = tests[at] if at < len(tests) else _never
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
    def start(self) -> Parts:
        """The folder in which all that fits must lie."""
        plain: list[str] = []
        for name in self.names[:-1]:
            if name == "**" or MAGIC.search(name):
                break
            plain.append(name)
        return tuple(plain)


class Patterns:
    """Several patterns, of which one is enough."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Read them."""
        self.all = tuple(Pattern(text) for text in texts)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.all)

    def fit(self, parts: Parts, is_folder: bool = False) -> bool:
        """Whether a pattern fits this very file or folder."""
        return any(pattern.fits(parts) for pattern in self.all if is_folder or not pattern.folders_only)

    def cover(self, parts: Parts, is_folder: bool = False) -> bool:
        """Whether a pattern fits the file or folder, or a folder in which it lies."""
        return self.fit(parts, is_folder) or any(self.fit(parts[:length], True) for length in range(1, len(parts)))

    def starts(self) -> list[Parts]:
        """Give the folders in which all that fits must lie, none of them within another, in order."""
        found: list[Parts] = []
        for start in sorted({pattern.start for pattern in self.all}):
            if not found or start[: len(found[-1])] != found[-1]:
                found.append(start)
        return found


def below(parts: Parts, folder: Parts) -> Parts | None:
    """Give the rest of a path below a folder, None where it lies elsewhere."""
    return parts[len(folder) :] if parts[: len(folder)] == folder else None


def _expression(name: str) -> str:
    """Write the regular expression of one name of a pattern."""
    from fnmatch import translate

    plain = re.sub(r"\\(.)", lambda match: f"[{match[1]}]" if match[1] in "*?[" else match[1], name)
    return translate(plain.replace("[^", "[!"))


def _never(_: str) -> None:
    return None
