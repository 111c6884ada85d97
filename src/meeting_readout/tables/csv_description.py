"""What stands beside CSV files, so that programs know their columns: a Data Package, and metadata of CSV on the Web."""

from typing import Any

from meeting_readout.model.model import ROOT, model
from meeting_readout.model.table_keys import READOUT, Column
from meeting_readout.model.table_plan import Table, name_root_table, tables

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
CSVW_TYPES = {"strings": "json", "number": "double"}


def make_data_package(spreadsheet: bool = False) -> dict[str, Any]:
    """Return the Data Package of a folder of CSV files."""
    encoding = "utf-8-sig" if spreadsheet else "utf-8"
    return {
        "$schema": PROFILE,
        "name": name_root_table(model()),
        "description": model().objects[ROOT].schema["description"],
        "resources": [
            {
                "name": table.name,
                "type": "table",
                "path": f"{table.name}.csv",
                "description": table.description,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": encoding,
                "dialect": {"lineTerminator": "\r\n"},
                "schema": {
                    "fields": [_describe_field(column) for column in table.columns],
                    "primaryKey": list(table.key),
                    **_refer(table),
                },
            }
            for table in tables().values()
        ],
    }


def make_csvw(_spreadsheet: bool = False) -> dict[str, Any]:
    """Return the metadata of a folder of CSV files by the vocabulary of CSV on the Web."""
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "tables": [
            {
                "url": f"{table.name}.csv",
                "dc:description": table.description,
                "tableSchema": {
                    "columns": [
                        {
                            "name": column.name,
                            "titles": column.name,
                            "datatype": CSVW_TYPES.get(column.type, column.type),
                            "required": column.is_required,
                            "dc:description": column.description,
                        }
                        for column in table.columns
                    ],
                    "primaryKey": list(table.key),
                    "foreignKeys": _refer_csvw(table),
                },
            }
            for table in tables().values()
        ],
    }


def _describe_field(column: Column) -> dict[str, Any]:
    constraints = {"required": True} if column.is_required else {}
    made = {
        "name": column.name,
        "type": "array" if column.type == "strings" else column.type,
        "description": column.description,
    }
    return made | ({"constraints": constraints | _limit(column)} if constraints or column.values else {})


def _limit(column: Column) -> dict[str, Any]:
    return {"enum": list(column.values)} if column.values else {}


def _refer(table: Table) -> dict[str, Any]:
    head = name_root_table(model())
    if table.name == head:
        return {}
    reference = {"resource": head, "fields": [READOUT.name]}
    return {"foreignKeys": [{"fields": [READOUT.name], "reference": reference}]}


def _refer_csvw(table: Table) -> list[dict[str, Any]]:
    head = name_root_table(model())
    if table.name == head:
        return []
    reference = {"resource": f"{head}.csv", "columnReference": READOUT.name}
    return [{"columnReference": READOUT.name, "reference": reference}]
