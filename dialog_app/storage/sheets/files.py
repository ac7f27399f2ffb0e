"""The tables a window or a command reads and writes, as files on the disk."""

from pathlib import Path

from dialog_app.core.sheets.grid import Grid, Table, Waiting


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

        part = path.with_name(f".{path.name}.part")
        try:
            part.write_bytes(sheet_bytes(table, path.suffix))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
