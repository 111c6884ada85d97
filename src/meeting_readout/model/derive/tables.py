"""The descriptor of the tables: what programs that write or read them need to know of each column."""

import json
from typing import Any

from meeting_readout.model.model import Model
from meeting_readout.model.table_keys import READOUT, Column
from meeting_readout.model.table_plan import Table, plan_tables


def make_descriptor(model: Model) -> str:
    """Make the descriptor, a column on each line."""
    tables = plan_tables(model)
    head = next(iter(tables))
    texts = ",\n".join(_format_table(table, head) for table in tables.values())
    return f'{{\n  "standard": {json.dumps(model.schema["$id"])},\n  "tables": [\n{texts}\n  ]\n}}\n'


def _format_table(table: Table, head: str) -> str:
    columns = ",\n".join(f"        {json.dumps(_describe(column))}" for column in table.columns)
    rest = ""
    if table.name != head:
        reference = {"columns": [READOUT.name], "table": head}
        rest = f',\n      "references": {json.dumps(reference)}'
    return (
        f'    {{\n      "name": {json.dumps(table.name)},\n      "description": {json.dumps(table.description)},\n'
        f'      "key": {json.dumps(table.key)},\n      "columns": [\n{columns}\n      ]{rest}\n    }}'
    )


def _describe(column: Column) -> dict[str, Any]:
    """Return what is known of a column; what is not said is false, or empty."""
    known = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
        "pointer": "".join(f"/{name}" for name in column.path),
        "values": column.values,
        "required": column.is_required,
        "derived": column.is_derived,
    }
    return {name: value for name, value in known.items() if value}
