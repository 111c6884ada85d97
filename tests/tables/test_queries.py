"""The views and the ten queries: the same rows in SQLite and in DuckDB, and the right ones."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tabled import distinct_readouts

from meeting_readout.tables import rows, sqlite
from meeting_readout.tables.identities import read_identities
from meeting_readout.tables.views import read_queries

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from meeting_readout.tables import duckdb

VIEWS = ("addressed", "spoken", "meetings", "attendance", "votes", "deadlines", "appointed")
NAMES = b"label,type,identity\nTreasury,organization,treasury\nMinistry of Finance,,treasury\nMoF,,treasury\n"


def ask(readout: str, day: str, addressee: dict[str, str], **more: Any) -> tuple[str, dict[str, Any]]:
    """Give a readout with a directive to somebody, with a part, that is due on a day."""
    deadlines = [{"type": "not-after", "value": day} | more]
    directive = {"id": "d1", "force": "require", "addressees": [addressee], "deadlines": deadlines, "text": "Do it."}
    return readout, {
        "specVersion": "1.0",
        "id": readout,
        "release": {"title": "a", "language": "en"},
        "entities": [{"id": "m", "type": "organization", "name": "Treasury"}],
        "directives": [directive, {"id": "d2", "partOf": "d1", "text": "And that."}],
    }


RECORDS = [
    ask("ref", "2032-33", {"ref": "m"}),
    ask("former", "2032-05", {"name": "Ministry of Finance"}),
    ask("short", "2032", {"name": "MoF"}),
    ask("strict", "2033-01-01", {"name": "MoF"}, strict=True),
    ask("other", "2032-05", {"name": "Ministry of Trade"}),
    ask("late", "2034", {"ref": "m"}),
]


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Any]]:
    """Two databases with the same readouts."""
    folder = tmp_path_factory.mktemp("engines")
    records = [*RECORDS, *distinct_readouts()]
    for module, name in ((sqlite, "a.sqlite"), (duckdb, "a.duckdb")):
        identities = read_identities(NAMES)
        module.write((rows(readout, identities) for _, readout in records), folder / name)
    with (
        closing(sqlite3.connect(folder / "a.sqlite")) as first,
        closing(duckdb.connect(str(folder / "a.duckdb"))) as second,
    ):
        yield first, second


def fetch(connection: Any, sql: str) -> list[tuple[Any, ...]]:
    """Give the rows of a query, with dates as texts and flags as numbers."""
    return [
        tuple(str(value) if hasattr(value, "isoformat") else int(value) if value is True else value for value in row)
        for row in connection.execute(sql).fetchall()
    ]


def test_the_page_has_the_queries() -> None:
    """The how-to page shows each query as it is tested."""
    page = (Path(__file__).parents[2] / "docs/howto/archive.md").read_text(encoding="utf-8")
    for query in read_queries():
        assert f"{query.question}\n\n```sql\n{query.sql};\n```\n" in page


def test_there_are_ten_queries() -> None:
    """Ten questions, each with its words."""
    queries = read_queries()
    assert len(queries) == 10
    assert all(query.question.partition("?")[1] for query in queries)


@pytest.mark.parametrize("number", range(10))
def test_both_engines_answer_alike(number: int, engines: tuple[Any, Any]) -> None:
    """Each query gives the same rows in the same order, and some."""
    rows = [fetch(connection, read_queries()[number].sql) for connection in engines]
    assert rows[0] == rows[1]
    assert rows[0]


@pytest.mark.parametrize("view", VIEWS)
def test_both_engines_view_alike(view: str, engines: tuple[Any, Any]) -> None:
    """Each view has the same rows, and some."""
    rows = [sorted(fetch(connection, f"SELECT * FROM {view}"), key=repr) for connection in engines]  # noqa: S608 - our own views
    assert rows[0] == rows[1]
    assert rows[0]


def test_one_ministry_under_three_names(engines: tuple[Any, Any]) -> None:
    """All that one ministry is to do in a year: by its id, by names, through a whole, and up to before New Year's."""
    found = fetch(engines[1], read_queries()[0].sql)
    assert [(row[0], row[1], row[3]) for row in found] == [
        ("ref", "d1", "2032-03-31"), ("ref", "d2", "2032-03-31"),
        ("former", "d1", "2032-05-31"), ("former", "d2", "2032-05-31"),
        ("short", "d1", "2032-12-31"), ("short", "d2", "2032-12-31"),
        ("strict", "d1", "2032-12-31"), ("strict", "d2", "2032-12-31"),
    ]  # fmt: skip


def test_no_extension_is_loaded(tmp_path: Path) -> None:
    """DuckDB neither installs nor loads an extension by itself, and its memory is limited."""
    with duckdb.connect() as connection:
        for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
            assert connection.execute("SELECT current_setting(?)", [setting]).fetchone() == (False,)
        assert "MiB" in str(connection.execute("SELECT current_setting('memory_limit')").fetchone())
