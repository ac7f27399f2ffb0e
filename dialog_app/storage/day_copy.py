"""A day as JSON values, with everything it refers to: what a day file holds."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dialog_app.core import codec
from dialog_app.core.day import Day
from dialog_app.core.model.base import Row
from dialog_app.core.model.said import Minutes
from dialog_app.core.ports import KeptPaper
from dialog_app.core.register import Register
from dialog_app.core.tables import DAY_ROWS, table_name
from dialog_app.storage import paper_file
from dialog_app.storage.day_file import COPY, FORMAT, VERSION
from dialog_app.storage.references import travelling


def day_copy(
    day: Day, register: Register, papers: Mapping[str, KeptPaper], at: datetime.datetime, by: str
) -> dict[str, Any]:
    """Return a day's raw working copy, made `at` that time on the laptop `by`."""
    order = {kind: place for place, kind in enumerate(DAY_ROWS)}
    rows = sorted(day.rows(), key=lambda row: (order[type(row)], row.id))
    return {
        "format": FORMAT,
        "version": VERSION,
        "copy": COPY,
        "exported_at": at.astimezone(datetime.UTC).isoformat(timespec="seconds"),
        "exported_by": by,
        "day": _tables(rows),
        "register": _tables(travelling(day, register)),
        "papers": paper_file.written(papers),
    }


def whole_papers(day: Day, paper: Callable[[str], KeptPaper | None]) -> dict[str, KeptPaper]:
    """Return the papers of a day's approved versions, each found by `paper`.

    One that is damaged stays behind, and `faults` tells of it: the rest of the day can be rescued.
    """
    from dialog_app.core.minutes.issued import is_whole

    found: dict[str, KeptPaper] = {}
    for issue in day.all(Minutes):
        kept = paper(issue.id)
        if kept is not None and is_whole(kept, issue):
            found[issue.id] = kept
    return found


def _tables(rows: Iterable[Row]) -> dict[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        tables.setdefault(table_name(type(row)), []).append(codec.plain(row))
    return tables
