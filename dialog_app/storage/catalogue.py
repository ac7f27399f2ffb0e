"""Bringing the shipped base set into an archive, beside what was added and changed there."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from dialog_app.core import codec
from dialog_app.core.model.base import Row, Words
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.record import added
from dialog_app.core.tables import table_name
from dialog_app.storage import base_set, meta, search_index
from dialog_app.storage.rows import compact, table_of
from dialog_app.storage.sqlite import Connection
from dialog_app.storage.store import SqliteStore

_SHIPPED: Final = 'SELECT "shipped" FROM "base_row" WHERE "kind" = ? AND "id" = ?'
_SHIP: Final = (
    'INSERT INTO "base_row" VALUES (?, ?, ?) '
    'ON CONFLICT ("kind", "id") DO UPDATE SET "shipped" = excluded."shipped"'
)


def update_base(store: SqliteStore) -> bool:
    """Bring the archive's base set up to date; tell whether there was anything to do.

    New rows come in; of a row that is there, only what changed between two base sets is
    changed, so that what was noted here (a provision's last check) stays. A changed wording of
    a method becomes a new version: answers stay on the one they were given to, and where a
    wording was written here, that one goes on applying until somebody chooses (ADR 17). Local
    rows are never touched and nothing is deleted. Raises `StoreFailed`.
    """
    print_now = base_set.fingerprint()
    if store.read(lambda connection: meta.get(connection, meta.BASE_SET)) == print_now:
        return False
    shipped = tuple(base_set.rows())
    store.amend(lambda connection: take_in(connection, shipped, print_now))
    return True


def take_in(connection: Connection, shipped: Iterable[Row], name: str) -> None:
    """Take a base set into an archive inside the caller's transaction."""
    shipped = tuple(shipped)
    for row in shipped:
        if isinstance(row, MethodVersion):
            _take_wording(connection, row)
        else:
            _take_row(connection, row)
        connection.execute(_SHIP, (table_name(type(row)), row.id, compact(codec.plain(row))))
    search_index.follow(connection, added(*shipped))
    meta.put(connection, meta.BASE_SET, name)


def _before(connection: Connection, row: Row) -> dict[str, Any] | None:
    """Return the row as the base set before this one had it."""
    found = connection.execute(_SHIPPED, (table_name(type(row)), row.id)).fetchone()
    return dict(json.loads(found[0])) if found else None


def _take_row(connection: Connection, row: Row) -> None:
    table = table_of(type(row))
    here, before = table.find(connection, row.id), _before(connection, row)
    if here is None:
        # Shipped before and not here means that somebody took it away.
        if before is None:
            table.put(connection, row)
        return
    now, new = codec.plain(here), codec.plain(row)
    old = before if before is not None else now
    merged = {name: now[name] if old.get(name) == new[name] else new[name] for name in new}
    merged["origin"] = now["origin"]
    if merged != now:
        table.put(connection, codec.row(type(row), merged))


def _take_wording(connection: Connection, row: MethodVersion) -> None:
    table = table_of(MethodVersion)
    before = _before(connection, row)
    if before is None:
        if table.find(connection, row.id) is None:
            table.put(connection, row)
        return
    old = codec.row(MethodVersion, before)
    if (old.title, old.summary) == (row.title, row.summary):
        return
    versions = [v for v in table.all(connection) if v.method_id == row.method_id]
    same = [v for v in versions if _says(v) == _says(row)]
    if same:
        # A translation is not a new version.
        table.put(connection, _translated(same[-1], row, old))
    else:
        table.put(connection, _next_version(row, max(v.number for v in versions) + 1))


def _says(version: MethodVersion) -> tuple[str, str]:
    return version.title.nb, version.summary.nb


def _translated(
    version: MethodVersion, shipped: MethodVersion, before: MethodVersion
) -> MethodVersion:
    return replace(
        version,
        title=_with_translations(version.title, shipped.title, before.title),
        summary=_with_translations(version.summary, shipped.summary, before.summary),
    )


def _with_translations(here: Words, shipped: Words, before: Words) -> Words:
    """Return a text with shipped translations; one that was written or corrected here stays."""
    nn = here.nn if here.nn and here.nn != before.nn else shipped.nn or here.nn
    en = here.en if here.en and here.en != before.en else shipped.en or here.en
    return Words(nb=here.nb, nn=nn, en=en)


def _next_version(row: MethodVersion, number: int) -> MethodVersion:
    # The wording is part of the id: two laptops that skipped different base sets must not
    # give two wordings the same one.
    wording = hashlib.sha256(compact(codec.plain(row)).encode()).hexdigest()[:12]
    return replace(row, id=f"{row.id.rpartition(':')[0]}:{number}-{wording}", number=number)
