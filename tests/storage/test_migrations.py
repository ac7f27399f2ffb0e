"""Archives from every step of the program's history open with all they hold."""

import subprocess
import sys
from pathlib import Path

import pytest
import sqlite_utils.db

from dialog_app.core import codec
from dialog_app.core.minutes.blocks import Paragraph, text
from dialog_app.core.minutes.issued import opened
from dialog_app.core.model.base import Words
from dialog_app.core.model.said import Minutes
from dialog_app.core.ports import StoreFailed
from dialog_app.core.tables import ALL_ROWS, table_name
from dialog_app.storage import migrations, opening, sqlite
from dialog_app.storage.archive import open_archive
from dialog_app.storage.backup import backups_of
from tests.storage.made import TestLaptop

NAMES_NOW = set(migrations.NAMES)

# A paper as it was kept when papers were new; its hashes are of these very letters.
PDF = "%PDF-1.7 papiret"
PDF_HASH = "e03db954e15569bebef968e49a8cd160a8f140e5bbe78e884a546699093345bd"
PAPER = (
    '{"block":"Document","language":"nb","title":"Referat","header":"Dag","state":"Godkjent",'
    '"footer":["PPT","versjon 1"],"page_of":"{page}","blocks":[{"block":"Paragraph","words":'
    '[{"block":"Run","words":"Vi pr\\u00f8ver.","strong":false,"language":null}],"tone":"base"}],'
    '"closing":[],"seal":"abc"}'
)
PAPER_HASH = "42fdf4640f858862849583da70657461cbd537587d8553658109bf3283bfe241"

# How a value of each kind looked when its migration was new; never derived from today's rows.
OLD_ROWS = {
    "m001_first_tables": (
        """INSERT INTO "day_info" VALUES ('d', 'laptop', 'd', 'dialogue', '2026-11-21',
        'Dialogdag', 'Bergen', '', '09:00', 'Europe/Oslo', 'held', 4, 2, 'dialogdag', '', '',
        NULL, NULL, '2026-11-21T08:01:00.000+00:00', NULL, NULL, NULL, '1')""",
        """INSERT INTO "round" VALUES ('r', 'laptop', 'd', 'method', 'version:G4:1', 's',
        'before', 8, '', 1)""",
        """INSERT INTO "answer" VALUES ('a', 'laptop', 'd', 'r', 'agree', 5, 'teacher',
        'unspecified', 'hands', '', '')""",
        """INSERT INTO "group" VALUES ('g', 'laptop', 'd', 'Blå', 1, '["s","t"]', 6)""",
        """INSERT INTO "value" VALUES ('v', 'laptop', 'local', '2013', 'mot',
        '{"nb":"mot","nn":"mot","en":"courage"}', '{"nb":"tør","nn":"","en":""}', 9)""",
        """INSERT INTO "draft" VALUES ('d', 'note', 'halvveis')""",
        """INSERT INTO "journal" VALUES ('d', 1, 'x', 'do', '2026-11-21T08:01:00.000+00:00', 0,
        'laptop', 'step.x', 1, '{"label":"step.x","facts":{},"merge":"","changes":[]}')""",
    ),
    "m002_live_desk": (
        """UPDATE "day_info" SET "agreed_end" = '2026-11-21T14:42:00.000+00:00'""",
        """INSERT INTO "plan_change" VALUES ('p', 'laptop', 'd', 'shortened',
        '2026-11-21T13:47:00.000+00:00', 'i', 12, '')""",
        """INSERT INTO "small_timer" VALUES ('k', 'laptop', 'd', 'i', 180, 2,
        '2026-11-21T13:50:00.000+00:00', 0, 0)""",
        """INSERT INTO "turn" VALUES ('t', 'laptop', 'd', 'i', 1, 'pros',
        '2026-11-21T13:50:00.000+00:00', '', 0, 'done', 0, 95)""",
        """INSERT INTO "projection" VALUES ('q', 'laptop', 'd', 'next', 0, 'agenda', 'method', '',
        '', '')""",
        """INSERT INTO "move" VALUES ('m', 'laptop', 'd', 'method', 'version:G4:1', 'before',
        'after', 'partly', 'agree', 3, 's', '')""",
    ),
    "m003_chain": (
        """INSERT INTO "follow_up" VALUES ('f', 'laptop', 'd', 'method', 'version:G4:1', 'action',
        'x', 'd0', 'done', '2026-11-21T08:30:00.000+00:00', 's', 'Lage ordlyd', '', 'nb')""",
        """INSERT INTO "rewording" VALUES ('w', 'laptop', 'd', 'method', 'version:G4:1',
        'Barnet vet det først.', 1, '', 's', '', 'kortere', 'nb')""",
        """INSERT INTO "obstacle_tie" VALUES ('o', 'laptop', 'local', 'x', 'd', 'y', 'd0')""",
        """INSERT INTO "block" VALUES ('b', 'laptop', 'local', 'break', '{"nb":"Pause","nn":"",
        "en":""}', 10, 5, '', '', 1, 0, 0, 'Kaffe', 2)""",
    ),
    # What is searched of the rows above was not noted by the programs of their time.
    "m004_search": (),
    "m005_minutes": (
        """INSERT INTO "minutes_change" VALUES ('c', 'laptop', 'd', 'method', 'version:G4:1', 's',
        1, 'struck', 'read_through', '2026-11-21T14:02:00.000+00:00', '', 'pros', 'reason', 'x')""",
        """INSERT INTO "dissent" VALUES ('e', 'laptop', 'd', 'method', 'version:G4:1', 's',
        'Vi ville spurt barnet først.', 1, 'miljøterapeutene', 6, 0, '', '', 'nb')""",
        """INSERT INTO "service" VALUES ('s', 'laptop', 'PPT', 'PPT', 'nb', 'municipality', '', '',
        '', '', '', NULL, '', NULL, NULL)""",
        f"""INSERT INTO "minutes" VALUES ('n', 'laptop', 'd', 's', 1, 'approved', '{PAPER_HASH}',
        '{PDF_HASH}', '1', '2026-11-21T15:00:00.000+00:00', 'leder', '', '[]', NULL)""",  # noqa: S608 - the test's own words
        f"""INSERT INTO "paper" VALUES ('n', '{PAPER}', CAST('{PDF}' AS BLOB))""",  # noqa: S608
    ),
    "m006_part_states": (
        """INSERT INTO "part_state" VALUES ('d', '', 'info.title', '{"now":["a"],"seen":["a"],
        "first":0,"says":["b"]}')""",
    ),
    "m007_privacy": (
        """INSERT INTO "purge" VALUES ('u', '2026-11-20T09:00:00+00:00', 'day', '2025-11-19',
        '{"reason":3}')""",
    ),
    "m008_practice": (
        """INSERT INTO "paragraph" VALUES ('pa', 'laptop', 'SH', 'methods', 1, '', 0)""",
        """INSERT INTO "paragraph_version" VALUES ('pv', 'laptop', 'pa', 1,
        '{"nb":"Barnet vet det først.","nn":"","en":""}', 'nb', '', '2026-11-26', '')""",
        """INSERT INTO "grounding" VALUES ('gr', 'laptop', 'pv', 'rewording', 'w', 'd', 1)""",
        """INSERT INTO "practice_paper" VALUES ('pp', 'laptop', 'description', 'SH', 'nb', 1,
        'approved', 'aa', 'bb', '1', '2026-11-26T09:00:00.000+00:00', 'leder', '', NULL)""",
        """INSERT INTO "coarsening" VALUES ('co', 'laptop', 'description', 'SH', 'roles', 1)""",
    ),
    # What is kept of the answers above is made when the archive is opened.
    "m009_heard": (),
}


def _kept(path: Path, upto: int) -> None:
    """Make an archive as a program of the past left it, after `upto` migrations."""
    connection = sqlite.connect(path, None)
    connection.execute(f"PRAGMA application_id = {opening.APPLICATION_ID}")
    sqlite.settle_in(connection)
    for name, later in zip(migrations.NAMES[:upto], (*migrations.NAMES[1:], None), strict=False):
        # Rows were written by the program of their time, between one migration and the next.
        migrations.migrate(connection, stop_before=later)
        for statement in OLD_ROWS[name]:
            connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("upto", range(1, len(migrations.NAMES) + 1))
def test_an_archive_of_the_past_opens_with_all_it_holds(path: Path, upto: int) -> None:
    _kept(path, upto)
    archive = open_archive(path, TestLaptop())
    day = archive.day("d")
    assert (day.info.title, day.info.pros, day.info.started_at is not None) == (
        "Dialogdag",
        4,
        True,
    )
    assert [row.count for row in day.answers(next(iter(_rounds(day))))] == [5]
    assert archive.drafts("d") == {"note": "halvveis"}
    assert [entry.number for entry in archive.journal("d")] == [1]
    assert archive.register().one(_kind("value"), "v").title == Words("mot", "mot", "courage")
    assert [hit.kind for hit in archive.across.found("dialogdag", 9, "nb")] == ["day_info"]
    assert archive.faults() == ()
    archive.close()


def test_approved_minutes_of_the_past_are_the_same_bytes(path: Path, a_step_ahead) -> None:
    _kept(path, len(migrations.NAMES))
    a_step_ahead(lambda db: db.execute('ALTER TABLE "paper" ADD COLUMN "mood" TEXT'))
    archive = open_archive(path, TestLaptop())
    issue = archive.day("d").one(Minutes, "n")
    found = opened(archive.paper("n"), issue)
    assert found.pdf == PDF.encode()
    assert found.document.blocks == (Paragraph(text("Vi prøver.")),)
    assert archive.faults() == ()
    archive.close()


def _kind(name):
    return next(kind for kind in ALL_ROWS if table_name(kind) == name)


def _rounds(day):
    return day.all(_kind("round"))


def test_tables_have_the_columns_that_rows_have_fields(archive) -> None:
    for kind in ALL_ROWS:
        found, wanted = _columns(archive, kind)
        assert found == wanted, kind


def _columns(archive, kind):
    sql = f'PRAGMA table_info("{table_name(kind)}")'
    columns = archive.read(lambda connection: connection.execute(sql).fetchall())
    found = [(name, type_, bool(needed)) for _, name, type_, needed, _, _ in columns]
    wanted = [
        (field.name, "INTEGER" if field.type in (int, bool) else "TEXT", not field.optional)
        for field in codec.fields_of(kind)
    ]
    return sorted(found), sorted(wanted)


def test_every_table_is_strict_and_without_an_order_of_rows(archive) -> None:
    query = "SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main'"
    tables = archive.read(lambda connection: connection.execute(query).fetchall())
    ours = {
        name: (wr, strict) for name, wr, strict in tables if not name.startswith(("sqlite", "_"))
    }
    # An index of words knows its pages by number; that the numbers are random is proved there.
    assert ours.pop("search_page") == (0, 1)
    index = {name for name in ours if name.startswith("search_words")}
    ours = {name: made for name, made in ours.items() if name not in index}
    assert {table_name(kind) for kind in ALL_ROWS} <= set(ours)
    assert set(ours.values()) == {(1, 1)}


def test_no_reference_takes_other_rows_with_it(archive) -> None:
    query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
    written = archive.read(lambda connection: connection.execute(query).fetchall())
    assert not any("CASCADE" in sql.upper() for (sql,) in written)


@pytest.fixture
def a_step_ahead(monkeypatch: pytest.MonkeyPatch):
    """Let the program be one migration further on than it is."""

    def further(change) -> None:
        known = migrations._migrations

        def with_one_more():
            steps = known()
            steps(name="m999_next")(change)
            return steps

        monkeypatch.setattr(migrations, "_migrations", with_one_more)
        monkeypatch.setattr(migrations, "NAMES", (*migrations.NAMES, "m999_next"))

    return further


def test_a_checked_backup_is_made_before_an_archive_is_changed(archive, path, a_step_ahead, key):
    archive.close()
    before = path.read_bytes()
    a_step_ahead(lambda db: db.execute('ALTER TABLE "note" ADD COLUMN "mood" TEXT'))
    again = open_archive(path, TestLaptop(), key)
    columns = again.read(lambda c: c.execute('PRAGMA table_info("note")').fetchall())
    assert "mood" in {name for _, name, *_ in columns}
    again.close()
    (kept,) = backups_of(path)
    copy = sqlite.connect(kept, key)
    assert set(migrations.applied(copy)) == NAMES_NOW
    copy.close()
    assert path.read_bytes() != before


def test_a_migration_that_fails_changes_nothing(archive, path, a_step_ahead, key):
    archive.close()
    before = path.read_bytes()

    def half(db):
        db.execute('ALTER TABLE "note" ADD COLUMN "mood" TEXT')
        db.execute("SELECT * FROM nothing_of_the_kind")

    a_step_ahead(half)
    with pytest.raises(StoreFailed):
        open_archive(path, TestLaptop(), key)
    assert path.read_bytes() == before
    connection = sqlite.connect(path, key)
    assert set(migrations.applied(connection)) == NAMES_NOW
    connection.close()


def test_no_room_for_the_backup_means_no_migration(archive, path, a_step_ahead, key, monkeypatch):
    archive.close()
    a_step_ahead(lambda db: db.execute('ALTER TABLE "note" ADD COLUMN "mood" TEXT'))

    def full(*_: object) -> None:
        raise StoreFailed("full")

    monkeypatch.setattr(opening, "backup_to", full)
    with pytest.raises(StoreFailed, match="full"):
        open_archive(path, TestLaptop(), key)
    connection = sqlite.connect(path, key)
    assert set(migrations.applied(connection)) == NAMES_NOW
    connection.close()


def test_plugins_of_others_do_not_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody_asked() -> None:
        raise AssertionError

    monkeypatch.setattr(sqlite_utils.db, "ensure_plugins_loaded", nobody_asked)
    open_archive(path, TestLaptop(), create=True).close()


def test_an_archive_up_to_date_opens_without_the_tools_for_changing_it(path) -> None:
    open_archive(path, TestLaptop(), create=True).close()
    code = (
        "import sys; from pathlib import Path\n"
        "from dialog_app.storage.archive import open_archive\n"
        "from tests.storage.made import TestLaptop\n"
        "open_archive(Path(sys.argv[1]), TestLaptop()).close()\n"
        "print('sqlite_utils' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    call = [sys.executable, "-c", code, str(path)]
    ran = subprocess.run(call, cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def test_every_migration_is_tried_with_data() -> None:
    assert set(OLD_ROWS) == set(migrations.NAMES)
