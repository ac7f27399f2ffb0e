"""Which page belongs to which table: by the trees that lead to it, or by what it looks like."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from dialog_app.storage.salvage.cells import (
    INDEX_INNER,
    INDEX_LEAF,
    TABLE_INNER,
    TABLE_LEAF,
    Leafed,
    Record,
    leafed,
)
from dialog_app.storage.salvage.pages import Pages

SCHEMA: Final = "sqlite_master"
_SCHEMA_COLUMNS: Final = 5
_OF_SCHEMA: Final = frozenset({"table", "index", "view", "trigger"})
_ROW_KINDS: Final = (INDEX_INNER, INDEX_LEAF)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the records of a table or an index look like.

    For each column its type (TEXT, INTEGER, BLOB) and whether it may be NULL; `least` columns
    every record has, also one written before the last columns came.
    """

    columns: tuple[tuple[str, bool], ...]
    least: int

    def fits(self, record: Record) -> bool:
        """Tell whether a record may be one of these."""
        if not self.least <= len(record) <= len(self.columns):
            return False
        return all(
            _is_of(cell, *column) for cell, column in zip(record, self.columns, strict=False)
        )


def _is_of(cell: Any, kind: str, may_be_null: bool) -> bool:
    if cell is None:
        return may_be_null
    return isinstance(cell, {"TEXT": str, "INTEGER": int, "BLOB": bytes}.get(kind, object))


@dataclass
class Tree:
    """The records of one table or index that could be read.

    `has_hole` tells that a page of it could not, so that there may have been more.
    """

    records: list[Record] = field(default_factory=list)
    has_hole: bool = False


Knows = Callable[[str, Record], bool]
"""Tells whether a record can be read as a row of a table."""


class Forest:
    """All trees of a damaged file, put together anew."""

    def __init__(self, pages: Pages, shapes: Mapping[str, Shape], knows: Knows) -> None:
        self._pages = pages
        self._shapes = shapes
        self._knows = knows
        self._seen: set[int] = set()
        self._loose: dict[int, Leafed] = {}
        self.trees: defaultdict[str, Tree] = defaultdict(Tree)
        self.lost_pages = 0
        """How many pages make sense as part of no tree."""
        self._grow()

    def _grow(self) -> None:
        self._walk(SCHEMA, 1)
        self._find_loose()
        self._adopt_schema()
        for record in list(self.trees[SCHEMA].records):
            self._walk_named(record)
        for name in self._shapes:
            if name not in self.trees:
                self.trees[name].has_hole = True
        self._adopt()

    def _walk_named(self, record: Record) -> None:
        # The number of the row comes first.
        _number, kind, name, _table, root, *_more = (*record, *([None] * 6))[:6]
        if kind in ("table", "index") and isinstance(name, str) and isinstance(root, int) and root:
            self._walk(name, root)

    def _walk(self, name: str, root: int) -> None:
        """Take in the pages of a tree from its root, as far as they lead."""
        tree = self.trees[name]
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in self._seen:
                continue
            self._seen.add(number)
            self._loose.pop(number, None)
            found = leafed(self._pages, number)
            if found is None:
                tree.has_hole = True
                continue
            self._seen.update(found.spilled)
            tree.records += found.records
            tree.has_hole = tree.has_hole or not found.is_whole
            waiting += found.below

    def _find_loose(self) -> None:
        """Note every page that looks like one of a tree, whoever it belongs to."""
        for number in range(2, self._pages.count + 1):
            found = leafed(self._pages, number) if number not in self._seen else None
            if found is not None and (found.records or found.below):
                self._loose[number] = found

    def _adopt_schema(self) -> None:
        """Take in the pages of the table of tables that the first page no longer leads to."""
        if not self.trees[SCHEMA].has_hole:
            return
        for number, found in list(self._loose.items()):
            if found.kind == TABLE_LEAF and found.records and all(map(_is_schema, found.records)):
                self._take_in(SCHEMA, number, found)

    def _adopt(self) -> None:
        """Give pages that no tree leads to, to the one tree they can have come from."""
        torn = [name for name, tree in self.trees.items() if tree.has_hole and name in self._shapes]
        for number, found in list(self._loose.items()):
            if number in self._seen or not found.records:
                continue
            name = self._owner(found, torn) if found.kind in _ROW_KINDS else ""
            if name:
                self._take_in(name, number, found)
            elif found.kind not in (TABLE_INNER, TABLE_LEAF):
                self.lost_pages += 1

    def _take_in(self, name: str, number: int, found: Leafed) -> None:
        self._seen.add(number)
        self._seen.update(found.spilled)
        self._loose.pop(number, None)
        self.trees[name].records += found.records

    def _owner(self, found: Leafed, torn: Iterable[str]) -> str:
        fitting = [name for name in torn if all(map(self._shapes[name].fits, found.records))]
        if len(fitting) > 1:
            fitting = [name for name in fitting if self._all_known(name, found.records)]
        return fitting[0] if len(fitting) == 1 else ""

    def _all_known(self, name: str, records: Iterable[Record]) -> bool:
        return all(self._knows(name, record) for record in records)


def _is_schema(record: Record) -> bool:
    return len(record) == _SCHEMA_COLUMNS + 1 and record[1] in _OF_SCHEMA
