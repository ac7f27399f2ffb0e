"""Asking where a table lies or shall lie, in the system's own way."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from dialog_app.ui.words import say


def file_to_read(parent: QWidget) -> Path | None:
    """Return the file somebody chooses to take in, or None."""
    kinds = f"{say('sheets.ui.tables')} (*.xlsx *.csv *.txt)"
    chosen, _ = QFileDialog.getOpenFileName(parent, say("sheets.ui.choose"), "", kinds)
    return Path(chosen) if chosen else None


def file_to_write(parent: QWidget, name: str) -> Path | None:
    """Return where somebody wants a table saved, as XLSX unless they say CSV; or None."""
    kinds = "XLSX (*.xlsx);;CSV (*.csv)"
    chosen, kind = QFileDialog.getSaveFileName(parent, say("sheets.ui.where"), name, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() in (".xlsx", ".csv"):
        return path
    return path.with_name(path.name + (".csv" if "csv" in kind else ".xlsx"))
