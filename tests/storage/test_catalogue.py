"""The base set comes whole, is brought up to date, and never touches what was written here."""

import csv
import datetime
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dialog_app.base import resources
from dialog_app.core.lineage import base_waiting
from dialog_app.core.model import catalogue as rows
from dialog_app.core.model.base import Provenance, Source, Words
from dialog_app.core.model.catalogue import MethodVersion, Provision, TemplateItem, WorkingMethod
from dialog_app.core.model.days import ItemKind
from dialog_app.core.model.said import WhoCanChange
from dialog_app.core.ports import REGISTER
from dialog_app.core.record import Change, Step
from dialog_app.storage import base_set
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.catalogue import update_base
from tests.storage.made import making


@pytest.fixture
def key() -> None:
    """Say that encryption makes no difference to the catalogue."""


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the shipped tables that a test may change as a later release would."""
    copied = tmp_path / "resources"
    shutil.copytree(resources.path("catalogue"), copied / "catalogue")
    monkeypatch.setattr(resources, "path", copied.joinpath)
    return copied / "catalogue"


def _rewrite(table: Path, change: Callable[[list[dict[str, str]]], None]) -> None:
    with table.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    names = list(lines[0])
    change(lines)
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(lines)


def _reword(tables: Path, code: str, summary: str) -> None:
    def change(lines: list[dict[str, str]]) -> None:
        (line,) = (line for line in lines if line["code"] == code)
        line["summary_nb"] = summary

    _rewrite(tables / "working_methods.csv", change)


def _translate(table: Path, text: str, nynorsk: str) -> None:
    head, *rest = text.splitlines()
    with_nn = [f"{head},summary_nn", *(f"{line},{nynorsk}" for line in rest)]
    table.write_text("\n".join(with_nn) + "\n", encoding="utf-8")


def _lines(name: str) -> int:
    with resources.path("catalogue", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return len(list(csv.DictReader(file)))


def test_everything_that_ships_is_in_a_new_archive(archive: SqliteArchive) -> None:
    register = archive.register()
    assert {kind: len(register.all(kind)) for kind in _SHIPPED} == {
        kind: _lines(table) for kind, table in _SHIPPED.items()
    }
    assert len(register.all(WorkingMethod)) == 74
    assert len(register.all(MethodVersion)) == 74
    # No sourced main answers are at hand, so none may be claimed.
    assert register.all(rows.MainAnswer) == ()
    assert all(row.last_checked is None for row in register.all(Provision))


_SHIPPED: dict[type[rows.CatalogueRow], str] = {
    rows.Programme: "programmes",
    rows.Description: "descriptions",
    rows.WorkingMethod: "working_methods",
    rows.Value: "values",
    rows.ObstacleCategory: "obstacle_categories",
    rows.TypicalObstacle: "typical_obstacles",
    rows.Provision: "provisions",
    rows.SamplePossibility: "sample_solutions",
    rows.CrcArticle: "crc_articles",
    rows.Municipality: "cities",
    rows.Role: "roles",
    rows.TemplateItem: "day_templates",
}


def test_a_starter_example_is_known_as_one(archive: SqliteArchive) -> None:
    register = archive.register()
    assert register.is_starter_example("version:BV08:1")
    assert not register.is_starter_example("version:BV01:1")
    assert {row.provenance for row in register.methods} == {
        Provenance.PUBLIC_SOURCE,
        Provenance.STARTER_EXAMPLE,
    }


def test_codes_lead_to_what_they_name(archive: SqliteArchive) -> None:
    register = archive.register()
    descriptions = {row.code for row in register.descriptions}
    categories = {row.code for row in register.categories}
    obstacles = {row.code for row in register.typical_obstacles}
    articles = {row.article for row in register.all(rows.CrcArticle)}
    for method in register.methods:
        assert method.description_code in descriptions
        assert set(method.typical_obstacles) <= obstacles
        assert set(method.crc_articles) <= articles
    assert {row.category_code for row in register.typical_obstacles} <= categories
    assert {row.programme_code for row in register.descriptions} <= {
        row.code for row in register.programmes
    }


def test_templates_have_kinds_that_the_agenda_knows(archive: SqliteArchive) -> None:
    register = archive.register()
    assert register.templates == ("dialogdag", "fordypningsdag")
    kinds = {ItemKind(item.kind) for item in register.all(TemplateItem)}
    assert {ItemKind.POSITIONS, ItemKind.READ_THROUGH, ItemKind.LUNCH} <= kinds
    (lunch,) = (i for i in register.template("fordypningsdag") if i.kind == "lunch")
    assert lunch.ends_at == datetime.time(12, 25)
    assert lunch.title == Words("Lunsj", "Lunsj", "Lunch")


def test_a_provision_says_who_can_change_it(archive: SqliteArchive) -> None:
    cited = {row.citation: row.who_can_change for row in archive.register().provisions}
    assert cited["pbrl. § 3-4"] == WhoCanChange.PARLIAMENT
    assert cited["Saksbehandlingsrundskrivet for barnevernet"] == "Bufdir"


def test_ids_are_the_same_on_every_laptop_and_unlike_each_other() -> None:
    ids = [(type(row), row.id) for row in base_set.rows()]
    assert len(ids) == len(set(ids))
    assert (WorkingMethod, "method:G4") in ids
    assert (MethodVersion, "version:G4:1") in ids


def test_the_same_base_set_is_not_taken_in_twice(archive: SqliteArchive) -> None:
    before = archive.register()
    assert not update_base(archive)
    assert archive.register() == before


def test_new_wording_becomes_a_new_version_and_answers_keep_theirs(
    archive: SqliteArchive, tables: Path
) -> None:
    old = archive.register().newest("method:G4")
    _reword(tables, "G4", "En helt ny ordlyd.")
    assert update_base(archive)
    register = archive.register()
    assert register.one(MethodVersion, "version:G4:1") == old
    newest = register.newest("method:G4")
    assert (newest.number, newest.summary.nb, newest.source) == (
        2,
        "En helt ny ordlyd.",
        Source.BASE,
    )
    assert newest.id not in {"version:G4:1", "version:G4:2"}
    assert len(register.versions("method:G5")) == 1


def test_a_translation_is_not_a_new_version(archive: SqliteArchive, tables: Path) -> None:
    table = tables / "working_methods.csv"
    _translate(table, table.read_text(encoding="utf-8"), "Nynorsk tekst.")
    update_base(archive)
    (version,) = archive.register().versions("method:G4")
    assert version.summary.nn == "Nynorsk tekst."


def test_local_rows_stand_beside_the_base_set_untouched(
    archive: SqliteArchive, tables: Path
) -> None:
    local = WorkingMethod(id="m", code="G4", description_code="G", source=Source.LOCAL)
    wording = MethodVersion(
        id="v",
        method_id="method:G4",
        number=2,
        title=Words("Vår måte"),
        summary=Words("Slik gjør vi det."),
        source=Source.LOCAL,
    )
    archive.write(REGISTER, making(local, wording), "do", 0, "")
    _reword(tables, "G4", "Ny tekst fra stiftelsen.")
    update_base(archive)
    register = archive.register()
    assert register.one(WorkingMethod, "m") == local
    assert register.one(MethodVersion, "v") == wording
    assert [row.number for row in register.versions("method:G4")] == [1, 2, 3]
    # What was written here goes on applying until somebody chooses.
    assert register.newest("method:G4") == wording
    waiting = base_waiting(register, "method:G4")
    assert waiting is not None
    assert waiting.summary.nb == "Ny tekst fra stiftelsen."


def test_a_translation_corrected_here_is_not_overwritten(
    archive: SqliteArchive, tables: Path
) -> None:
    table = tables / "working_methods.csv"
    shipped = table.read_text(encoding="utf-8")
    _translate(table, shipped, "Nynorsk frå stiftinga.")
    update_base(archive)
    before = archive.register().newest("method:G4")
    corrected = replace(before, summary=replace(before.summary, nn="Betre nynorsk."))
    step = Step("step.method_translated", (Change(before, corrected),))
    archive.write(REGISTER, step, "do", 0, "")
    _translate(table, shipped, "Ny nynorsk frå stiftinga.")
    update_base(archive)
    register = archive.register()
    assert register.newest("method:G4").summary.nn == "Betre nynorsk."
    assert register.newest("method:G5").summary.nn == "Ny nynorsk frå stiftinga."


def test_what_was_noted_on_a_base_row_here_stays(archive: SqliteArchive, tables: Path) -> None:
    provision = archive.register().provisions[0]
    checked = replace(provision, last_checked=datetime.date(2026, 11, 1))
    step = Step("step.provision_checked", (Change(provision, checked),))
    archive.write(REGISTER, step, "do", 0, "")

    def rename(lines: list[dict[str, str]]) -> None:
        for line in lines:
            line["heading_nb"] += " (ny overskrift)"

    _rewrite(tables / "provisions.csv", rename)
    update_base(archive)
    now = archive.register().one(Provision, provision.id)
    assert now.last_checked == datetime.date(2026, 11, 1)
    assert now.heading == provision.heading + " (ny overskrift)"


def test_nothing_is_deleted_when_the_base_set_drops_a_row(
    archive: SqliteArchive, tables: Path
) -> None:
    before = archive.register()

    def drop(lines: list[dict[str, str]]) -> None:
        del lines[0]

    _rewrite(tables / "working_methods.csv", drop)
    assert update_base(archive)
    now = archive.register()
    assert now.all(MethodVersion) == before.all(MethodVersion)
    assert {row.code for row in now.methods} == {row.code for row in before.methods}


def test_a_base_row_taken_away_here_does_not_come_back(
    archive: SqliteArchive, tables: Path
) -> None:
    gone = archive.register().one(rows.SamplePossibility, "sample:H7")
    archive.write(REGISTER, Step("step.x", (Change(gone, None),)), "do", 0, "")
    _reword(tables, "G4", "Ny tekst.")
    update_base(archive)
    assert archive.register().find(rows.SamplePossibility, "sample:H7") is None


def test_a_new_row_of_the_base_set_comes_in(archive: SqliteArchive, tables: Path) -> None:
    with (tables / "cities.csv").open("a", encoding="utf-8") as file:
        file.write("Kautokeino,5612\n")
    update_base(archive)
    names = {row.name for row in archive.register().municipalities}
    assert "Kautokeino" in names


def test_bringing_the_base_set_up_to_date_cannot_be_undone_by_mistake(
    archive: SqliteArchive, tables: Path
) -> None:
    _reword(tables, "G4", "Ny tekst.")
    update_base(archive)
    assert archive.journal(REGISTER) == []
