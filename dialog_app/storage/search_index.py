"""The index of words: kept in step with every write, asked by the search.

A page's number says what kind of thing it is and how long ago its day is, newest first, and is
random beyond that: the first numbers found are the ones to tell, however many there are, and none
tells in which order things were said.
"""

import datetime
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from dialog_app.core import search
from dialog_app.core.model.base import DayRow, Language, Row
from dialog_app.core.model.catalogue import Municipality
from dialog_app.core.model.days import DayInfo
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Change, Record
from dialog_app.core.search import KINDS, PARTS, Hit, Page
from dialog_app.core.tables import table_name
from dialog_app.storage import meta
from dialog_app.storage.rows import table_of
from dialog_app.storage.search_tables import BEGINNINGS
from dialog_app.storage.sqlite import Connection

_RULES: Final = 1
VERSION: Final = f"{_RULES} {' '.join(table_name(kind) for kind in KINDS)}"
"""Of what an index was made: by which rules words are folded, and of which kinds of row."""

_RANDOM_BITS: Final = 20
_DAY_BITS: Final = 16
_KIND_BIT: Final = _DAY_BITS + _RANDOM_BITS
_WITHIN_DAY: Final = (1 << _RANDOM_BITS) - 1
_LAST_DAY: Final = datetime.date(1970, 1, 1).toordinal() + (1 << _DAY_BITS) - 1
_MOST_RANKED: Final = 500
"""How many of one kind of the register, or of one day, are put in order; seldom are there more."""

_BANDS: Final = {table_name(kind): place for place, kind in enumerate(KINDS)}
_OF_DAY: Final[tuple[type[DayRow], ...]] = tuple(kind for kind in KINDS if issubclass(kind, DayRow))
_FOLLOWED: Final = frozenset((*KINDS, *PARTS, Municipality))

_PUT: Final = 'INSERT INTO "search_page" VALUES (?, ?, ?, ?, ?, ?)'
_INDEX: Final = 'INSERT INTO "search_words" ("rowid", "title", "more") VALUES (?, ?, ?)'
_UNINDEX: Final = (
    'INSERT INTO "search_words" ("search_words", "rowid", "title", "more") '
    "VALUES ('delete', ?, ?, ?)"
)
_CLEARS: Final = (
    """INSERT INTO "search_words" ("search_words", "rank") VALUES ('secure-delete', ?)"""
)
_OLD: Final = 'SELECT "number", "title", "more" FROM "search_page" WHERE "kind" = ? AND "id" = ?'
_MATCH: Final = 'SELECT "rowid" FROM "search_words" WHERE "search_words" MATCH ?'
_IN_BAND: Final = f'{_MATCH} AND "rowid" BETWEEN ? AND ? ORDER BY "rowid" LIMIT ?'
_PAGE: Final = (
    'SELECT "kind", "id", "day_id", "title", "more" FROM "search_page" WHERE "number" = ?'
)


def follow(connection: Connection, changes: Iterable[Change]) -> None:
    """Bring the index in step with changes that were just written, in the same transaction."""
    for kind, row_id in dict.fromkeys(_touched(connection, changes)):
        _renew(connection, kind, row_id)


def bring_up_to_date(connection: Connection) -> None:
    """Make the index anew where it was made by other rules, inside the caller's transaction."""
    if not is_current(connection):
        _make_anew(connection)


def is_current(connection: Connection) -> bool:
    """Tell whether the index was made by the rules of today."""
    return meta.get(connection, meta.SEARCH) == VERSION


def mark_empty(connection: Connection) -> None:
    """Note that the index of a new archive holds all there is: nothing."""
    meta.put(connection, meta.SEARCH, VERSION)


def shuffle(connection: Connection) -> None:
    """Merge what was indexed bit by bit, so that nothing tells what came first."""
    connection.execute("""INSERT INTO "search_words" ("search_words") VALUES ('optimize')""")


@contextmanager
def bytes_left_to_shuffle(connection: Connection) -> Iterator[None]:
    """Let what is taken out of the index keep its bytes until `shuffle`, which is owed.

    To clear them one page at a time takes a hundred times as long, and the transaction waits.
    """
    connection.execute(_CLEARS, (0,))
    try:
        yield
    finally:
        connection.execute(_CLEARS, (1,))


def found(connection: Connection, typed: str, limit: int, language: Language) -> tuple[Hit, ...]:
    """Return what has a word that begins with each word typed, at most `limit` of each kind."""
    words = search.wanted(typed)
    if not words or limit < 1:
        return ()
    hits: list[Hit] = []
    days: dict[str, DayInfo | None] = {}
    for numbers in _numbers(connection, words, limit):
        pages = search.in_order(_pages(connection, numbers, days), words)
        hits += (_hit(connection, page, days, language) for page in pages[:limit])
    # Obstacles that were merged are told as the one they became.
    return tuple(dict.fromkeys(hits))


def _touched(connection: Connection, changes: Iterable[Change]) -> Iterator[tuple[type[Row], str]]:
    """Give kind and id of every page that changes may have changed."""
    for change in changes:
        kind = type(change.row)
        if kind not in _FOLLOWED:
            continue
        if kind is Municipality:
            yield from _services_in(connection, change)
        elif kind in PARTS:
            owner, field = PARTS[kind]
            ends = (row for row in (change.before, change.after) if row is not None)
            yield from ((owner, str(getattr(row, field))) for row in ends)
        else:
            yield kind, change.row.id
            if _has_moved(change):
                yield from _said_on(connection, change.row.id)


def _services_in(connection: Connection, change: Change) -> Iterator[tuple[type[Row], str]]:
    if isinstance(change.row, Municipality):
        links = table_of(ServiceMunicipality)
        for link in links.where(connection, '"municipality_number" = ?', (change.row.number,)):
            yield Service, link.service_id


def _has_moved(change: Change) -> bool:
    before, after = change.before, change.after
    both = isinstance(before, DayInfo) and isinstance(after, DayInfo)
    return both and before.date != after.date  # type: ignore[union-attr]


def _said_on(connection: Connection, day_id: str) -> Iterator[tuple[type[Row], str]]:
    for kind in _OF_DAY:
        for row in table_of(kind).of_day(connection, day_id):
            yield kind, row.id


def _renew(connection: Connection, kind: type[Row], row_id: str) -> None:
    """Make the index say of one thing what stands in its rows, or nothing where it is gone."""
    row = table_of(kind).find(connection, row_id)
    page = _page(connection, row) if row is not None else None
    old = connection.execute(_OLD, (table_name(kind), row_id)).fetchone()
    if old is not None:
        same_place = page is not None and _place(page) == old[0] >> _place_bits(page)
        if page is not None and same_place and (page.title, page.more) == old[1:]:
            return
        connection.execute(_UNINDEX, old)
        connection.execute('DELETE FROM "search_page" WHERE "number" = ?', old[:1])
    if page is not None:
        _put(connection, page)


def _page(connection: Connection, row: Row) -> Page | None:
    return search.page_of(row, _around(connection, row), _date(connection, row))


def _date(connection: Connection, row: Row) -> datetime.date | None:
    if isinstance(row, DayInfo):
        return row.date
    if not isinstance(row, DayRow):
        return None
    query = 'SELECT "date" FROM "day_info" WHERE "id" = ?'
    day = connection.execute(query, (row.day_id,)).fetchone()
    return datetime.date.fromisoformat(day[0]) if day is not None else None


def _around(connection: Connection, row: Row) -> Record:
    """Return the rows whose words stand on the page of `row`."""
    rows: list[Row] = []
    for part, (owner, field) in PARTS.items():
        if type(row) is owner:
            rows += table_of(part).where(connection, f'"{field}" = ?', (row.id,))
    for link in tuple(rows):
        if isinstance(link, ServiceMunicipality):
            number = (link.municipality_number,)
            rows += table_of(Municipality).where(connection, '"number" = ?', number)
    return Record(rows)


def _put(connection: Connection, page: Page) -> None:
    number = _free_number(connection, page)
    connection.execute(_PUT, (number, page.kind, page.id, page.day_id, page.title, page.more))
    connection.execute(_INDEX, (number, page.title, page.more))


def _free_number(connection: Connection, page: Page) -> int:
    bits = _place_bits(page)
    while True:
        number = (_place(page) << bits) + secrets.randbits(bits)
        query = 'SELECT 1 FROM "search_page" WHERE "number" = ?'
        if connection.execute(query, (number,)).fetchone() is None:
            return number


def _place(page: Page) -> int:
    """Return the part of a page's number that is not random."""
    band = _BANDS[page.kind]
    if page.date is None:
        return band
    day = min(max(_LAST_DAY - page.date.toordinal(), 0), (1 << _DAY_BITS) - 1)
    return (band << _DAY_BITS) + day


def _place_bits(page: Page) -> int:
    return _KIND_BIT if page.date is None else _RANDOM_BITS


def _make_anew(connection: Connection) -> None:
    connection.execute("""INSERT INTO "search_words" ("search_words") VALUES ('delete-all')""")
    connection.execute('DELETE FROM "search_page"')
    rows: list[Row] = []
    for kind in (*KINDS, *PARTS, Municipality):
        if kind not in _OF_DAY:
            rows += table_of(kind).all(connection)
    register = Record(rows)
    for page in search.pages_of(register):
        _put(connection, page)
    dates = {day.id: day.date for day in table_of(DayInfo).all(connection)}
    for day_kind in _OF_DAY:
        for row in table_of(day_kind).all(connection):
            said = search.page_of(row, Record(), dates.get(row.day_id))
            if said is not None:
                _put(connection, said)
    mark_empty(connection)


def _numbers(connection: Connection, words: Sequence[str], limit: int) -> Iterator[list[int]]:
    """Give, for each kind of which anything was found, the numbers of its pages."""
    match = " AND ".join(f'"{word}" *' for word in words)
    if max(len(word) for word in words) > BEGINNINGS:
        yield from _sorted_out(connection.execute(_MATCH, (match,)), limit)
        return
    for place, kind in enumerate(KINDS):
        numbers = _in_band(connection, match, place, _most(kind, limit))
        if numbers:
            yield numbers


def _in_band(connection: Connection, match: str, place: int, most: int) -> list[int]:
    """Return the numbers of the newest pages of one kind, the last one's day to its end."""
    first = place << _KIND_BIT
    band = (match, first, first + (1 << _KIND_BIT) - 1, most)
    numbers = [number for (number,) in connection.execute(_IN_BAND, band)]
    if len(numbers) == most:
        rest = (match, numbers[-1] + 1, numbers[-1] | _WITHIN_DAY, _MOST_RANKED)
        numbers += [number for (number,) in connection.execute(_IN_BAND, rest)]
    return numbers


def _sorted_out(rows: Iterable[tuple[int]], limit: int) -> Iterator[list[int]]:
    """Give the same of a word whose beginnings are gathered for each question anew: in one go."""
    by_kind: dict[int, list[int]] = {}
    for (number,) in rows:
        by_kind.setdefault(number >> _KIND_BIT, []).append(number)
    for place in sorted(by_kind):
        numbers, most = sorted(by_kind[place]), _most(KINDS[place], limit)
        last = numbers[:most][-1] | _WITHIN_DAY
        yield [number for number in numbers[: most + _MOST_RANKED] if number <= last]


def _most(kind: type[Row], limit: int) -> int:
    return limit if issubclass(kind, DayRow) else max(limit, _MOST_RANKED)


def _pages(
    connection: Connection, numbers: Iterable[int], days: dict[str, DayInfo | None]
) -> Iterator[Page]:
    for number in numbers:
        kind, row_id, day_id, title, more = connection.execute(_PAGE, (number,)).fetchone()
        if day_id and day_id not in days:
            days[day_id] = table_of(DayInfo).find(connection, day_id)
        day = days.get(day_id)
        yield Page(kind, row_id, day_id, day.date if day else None, title, more)


def _hit(
    connection: Connection, page: Page, days: dict[str, DayInfo | None], language: Language
) -> Hit:
    row = table_of(search.kind_of(page.kind)).find(connection, page.id)
    if row is None:
        raise StoreFailed("broken")
    return search.hit_of(row, _around(connection, row), days.get(page.day_id), language)
