"""Tables derived from one that is protected already (R4 of measures §4.5).

National tables go by role or by kind of service, never by both at once. Where a document needs the
same persons in a coarser table too, the most detailed one is protected once and the coarser one is
added up from what is printed of it: it can tell nothing more.
"""

from collections.abc import Mapping
from dataclasses import replace

from dialog_app.core.publish.table import PublishedTable


def derived(table: PublishedTable, key: str, groups: Mapping[str, str]) -> PublishedTable:
    """Return a coarser table, in which rows become parts of others; `groups` says which.

    A number is there only where all it is added up from is printed.
    """
    rows = tuple(dict.fromkeys(groups.get(row) or row for row in table.rows))
    parts = {row: [one for one in table.rows if (groups.get(one) or one) == row] for row in rows}
    cells = {
        (row, column): sum(table.cells[one, column] for one in parts[row])
        for row in rows
        for column in table.columns
        if all((one, column) in table.cells for one in parts[row])
    }
    totals = {
        row: sum(table.row_totals[one] for one in parts[row])
        for row in rows
        if all(one in table.row_totals for one in parts[row])
    }
    return replace(table, key=key, rows=rows, cells=cells, row_totals=totals, groups={})
