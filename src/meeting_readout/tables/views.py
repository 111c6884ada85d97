"""The views of a database, and the queries that people ask first."""

from importlib.resources import files
from typing import NamedTuple


class Query(NamedTuple):
    """A question in words, and in SQL that SQLite and DuckDB take."""

    question: str
    sql: str


def read_views(engine: str) -> list[str]:
    """Return the statements that create the views for an engine, `sqlite` or `duckdb`."""
    return [statement for name in (f"views.{engine}.sql", "views.sql") for _, statement in _split(name)]


def read_queries() -> list[Query]:
    """Return the queries."""
    return [Query(*pair) for pair in _split("queries.sql")]


def _split(name: str) -> list[tuple[str, str]]:
    """Return the statements of a file, each with the comment above it."""
    found = []
    for part in (files("meeting_readout.tables") / name).read_text(encoding="utf-8").split("\n\n"):
        lines = part.strip().splitlines()
        comment = " ".join(line.removeprefix("--").strip() for line in lines if line.startswith("--"))
        statement = "\n".join(line for line in lines if not line.startswith("--")).rstrip(";")
        found += [(comment, statement)] if statement else []
    return found
