"""Reading a day file made by anybody: every row checked, the first wrong field named."""

import datetime
import json
import re
import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from dialog_app.core import codec
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Row, Words
from dialog_app.core.model.days import DayInfo
from dialog_app.core.model.said import Minutes
from dialog_app.core.plain import TEXT_LIMIT, clean, without_hidden
from dialog_app.core.ports import KeptPaper
from dialog_app.core.tables import DAY_ROWS, REGISTER_ROWS, table_name
from dialog_app.storage import marks_file, paper_file
from dialog_app.storage.marks_file import Marks
from dialog_app.storage.references import FIRM, LOOSE, ORIGINS

FORMAT: Final = "dialogdag.day"
VERSION: Final = 5
LARGEST: Final = 50_000_000
"""The most bytes a day file may have.

A day with everything in it has some hundred thousand, and each paper of approved minutes as many.
Five times as much memory may be needed to read it, which is what the reading process has.
"""

COPY: Final = "working copy, raw"
"""What every exported day says of itself: small numbers and private notes are not protected."""

PARTS: Final = ("format", "version", "copy", "exported_at", "exported_by", "day", "register")
MAY_LACK: Final = ("papers", marks_file.PART)
"""Parts that files of older programs do not have."""

ID: Final = r"[!-~]{1,200}"
MOST: Final = 10_000_000
YEARS: Final = range(1900, 2200)
MAY_BE_NEGATIVE: Final = frozenset({"added_minutes"})
_PROSE: Final = frozenset(
    {
        "text",
        "summary",
        "in_practice",
        "why",
        "how_it_went",
        "reason",
        "message",
        "basis",
        "close_reason",
        "notes",
        "retention_reason",
        "words",
        "would_change",
    }
)
ID_FIELDS: Final = frozenset({"id", "version_id", *FIRM, *LOOSE, *ORIGINS})


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of a file, with the table and the number (from 1) by which people find it there."""

    row: Row
    table: str
    number: int

    def wrong(self, code: str, field: str) -> RuleBroken:
        """Return the error that names one field of this row."""
        return RuleBroken(f"import.{code}", table=self.table, number=self.number, field=field)


@dataclass(frozen=True, slots=True)
class DayFile:
    """A day file that is well formed; whether it fits an archive is not said yet."""

    day: tuple[Placed, ...]
    register: tuple[Placed, ...]
    papers: Mapping[str, KeptPaper]
    marks: Mapping[str, Marks]

    @property
    def info(self) -> DayInfo:
        """The day itself."""
        return next(placed.row for placed in self.day if isinstance(placed.row, DayInfo))


def read(raw: bytes) -> DayFile:
    """Read a day file.

    Raises `RuleBroken`: `import.too_big`, `import.not_json`, `import.twice` (a name twice in
    one object), `import.not_a_day`, `import.newer`, `import.part_wrong` (fact `part`), and for
    one field of one row, with the facts `table`, `number` and `field`: `import.field_missing`,
    `import.field_unknown`, `import.field_wrong`, `import.field_too_long`, `import.row_wrong`,
    `import.id_twice`, `import.other_day`. For a paper of approved minutes, with the fact `number`:
    `import.paper_wrong`.
    """
    content = _parsed(raw)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise RuleBroken("import.not_a_day")
    version = content.get("version")
    if not isinstance(version, int) or version < 1:
        raise RuleBroken("import.part_wrong", part="version")
    if version > VERSION:
        raise RuleBroken("import.newer")
    for part in sorted((set(content) - set(MAY_LACK)) ^ set(PARTS)):
        raise RuleBroken("import.part_wrong", part=part)
    day, register = _rows(content, "day", DAY_ROWS), _rows(content, "register", REGISTER_ROWS)
    issues = [placed.row for placed in day if isinstance(placed.row, Minutes)]
    papers = paper_file.read(content.get("papers", []), issues)
    file = DayFile(day, register, papers, marks_file.read(content.get(marks_file.PART, {})))
    _check_day(file)
    return file


def _parsed(raw: bytes) -> object:
    if len(raw) > LARGEST:
        raise RuleBroken("import.too_big", most=LARGEST // 1_000_000)
    try:
        return json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_constant
        )
    except (ValueError, RecursionError) as wrong:
        raise RuleBroken("import.not_json") from wrong


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for name, value in pairs:
        if name in content:
            raise RuleBroken("import.twice", field=clean(name, 60))
        content[name] = value
    return content


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _rows(content: dict[str, Any], part: str, kinds: tuple[type[Row], ...]) -> tuple[Placed, ...]:
    tables = content[part]
    if not isinstance(tables, dict):
        raise RuleBroken("import.part_wrong", part=part)
    known = {table_name(kind): kind for kind in kinds}
    placed: list[Placed] = []
    for table, rows in tables.items():
        if table not in known or not isinstance(rows, list):
            raise RuleBroken("import.part_wrong", part=f"{part}.{clean(table, 60)}")
        seen: set[str] = set()
        for number, values in enumerate(rows, 1):
            one = _row(known[table], table, number, values)
            if one.row.id in seen:
                raise one.wrong("id_twice", "id")
            seen.add(one.row.id)
            placed.append(one)
    return tuple(placed)


def _row(kind: type[Row], table: str, number: int, values: object) -> Placed:
    if not isinstance(values, dict):
        raise RuleBroken("import.row_wrong", table=table, number=number)
    try:
        row = codec.row(kind, values)
    except RuleBroken as wrong:
        code = wrong.code.replace("row.", "import.")
        field = clean(str(wrong.facts["field"]), 60)
        raise RuleBroken(code, table=table, number=number, field=field) from wrong
    except OverflowError as wrong:
        # A stamp at the edge of the calendar has no place in UTC.
        raise RuleBroken("import.row_wrong", table=table, number=number) from wrong
    return _harmless(Placed(row, table, number))


def _harmless(placed: Placed) -> Placed:
    """Return the row with its texts cleaned; raises `RuleBroken` for what cannot be taken in."""
    changed: dict[str, Any] = {}
    for field in codec.fields_of(type(placed.row)):
        value = getattr(placed.row, field.name)
        texts = _texts_in(value)
        if any(len(text) > TEXT_LIMIT for text in texts):
            raise placed.wrong("field_too_long", field.name)
        if not _is_possible(field, value):
            raise placed.wrong("field_wrong", field.name)
        cleaned = _cleaned(value, clean if field.name in _PROSE else _named) if texts else value
        if cleaned != value:
            changed[field.name] = cleaned
    # Nearly all rows are as they should be, and making each anew would take a third of the time.
    return replace(placed, row=replace(placed.row, **changed)) if changed else placed


def _texts_in(value: object) -> tuple[str, ...]:
    if isinstance(value, Words):
        return value.nb, value.nn, value.en
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def _cleaned(value: Any, way: Callable[[str], str]) -> Any:
    if isinstance(value, Words):
        return Words(way(value.nb), way(value.nn), way(value.en))
    if isinstance(value, tuple):
        return tuple(way(text) for text in value)
    return way(value) if type(value) is str else value


def _named(text: str) -> str:
    return without_hidden(clean(text))


def _is_possible(field: codec.Field, value: Any) -> bool:
    """Tell whether a value of the right kind can also be meant."""
    if field.name in ID_FIELDS:
        empty = field.name != "id"
        return all(re.fullmatch(ID, text) or (empty and not text) for text in _texts_in(value))
    if field.name == "zone":
        return _is_zone(value)
    return _RANGES.get(field.type, _anything)(field, value)


def _anything(_field: codec.Field, _value: Any) -> bool:
    return True


def _in_number_range(field: codec.Field, value: int | None) -> bool:
    least = -MOST if field.name in MAY_BE_NEGATIVE else 0
    return value is None or least <= value <= MOST


def _in_years(_field: codec.Field, value: datetime.date | None) -> bool:
    return value is None or value.year in YEARS


def _no_zone_of_its_own(_field: codec.Field, value: datetime.time | None) -> bool:
    return value is None or (value.tzinfo is None and not value.second and not value.microsecond)


_RANGES: Final[dict[Any, Callable[[codec.Field, Any], bool]]] = {
    int: _in_number_range,
    datetime.date: _in_years,
    datetime.datetime: _in_years,
    datetime.time: _no_zone_of_its_own,
}


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return False
    return True


def _check_day(file: DayFile) -> None:
    days = [placed for placed in file.day if isinstance(placed.row, DayInfo)]
    if len(days) != 1:
        raise RuleBroken("import.part_wrong", part="day.day_info")
    for placed in file.day:
        if getattr(placed.row, "day_id", None) != days[0].row.id:
            raise placed.wrong("other_day", "day_id")
