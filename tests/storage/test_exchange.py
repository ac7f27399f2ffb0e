"""A day as a file: complete, checked field by field, taken in whole or not at all."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base import resources
from dialog_app.core import codec
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Provenance, Row, Source, SubjectKind, Words
from dialog_app.core.model.catalogue import (
    AdviceLink,
    MainAnswer,
    MethodVersion,
    Municipality,
    WorkingMethod,
)
from dialog_app.core.model.days import AgendaItem, DayService, DaySubject, ItemKind
from dialog_app.core.model.said import Answer, Note, Reason
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.plain import clean, clean_line
from dialog_app.core.ports import REGISTER
from dialog_app.core.tables import DAY_ROWS, REGISTER_ROWS, table_name
from dialog_app.storage import day_file, exchange
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.day_schema import day_schema
from dialog_app.storage.exchange import export_day, import_day
from dialog_app.storage.references import ALWAYS, FIRM, LOOSE
from dialog_app.storage.sqlite import Key
from tests.storage.conftest import Open
from tests.storage.made import TestLaptop, answer, day_rows, filled, making, small_day

Content = dict[str, Any]
NewArchives = Callable[[Key | None], Path]

SERVICE = Service(id="s", name="Skolehelsetjenesten", kind="SH")
LOCAL = WorkingMethod(
    id="m", code="L1", description_code="SH", source=Source.LOCAL, provenance=Provenance.OWN
)
LOCAL_VERSION = MethodVersion(
    id="m-1",
    method_id="m",
    number=1,
    title=Words("Gå en tur", "Gå ein tur"),
    summary=Words("Ute er det lettere."),
    source=Source.LOCAL,
)
ADVICE = MainAnswer(id="r", text=Words("Eksempel: spør meg alene"), source=Source.LOCAL)

TRAVELLING = DAY_ROWS + REGISTER_ROWS
"""The kinds of row that a day's file can hold."""


def _fill(archive: SqliteArchive) -> None:
    """Put a day with a starter example, a local method and a children's answer in an archive."""
    tie = ServiceMunicipality(id="t", service_id="s", municipality_number="4601")
    advice = AdviceLink(id="al", main_answer_id="r", method_id="m", source=Source.LOCAL)
    archive.write(REGISTER, making(SERVICE, tie, LOCAL, LOCAL_VERSION, ADVICE, advice), "do", 0, "")
    subjects = [
        DaySubject(
            id=f"d{n}", day_id="dag", subject_kind=SubjectKind.METHOD, version_id=v, position=n
        )
        for n, v in enumerate(("version:BV08:1", "m-1"))
    ]
    takes_part = DayService(id="ds", day_id="dag", service_id="s", position=0)
    note = Note(id="n", day_id="dag", text="ring Kari «i morgen»", number=1)
    rows = (*small_day(), takes_part, *subjects, answer(1, count=None), note)
    archive.write("dag", making(*rows), "do", 0, "")


@pytest.fixture
def key() -> None:
    """Say that encryption makes no difference to a file."""


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: what the other one adds is tried in test_incoming.py."""
    monkeypatch.setattr(exchange, "read_day", lambda raw, _waiting: day_file.read(raw))


@pytest.fixture(scope="session")
def file_of_a_day(tmp_path_factory: pytest.TempPathFactory, new_archives: NewArchives) -> bytes:
    path = tmp_path_factory.mktemp("export") / "a.dialogarkiv"
    shutil.copyfile(new_archives(None), path)
    archive = open_archive(path, TestLaptop())
    _fill(archive)
    content = export_day(archive, "dag")
    archive.close()
    return _raw(content)


@pytest.fixture
def exported(file_of_a_day: bytes) -> Content:
    return dict(json.loads(file_of_a_day))


@pytest.fixture
def elsewhere(tmp_path: Path, new_archives: NewArchives) -> Iterator[SqliteArchive]:
    """Give another laptop's archive, new."""
    path = tmp_path / "annet.dialogarkiv"
    shutil.copyfile(new_archives(None), path)
    archive = open_archive(path, TestLaptop("other"))
    yield archive
    archive.close()


def _raw(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def test_a_day_can_be_carried_to_another_laptop(
    archive: SqliteArchive, exported: Content, elsewhere: SqliteArchive
) -> None:
    assert import_day(elsewhere, _raw(exported)) == "dag"
    _fill(archive)
    assert elsewhere.day("dag") == archive.day("dag")
    for row in (SERVICE, LOCAL, LOCAL_VERSION, ADVICE):
        assert elsewhere.register().one(type(row), row.id) == row
    assert elsewhere.register().full_name("s") == "Skolehelsetjenesten, Bergen"
    labels = [entry.step and entry.step.label for entry in elsewhere.journal("dag")]
    assert labels == ["step.day_imported"]
    assert elsewhere.faults() == ()


def test_the_file_says_that_it_is_raw_and_what_is_a_starter_example(exported: Content) -> None:
    assert exported["copy"] == "working copy, raw"
    assert exported["version"] == 5
    methods = {row["code"]: row["provenance"] for row in exported["register"]["working_method"]}
    assert methods["BV08"] == "starter_example"
    assert methods["L1"] == "own"


def test_only_what_the_day_refers_to_travels(exported: Content) -> None:
    codes = {row["code"] for row in exported["register"]["working_method"]}
    # The round of the small day is about G4.
    assert codes == {"BV08", "G4", "L1"}
    assert [row["name"] for row in exported["register"]["municipality"]] == ["Bergen"]


def test_the_same_file_twice_changes_nothing(exported: Content, elsewhere: SqliteArchive) -> None:
    import_day(elsewhere, _raw(exported))
    assert import_day(elsewhere, _raw(exported)) == "dag"
    assert len(elsewhere.journal("dag")) == 1


def test_a_day_that_has_gone_on_here_is_not_overwritten(
    archive: SqliteArchive, exported: Content
) -> None:
    _fill(archive)
    archive.write("dag", making(answer(2)), "do", 0, "")
    with pytest.raises(RuleBroken, match=r"import\.day_exists"):
        import_day(archive, _raw(exported))
    assert archive.day("dag").find(Answer, "dag-svar-2") is not None


def test_services_that_are_here_stay_as_they_are(
    exported: Content, elsewhere: SqliteArchive
) -> None:
    mine = replace(SERVICE, emergency_phone="116 117")
    elsewhere.write(REGISTER, making(mine), "do", 0, "")
    import_day(elsewhere, _raw(exported))
    assert elsewhere.register().service("s") == mine


def test_a_municipality_typed_on_both_laptops_does_not_come_twice(
    exported: Content, elsewhere: SqliteArchive
) -> None:
    exported["register"]["municipality"][0]["id"] = "skrevet-der"
    import_day(elsewhere, _raw(exported))
    numbers = [row.number for row in elsewhere.register().all(Municipality)]
    assert len(numbers) == len(set(numbers))


def test_answers_never_end_up_on_other_words(exported: Content, elsewhere: SqliteArchive) -> None:
    (version,) = (
        row for row in exported["register"]["method_version"] if row["id"] == "version:G4:1"
    )
    version["summary"]["nb"] += " Alltid."
    with pytest.raises(RuleBroken, match=r"import\.other_wording") as refused:
        import_day(elsewhere, _raw(exported))
    assert refused.value.facts["table"] == "method_version"
    assert refused.value.facts["field"] == "summary"
    assert elsewhere.days() == []


WRONG = [
    ("day", "answer", 1, "count", "mange", "field_wrong"),
    ("day", "answer", 1, "count", -1, "field_wrong"),
    ("day", "answer", 1, "count", 10**30, "field_wrong"),
    ("day", "answer", 1, "count", 1.5, "field_wrong"),
    ("day", "answer", 1, "position", "kanskje", "field_wrong"),
    ("day", "answer", 1, "round_id", "ingen", "points_nowhere"),
    ("day", "answer", 1, "id", "", "field_wrong"),
    ("day", "answer", 1, "id", "to\nlinjer", "field_wrong"),
    ("day", "answer", 1, "farge", "blå", "field_unknown"),
    ("day", "answer", 1, "day_id", "en annen", "field_wrong"),
    ("day", "answer", 1, "day_id", "annen", "other_day"),
    ("day", "day_info", 1, "date", "2026-02-30", "field_wrong"),
    ("day", "day_info", 1, "date", "9999-12-31", "field_wrong"),
    ("day", "day_info", 1, "zone", "Mars/Olympus", "field_wrong"),
    ("day", "day_info", 1, "public_start", "9", "field_wrong"),
    ("day", "day_subject", 2, "version_id", "version:X9:1", "points_nowhere"),
    ("day", "day_service", 1, "service_id", "ukjent", "points_nowhere"),
    ("day", "note", 1, "text", "a" * 20_001, "field_too_long"),
    ("day", "note", 1, "text", ["liste"], "field_wrong"),
    ("register", "working_method", 1, "crc_articles", [12], "field_wrong"),
    ("register", "method_version", 2, "title", {"sv": "hej"}, "field_wrong"),
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda w: f"{w[1]}.{w[3]}={str(w[4])[:12]}")
def test_a_wrong_field_is_named_and_nothing_is_taken_in(
    exported: Content, elsewhere: SqliteArchive, wrong
) -> None:
    part, table, number, field, value, code = wrong
    exported[part][table][number - 1][field] = value
    with pytest.raises(RuleBroken) as refused:
        import_day(elsewhere, _raw(exported))
    assert refused.value.code == f"import.{code}"
    assert refused.value.facts == {"table": table, "number": number, "field": field}
    assert elsewhere.days() == []
    assert elsewhere.register().find(Service, "s") is None


def test_a_missing_field_is_named(exported: Content, elsewhere: SqliteArchive) -> None:
    del exported["day"]["answer"][0]["position"]
    with pytest.raises(RuleBroken, match=r"import\.field_missing") as refused:
        import_day(elsewhere, _raw(exported))
    assert refused.value.facts["field"] == "position"


def _without(content: Content, part: str) -> Content:
    return {name: value for name, value in content.items() if name != part}


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda c: b"", "not_json"),
        (lambda c: b"\xff\xfe{}", "not_json"),
        (lambda c: b"[" * 100_000, "not_json"),
        (lambda c: _raw(c).replace(b'"version": 5', b'"version": NaN', 1), "not_json"),
        (lambda c: _raw(c).replace(b'"copy"', b'"version": 1, "copy"', 1), "twice"),
        (lambda c: _raw([c]), "not_a_day"),
        (lambda c: _raw({**c, "format": "noe annet"}), "not_a_day"),
        (lambda c: _raw({**c, "version": day_file.VERSION + 1}), "newer"),
        (lambda c: _raw({**c, "version": "1"}), "part_wrong"),
        (lambda c: _raw({**c, "extra": 1}), "part_wrong"),
        (lambda c: _raw(_without(c, "register")), "part_wrong"),
        (lambda c: _raw({**c, "day": []}), "part_wrong"),
        (lambda c: _raw({**c, "day": {}}), "part_wrong"),
        (lambda c: _raw({**c, "day": {**c["day"], "ballot": []}}), "part_wrong"),
        (lambda c: _raw({**c, "day": {**c["day"], "service": []}}), "part_wrong"),
        (lambda c: _raw({**c, "day": {**c["day"], "note": ["x"]}}), "row_wrong"),
        (lambda c: _raw({**c, "day": {**c["day"], "note": c["day"]["note"] * 2}}), "id_twice"),
        (lambda c: b" " * (day_file.LARGEST + 1), "too_big"),
    ],
)
def test_what_is_no_day_file_is_refused_whole(
    exported: Content, elsewhere: SqliteArchive, spoil, code
) -> None:
    with pytest.raises(RuleBroken) as refused:
        import_day(elsewhere, spoil(exported))
    assert refused.value.code == f"import.{code}"
    assert elsewhere.days() == []


def test_a_row_that_belongs_to_another_day_is_not_taken_over(
    exported: Content, elsewhere: SqliteArchive
) -> None:
    other = Note(id="n", day_id="annen", text="vårt", number=1)
    elsewhere.write("annen", making(*small_day("annen"), other), "do", 0, "")
    with pytest.raises(RuleBroken, match=r"import\.row_taken"):
        import_day(elsewhere, _raw(exported))
    assert elsewhere.day("annen").one(Note, "n").text == "vårt"


def test_control_characters_in_a_file_are_taken_out(
    exported: Content, elsewhere: SqliteArchive
) -> None:
    exported["day"]["note"][0]["text"] = "a\x07b\ud800<b>c"
    raw = json.dumps(exported).encode()
    import_day(elsewhere, raw)
    assert elsewhere.day("dag").one(Note, "n").text == "ab<b>c"


def test_a_name_in_a_file_cannot_be_made_to_read_backwards(
    exported: Content, elsewhere: SqliteArchive
) -> None:
    exported["register"]["service"][0]["name"] = "Skole\u202e ne\u200bste"
    exported["day"]["note"][0]["text"] = "\u2067سلام\u2069"
    service_id = exported["register"]["service"][0]["id"]
    import_day(elsewhere, _raw(exported))
    assert elsewhere.register().service(service_id).name == "Skole neste"
    assert elsewhere.day("dag").one(Note, "n").text == "\u2067سلام\u2069"


_TEXTS = st.text(max_size=200).map(clean)
_TITLES = st.text(max_size=200).map(clean_line)


@given(said=st.lists(_TEXTS, max_size=4), title=_TITLES, count=st.none() | st.integers(0, 999))
def test_whatever_was_said_survives_the_way_through_a_file(said, title, count) -> None:
    reasons = [
        Reason(id=f"b{n}", day_id="dag", text=text, number=n, service_id="")
        for n, text in enumerate(said)
    ]
    item = AgendaItem(
        id="p", day_id="dag", position=0, kind=ItemKind.BREAK, title=title, minutes=10
    )
    day = Day((*small_day(), *reasons, item, answer(1, count=count)))
    tables: dict[str, list[Any]] = {}
    for row in day.rows():
        tables.setdefault(table_name(type(row)), []).append(codec.plain(row))
    parts = dict.fromkeys(day_file.PARTS, "") | {"format": "dialogdag.day", "version": 1}
    file = day_file.read(_raw({**parts, "day": tables, "register": {}}))
    assert Day(placed.row for placed in file.day) == day


def test_rows_of_every_kind_can_be_written_and_read_as_a_file() -> None:
    parts = dict.fromkeys(day_file.PARTS, "") | {"format": "dialogdag.day", "version": 1}
    day = {table_name(type(row)): [codec.plain(row)] for row in day_rows()}
    register = {table_name(kind): [codec.plain(filled(kind))] for kind in REGISTER_ROWS}
    file = day_file.read(_raw({**parts, "day": day, "register": register}))
    assert {placed.row.id for placed in (*file.day, *file.register)} == {
        filled(kind).id for kind in TRAVELLING
    }


def test_the_shipped_schema_is_that_of_the_rows() -> None:
    shipped = json.loads(resources.path("schema", "day.schema.json").read_text(encoding="utf-8"))
    assert shipped == day_schema()
    jsonschema.Draft202012Validator.check_schema(shipped)


def test_every_exported_day_follows_the_schema(exported: Content) -> None:
    jsonschema.validate(exported, day_schema(), cls=jsonschema.Draft202012Validator)


BEYOND_A_SCHEMA = [("zone", "Mars/Olympus"), ("date", "2026-02-30"), ("day_id", "annen")]


@pytest.mark.parametrize(
    "wrong",
    [w for w in WRONG if w[5] != "points_nowhere" and (w[3], w[4]) not in BEYOND_A_SCHEMA],
    ids=lambda w: f"{w[1]}.{w[3]}={str(w[4])[:12]}",
)
def test_the_schema_refuses_what_the_program_refuses(exported: Content, wrong) -> None:
    part, table, number, field, value, _code = wrong
    exported[part][table][number - 1][field] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(exported, day_schema(), cls=jsonschema.Draft202012Validator)


def test_what_the_archive_wants_to_lead_somewhere_is_asked_of_the_file_too(
    archive: SqliteArchive,
) -> None:
    tables = {table_name(kind): kind for kind in TRAVELLING}
    query = """
        SELECT m.name, f."from" FROM sqlite_master AS m JOIN pragma_foreign_key_list(m.name) AS f
        WHERE m.type = 'table' AND f."from" <> 'day_id'
    """
    found = archive.read(lambda connection: connection.execute(query).fetchall())
    assert found
    # A paper is no row of the day: it travels in a part of its own. What grew out of the days
    # never travels.
    rows = [(table, field) for table, field in found if table in tables]
    assert {(tables[table], field) for table, field in rows} <= ALWAYS


@pytest.mark.parametrize("table", ["day_service", "action"])
def test_an_empty_reference_is_named(
    exported: Content, elsewhere: SqliteArchive, table: str
) -> None:
    given = {"id": "x", "day_id": "dag", "text": "Ringe", "number": 1, "service_id": ""}
    kind = {table_name(kind): kind for kind in TRAVELLING}[table]
    fields = {field.name for field in codec.fields_of(kind)}
    row = {"position": 0, **given}
    exported["day"][table] = [{name: value for name, value in row.items() if name in fields}]
    with pytest.raises(RuleBroken) as refused:
        import_day(elsewhere, _raw(exported))
    assert refused.value.code == "import.points_nowhere"
    assert refused.value.facts["field"] == "service_id"


def test_every_field_that_leads_somewhere_is_known_to_the_file() -> None:
    leading = {
        field.name
        for kind in TRAVELLING
        for field in codec.fields_of(kind)
        if field.name.endswith(("_id", "_ids"))
    }
    assert leading == {"version_id", *FIRM, *LOOSE}


def test_an_old_wording_is_found_by_its_own_version(archive: SqliteArchive, open_it: Open) -> None:
    _fill(archive)
    newer = replace(LOCAL_VERSION, id="m-2", number=2, title=Words("Gå en lang tur"))
    archive.write(REGISTER, making(newer), "do", 0, "")
    rows: list[Row] = [*open_it().register().all(MethodVersion)]
    assert {"m-1", "m-2"} <= {row.id for row in rows}
    travelled = export_day(open_it(), "dag")["register"]["method_version"]
    assert "m-2" not in {row["id"] for row in travelled}
