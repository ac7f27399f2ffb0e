"""The tools and the values of a catalogue, in the order people see them."""

from dialog_app.core.catalogue import Catalogue
from dialog_app.core.model.catalogue import Tool, ToolVersion, Value, WorkingMethod


def tools(register: Catalogue) -> tuple[Tool, ...]:
    """Return the tools by code."""
    return register.in_order(Tool, lambda row: (row.code.casefold(), row.id))


def wordings(register: Catalogue, tool_id: str) -> tuple[ToolVersion, ...]:
    """Return the wordings of a tool, oldest first."""
    rows = register.where(ToolVersion, lambda row: row.tool_id == tool_id)
    return tuple(sorted(rows, key=lambda row: (row.number, row.id)))


def tools_of(register: Catalogue, method: WorkingMethod) -> list[Tool]:
    """Return the tools that belong to a method."""
    return [row for row in tools(register) if method.code in row.method_codes]


def methods_of(register: Catalogue, tool: Tool) -> list[WorkingMethod]:
    """Return the methods a tool belongs to, in catalogue order."""
    return [row for row in register.methods if row.code in tool.method_codes]


def value_sets(register: Catalogue) -> tuple[str, ...]:
    """Return the names of the sets of values, the one that applies now first."""
    return tuple(sorted({row.set_version for row in register.all(Value)}, reverse=True))


def values_of(register: Catalogue, set_version: str) -> tuple[Value, ...]:
    """Return the values of a set in order."""
    rows = register.where(Value, lambda row: row.set_version == set_version)
    return tuple(sorted(rows, key=lambda row: (row.position, row.id)))
