"""datapackage.json: a Frictionless tabular data package that says what every column of processed/ means."""

from __future__ import annotations

import json

from pipeline.store.columns import PATTERNS, Column, Table, read_columns

PACKAGE = "datapackage.json"


def format_datapackage() -> str:
    """The descriptor of all tables as JSON text; it depends on tables/columns.toml alone."""
    package = {
        "profile": "tabular-data-package",
        "name": "referent",
        "title": "What the papers of committees say",
        "description": "Records read from the papers of committees; every row names the paper, page and line that says it. "
        "Rows stand body by body in the order of body_id, what belongs to no body first.",
        "resources": [describe_table(table) for table in read_columns().values()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def describe_table(table: Table) -> dict[str, object]:
    """A resource of the package: file, format and schema."""
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.says,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": describe_schema(table),
    }


def describe_schema(table: Table) -> dict[str, object]:
    """A Table Schema: fields, key, and the references that hold for every row."""
    keys = [
        {"fields": column.name, "reference": {"resource": "" if to[0] == table.name else to[0], "fields": to[1]}}
        for column in table.columns
        if (to := column.refers)
    ]
    schema: dict[str, object] = {
        "fields": [describe_column(column, required=(column.name,) == table.key) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    return schema | {"foreignKeys": keys} if keys else schema


def describe_column(column: Column, *, required: bool) -> dict[str, object]:
    """A field of a Table Schema."""
    plain = column.type in {"integer", "number", "boolean"}
    field: dict[str, object] = {"name": column.name, "type": column.type if plain else "string", "description": column.says}
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    constraints: dict[str, object] = {}
    if required:
        constraints["required"] = True
    if column.one_of:
        constraints["enum"] = list(column.one_of)
    if column.type in PATTERNS:
        constraints["pattern"] = PATTERNS[column.type]
    return field | {"constraints": constraints} if constraints else field
