"""Nobody young has a name here: every column that holds text says whose words they are."""

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core import codec, stored
from dialog_app.core.model.base import Words
from dialog_app.core.stored import TEXTS, Whose
from dialog_app.core.tables import ALL_ROWS, BY_NAME, table_name
from dialog_app.storage.archive import SqliteArchive

NAMES_OF_PROFESSIONALS = {
    # The only fields that are for a name: who leads a service, who gets its minutes, and who has
    # said yes to being named with an action.
    "service.leader_name",
    "service.leader_email",
    "minutes.recipients",
    "action.owner_name",
}


def columns(archive: SqliteArchive) -> dict[str, str]:
    """Return every column of the archive with its type, as `table.column`."""
    query = """SELECT m.name || '.' || c.name, c.type FROM sqlite_master AS m,
        pragma_table_xinfo(m.name) AS c WHERE m.type = 'table'"""
    return dict(archive.read(lambda connection: connection.execute(query).fetchall()))


def leaves_room(column: str) -> bool:
    """Tell whether a column could hold words: no number, no date, none of a few values, no id."""
    table, _, name = column.partition(".")
    kind = BY_NAME.get(table)
    if kind is None:
        return True
    if name in ("id", "day_id", "origin"):
        return False
    field = next((field for field in codec.fields_of(kind) if field.name == name), None)
    if field is None:
        return True
    return field.type is str or field.type is Words or field.type == tuple[str, ...]


def unnamed(found: dict[str, str]) -> set[str]:
    text = {column for column, kind in found.items() if kind not in ("INTEGER", "INT")}
    return {column for column in text if leaves_room(column)} - set(TEXTS)


@pytest.mark.parametrize("key", [None], ids=["plain"])
def test_every_column_of_text_says_whose_words_it_holds(archive: SqliteArchive, key: None) -> None:
    found = columns(archive)
    assert len(found) > 400
    assert unnamed(found) == set()
    assert set(TEXTS) - set(found) == set(), "what is named stands in the archive"


@pytest.mark.parametrize("key", [None], ids=["plain"])
def test_a_new_column_is_found(archive: SqliteArchive, key: None) -> None:
    archive.amend(lambda c: c.execute('ALTER TABLE "note" ADD COLUMN "told_by" TEXT'))
    archive.amend(lambda c: c.execute('CREATE TABLE "pro" ("name" TEXT)'))
    assert unnamed(columns(archive)) == {"note.told_by", "pro.name"}


def test_only_these_fields_are_for_names_and_none_of_them_for_a_young_person_s() -> None:
    assert {column for column, whose in TEXTS.items() if whose is Whose.NAME} == (
        NAMES_OF_PROFESSIONALS
    )


def test_of_young_people_there_are_numbers_only() -> None:
    about_pros = [
        (table_name(kind), field.name, field.type)
        for kind in ALL_ROWS
        for field in codec.fields_of(kind)
        if any(word in field.name for word in ("pros", "child", "youth", "young", "age_"))
    ]
    assert {(table, name) for table, name, kind in about_pros if kind is not int} == {
        # A telephone, as printed on the card of numbers to ring.
        ("service", "child_welfare_phone"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_owner_and_table_has_its_words(language) -> None:
    say = Texts(language)
    for whose in Whose:
        assert say(f"stored.whose.{whose}")
    for column in TEXTS:
        table = column.partition(".")[0]
        assert say(f"stored.kind.{stored.told_as(table)}")
