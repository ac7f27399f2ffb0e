"""The page on what is stored leaves nothing out, in any language."""

import dataclasses

import pytest

from dialog_app.base.settings import table as settings_table
from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.minutes.blocks import Bullets, Document, Heading, Paragraph, Table, plain
from dialog_app.core.stored import told_as
from dialog_app.core.stored_page import GROUPS, Facts, aloud, document
from dialog_app.core.tables import ALL_ROWS, table_name
from dialog_app.storage import migrations, sqlite

FACTS = Facts(
    places={"archive": "C:/Dag/min.dialogarkiv", "log": "C:/Dag/log"},
    settings=[entry.name for entry in settings_table()],
    rows={"reason": 4711},
)


def said(page: Document) -> str:
    lines: list[str] = []
    for block in page.blocks:
        if isinstance(block, Heading | Paragraph):
            lines.append(plain(block.words))
        elif isinstance(block, Bullets):
            lines += [plain(item) for item in block.items]
        elif isinstance(block, Table):
            lines += [plain(cell) for row in block.rows for cell in row]
    return "\n".join(lines)


def tables_of_an_archive(tmp_path) -> set[str]:
    connection = sqlite.connect(tmp_path / "ny.dialogarkiv", None)
    migrations.migrate(connection)
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    names = {name for (name,) in connection.execute(query).fetchall()}
    connection.close()
    return names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_the_archive_is_on_the_page(language, tmp_path) -> None:
    say = Texts(language)
    on_page = {told_as(table) for tables in GROUPS.values() for table in tables}
    assert {told_as(table) for table in tables_of_an_archive(tmp_path)} == on_page
    shown = said(document(FACTS, say))
    for name in on_page:
        assert say(f"stored.kind.{name}") in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_on_the_page(language) -> None:
    say = Texts(language)
    shown = said(document(FACTS, say))
    for entry in settings_table():
        assert say(f"stored.setting.{entry.name}") in shown


def test_a_setting_without_words_is_told_by_its_name() -> None:
    new = dataclasses.replace(FACTS, settings=["brand_new"])
    assert "brand_new" in said(document(new, Texts("nb")))


def test_it_says_how_many_there_are_and_where_they_lie() -> None:
    shown = said(document(FACTS, Texts("nb")))
    assert "4711" in shown
    assert "C:/Dag/min.dialogarkiv" in shown
    assert "ikke kryptert" in shown
    locked = dataclasses.replace(FACTS, is_encrypted=True)
    assert "Arkivet er kryptert" in said(document(locked, Texts("nb")))


def test_every_kind_of_row_is_kept_for_a_time_that_is_told() -> None:
    grouped = [table for tables in GROUPS.values() for table in tables]
    assert sorted(grouped) == sorted(set(grouped))
    assert {table_name(kind) for kind in ALL_ROWS} <= set(grouped)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_short_version_takes_less_than_a_minute_to_read_aloud(language) -> None:
    words = " ".join(aloud(Texts(language))).split()
    assert 60 <= len(words) <= 130
