"""The tables a window or a command reads and writes, as files on the disk."""

from pathlib import Path

from dialog_app.core.sheets.grid import Grid, Table, Waiting
from dialog_app.storage.disk import put_whole


class SheetFiles:
    """Reads and writes table files; what the window gets, since it meets no disk itself."""

    def read(self, path: Path, waiting: Waiting) -> Grid:
        """Read a table; raises as `reading.read_sheet`."""
        # The window is there long before anybody wants a table.
        from dialog_app.storage.sheets.reading import read_sheet

        return read_sheet(path, waiting)

    def write(self, path: Path, table: Table) -> None:
        """Put a table in its place whole; raises `OSError`, and nothing is half written."""
        from dialog_app.storage.sheets.writing import sheet_bytes

        put_whole(path, sheet_bytes(table, path.suffix))
