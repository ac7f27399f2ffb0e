"""Table files as people send them, and as somebody might make them to do harm."""

import csv
import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_app.core.errors import RuleBroken
from dialog_app.core.sheets.grid import NO_VALUE, Table
from dialog_app.storage.sheets import child, limits
from dialog_app.storage.sheets.files import SheetFiles
from dialog_app.storage.sheets.openpyxl_safe import is_guarded, openpyxl
from dialog_app.storage.sheets.reading import read_sheet
from dialog_app.storage.sheets.writing import CELL_LIMIT, CUT, sheet_bytes

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def workbook(*rows, change=None):
    """Return a workbook with these rows as bytes."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def repacked(raw, name, text):
    """Return a workbook in which one member holds another text."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for member in old.namelist():
            new.writestr(member, text if member == name else old.read(member))
    return file.getvalue()


def member(raw, name):
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return packed.read(name).decode()


@pytest.fixture
def read(tmp_path):
    """Read bytes as a file is read: in a process of its own."""

    def reading(raw):
        path = tmp_path / "tabell"
        path.write_bytes(raw)
        return read_sheet(path)

    return reading


@pytest.fixture
def refused(read):
    """Return the code with which a file is refused, which must be soon."""

    def reading(raw):
        began = time.monotonic()
        with pytest.raises(RuleBroken) as broken:
            read(raw)
        assert time.monotonic() - began < 8
        return broken.value.code

    return reading


def cells(grid):
    return [grid.header, *(row.cells for row in grid.rows)]


def test_a_workbook_gives_plain_cells_with_its_own_row_numbers(read):
    grid = read(workbook(["navn", "antall"], [], ["Ås", 3.0], ["x", 2.5], [None, True]))
    assert cells(grid) == [("navn", "antall"), ("Ås", "3"), ("x", "2.5"), ("", "True")]
    assert [row.number for row in grid.rows] == [3, 4, 5]


def test_merged_cells_hold_their_text_once(read):
    merged = workbook(["a", "b"], ["x", "y"], change=lambda sheet: sheet.merge_cells("A2:B2"))
    assert cells(read(merged)) == [("a", "b"), ("x",)]


def test_a_formula_counts_as_the_answer_saved_with_it_or_is_told(read):
    raw = workbook(["a", "b"], ["=1+1", "y"])
    assert cells(read(raw)) == [("a", "b"), (NO_VALUE, "y")]
    sheet = member(raw, "xl/worksheets/sheet1.xml")
    answered = sheet.replace("<v />", "<v>2</v>")
    assert answered != sheet
    assert cells(read(repacked(raw, "xl/worksheets/sheet1.xml", answered)))[1] == ("2", "y")


def test_one_cell_in_the_last_corner_is_named_and_quick(refused, read):
    far = workbook(["navn"], change=lambda sheet: sheet.__setitem__("XFD1048576", "x"))
    assert refused(far) == "sheet.too_many_columns"
    low = workbook(["navn"], change=lambda sheet: sheet.__setitem__("A1048576", "x"))
    (row,) = read(low).rows
    assert row.number == 1_048_576


def test_a_zip_bomb_is_not_unpacked(refused):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    assert len(file.getvalue()) < 300_000
    assert refused(file.getvalue()) == "sheet.bomb"


def test_a_zip_that_lies_about_its_size_is_not_believed(refused):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    raw = file.getvalue()
    true_size = (30_000_000).to_bytes(4, "little")
    assert refused(raw.replace(true_size, (1000).to_bytes(4, "little"))).startswith("sheet.")


def test_too_many_members_are_not_opened(refused):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for number in range(limits.MEMBERS + 1):
            packed.writestr(f"{number}.xml", "x")
    assert refused(file.getvalue()) == "sheet.bomb"


@pytest.mark.parametrize(
    "name", ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]
)
def test_a_billion_laughs_are_refused_wherever_they_stand(refused, name):
    raw = workbook(["navn"], ["x"])
    text = member(raw, name)
    text = LAUGHS + text.removeprefix("<?xml version='1.0' encoding='UTF-8'?>").replace(
        "<t>navn</t>", "<t>&c;</t>"
    )
    text = text.replace('<?xml version="1.0"?>', "", 1) if text.count("<?xml") > 1 else text
    assert refused(repacked(raw, name, text)) == "sheet.not_a_workbook"


@pytest.mark.parametrize(
    "name", ["../../ut.txt", "/ut.txt", "C:\\ut.txt", "CON.txt", "\\\\maskin\\ut.txt"]
)
def test_members_with_names_that_lead_elsewhere_are_never_written(read, name, tmp_path):
    before = sorted(tmp_path.parent.rglob("ut.txt"))
    file = io.BytesIO(workbook(["navn"], ["x"]))
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr(name, "her")
        linked = zipfile.ZipInfo("lenke")
        linked.external_attr = 0o120777 << 16
        packed.writestr(linked, "/etc/passwd")
    assert cells(read(file.getvalue())) == [("navn",), ("x",)]
    assert sorted(tmp_path.parent.rglob("ut.txt")) == before
    assert not Path("/ut.txt").exists()


@pytest.mark.parametrize(
    "name", ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]
)
def test_a_workbook_that_asks_for_a_file_of_this_machine_is_refused(refused, name, tmp_path):
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("KANARIX", encoding="utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    raw = workbook(["navn"], ["x"])
    text = member(raw, name)
    told = text.partition("?>")[2] if text.startswith("<?xml") else text
    asking = f'<?xml version="1.0"?>{entity}{told}'.replace("<t>navn</t>", "<t>&e;</t>")
    assert refused(repacked(raw, name, asking)) == "sheet.not_a_workbook"


def test_only_the_guarded_reader_reads_xml():
    assert is_guarded()


@pytest.mark.parametrize("raw", [b"PK\x03\x04", b"PK\x03\x04" + bytes(range(256)) * 20])
def test_what_only_begins_like_a_workbook_is_refused(refused, raw):
    assert refused(raw) == "sheet.not_a_workbook"


@pytest.mark.parametrize(
    "raw",
    [
        "navn;kommune\nBærum;Bærum\n".encode(),
        "navn;kommune\nBærum;Bærum\n".encode("utf-8-sig"),
        "navn;kommune\r\nBærum;Bærum\r\n".encode("cp1252"),
        "navn\tkommune\nBærum\tBærum".encode("utf-16"),
        'navn,"kommune"\n"Bærum",Bærum\n'.encode(),
        "\n\n;;\nnavn;kommune\n\n\nBærum;Bærum;;\n".encode(),
    ],
)
def test_text_is_read_whoever_wrote_it(read, raw):
    assert cells(read(raw)) == [("navn", "kommune"), ("Bærum", "Bærum")]


def test_a_cell_may_hold_lines_and_what_stands_between_cells(read):
    assert cells(read(b'a;b\n"x;\ny, z";2\n')) == [("a", "b"), ("x;\ny, z", "2")]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"navn;x\nA\x00B;y\n", "sheet.not_text"),
        (b"navn\n\x81\x8d\x90\n", "sheet.not_text"),
        (b";".join([b"x"] * 51) + b"\n", "sheet.too_many_columns"),
        (b"x\n" * (limits.TEXT_ROWS + 2), "sheet.too_many_rows"),
        (b"x" * (limits.FILE_BYTES + 1), "sheet.too_big"),
    ],
)
def test_text_that_is_none_of_ours_is_refused(refused, raw, code):
    assert refused(raw) == code


def test_a_very_long_field_comes_through_to_be_named(read):
    assert len(read(b"navn\n" + b"x" * 200_000).rows[0].cells[0]) == 200_000


def test_an_empty_file_is_an_empty_table(read):
    assert cells(read(b"")) == [()]


def test_reading_that_takes_too_long_is_ended(tmp_path):
    path = tmp_path / "tabell.csv"
    path.write_bytes(b"navn\nx\n")
    with pytest.raises(RuleBroken, match=r"sheet\.too_heavy"):
        read_sheet(path, seconds=0)


def test_reading_stops_when_nobody_waits(tmp_path):
    path = tmp_path / "tabell.csv"
    path.write_bytes(b"navn\nx\n")

    class Gone:
        cancelled = True

    with pytest.raises(RuleBroken, match=r"sheet\.cancelled"):
        read_sheet(path, Gone())


# Writing

TRICKS = ("=1+1", "+47 55 56 57 58", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", "''=1", "'ok", "=")


@pytest.mark.parametrize("text", TRICKS)
def test_no_text_becomes_a_formula_in_a_workbook(text):
    raw = sheet_bytes(Table(("a",), ((text,),)), ".xlsx")
    cell = openpyxl.load_workbook(io.BytesIO(raw)).active["A2"]
    assert cell.data_type == "s"
    assert "<f" not in member(raw, "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", TRICKS)
def test_no_text_becomes_a_formula_in_text(text):
    raw = sheet_bytes(Table(("a", "n"), ((text, -3),)), ".csv").decode("utf-8-sig")
    _, (cell, number) = csv.reader(io.StringIO(raw, newline=""), delimiter=";")
    assert cell[0] not in "=+-@\t\r"
    assert number == "-3"


@settings(max_examples=25)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=3, max_size=3
        ),
        max_size=6,
    )
)
def test_what_is_written_is_read_as_it_was(rows):
    from dialog_app.core.plain import clean

    told = [tuple(clean(cell) for cell in row) for row in rows]
    expected = [row for row in told if any(row)]
    table = Table(("første", "andre", "tredje"), tuple(told))
    for ending in (".csv", ".xlsx"):
        grid = child.grid_of(sheet_bytes(table, ending))
        padded = [(*row.cells, "", "")[:3] for row in grid.rows]
        assert padded == expected


def test_what_a_program_cannot_hold_is_cut_where_people_see_it(read):
    table = Table(("a",), (("x" * 40_000,), ("bjelle\x07",)))
    for ending in (".csv", ".xlsx"):
        long, bell = (row.cells[0] for row in read(sheet_bytes(table, ending)).rows)
        assert (len(long), long.endswith(CUT)) == (CELL_LIMIT, True)
        assert bell == "bjelle"


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    SheetFiles().write(tmp_path / "ut.csv", Table(("a",), (("b",),)))
    assert [path.name for path in tmp_path.iterdir()] == ["ut.csv"]
    with pytest.raises(FileNotFoundError):
        SheetFiles().write(tmp_path / "mangler" / "ut.csv", Table(("a",)))
    assert [path.name for path in tmp_path.iterdir()] == ["ut.csv"]
