"""A working copy holds everything of a day: through a file and back it says the very same."""

import datetime
import json
import shutil
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialog_app.core import codec
from dialog_app.core.model.base import SubjectKind, Words
from dialog_app.core.model.days import DayInfo
from dialog_app.core.plain import clean, without_hidden
from dialog_app.core.ports import REGISTER
from dialog_app.core.tables import DAY_ROWS
from dialog_app.storage.archive import open_archive
from dialog_app.storage.day_file import ID_FIELDS, MAY_BE_NEGATIVE
from dialog_app.storage.exchange import export_day, import_day
from dialog_app.storage.references import FIRM
from tests.storage.made import TestLaptop, making, register_rows, row_id

DAY = row_id(DayInfo)
_TEXT = st.text(max_size=20).map(clean).map(without_hidden)
_STAMP = st.datetimes(
    datetime.datetime(1950, 1, 1), datetime.datetime(2150, 1, 1), timezones=st.just(datetime.UTC)
).map(lambda stamp: stamp.replace(microsecond=stamp.microsecond // 1000 * 1000))
_OF_TYPE: dict[Any, Any] = {
    str: _TEXT,
    bool: st.booleans(),
    Words: st.builds(Words, _TEXT, _TEXT, _TEXT),
    datetime.date: st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)),
    datetime.time: st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    datetime.datetime: _STAMP,
}


def _values(field):
    """Return what a field may hold; what leads somewhere leads to a row that is there."""
    if field.name in ("day_id", "zone", "subject_kind", "version_id"):
        fixed = {"day_id": DAY, "zone": "Europe/Oslo", "subject_kind": SubjectKind.METHOD}
        return st.just(fixed.get(field.name, "method_version-1"))
    if field.name in FIRM:
        wanted = row_id(FIRM[field.name])
        return st.just((wanted,) if get_origin(field.type) is tuple else wanted)
    if field.name in ID_FIELDS:
        one = st.sampled_from(("", "andre-1"))
        return st.tuples(st.just("andre-1")) if get_origin(field.type) is tuple else one
    some = _of_type(field)
    return st.none() | some if field.optional else some


def _of_type(field):
    if field.type is int:
        return st.integers(-600 if field.name in MAY_BE_NEGATIVE else 0, 999)
    if get_origin(field.type) is Literal:
        return st.sampled_from(get_args(field.type))
    if get_origin(field.type) is tuple:
        return st.lists(_TEXT, max_size=3).map(tuple)
    if issubclass(field.type, StrEnum):
        return st.sampled_from(list(field.type))
    return _OF_TYPE[field.type]


def _row(kind):
    fields = {field.name: _values(field) for field in codec.fields_of(kind)}
    return st.builds(kind, **(fields | {"id": st.just(row_id(kind))}))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """Give a new archive each time it is called, all of them from one that was made once."""
    folder = tmp_path_factory.mktemp("copies")
    first = folder / "first.dialogarkiv"
    open_archive(first, TestLaptop("first"), create=True).close()
    count = iter(range(10_000))

    def new(name):
        path = folder / f"{next(count)}.dialogarkiv"
        shutil.copyfile(first, path)
        return open_archive(path, TestLaptop(name))

    return new


def _told(archive):
    """Return what an archive exports of the day, but for when and by whom."""
    copy = export_day(archive, DAY)
    return {part: copy[part] for part in copy if part not in ("exported_at", "exported_by")}


@pytest.mark.long
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(day=st.tuples(*map(_row, DAY_ROWS)))
def test_every_row_of_a_day_comes_back_as_it_was(fresh, day):
    here, there = fresh("here"), fresh("there")
    here.write(REGISTER, making(*register_rows()), "do", 0, "")
    here.write(DAY, making(*day), "do", 0, "")
    told = _told(here)
    raw = json.dumps(export_day(here, DAY), ensure_ascii=False).encode()
    assert import_day(there, raw) == DAY
    again = _told(there)
    here.close()
    there.close()
    assert again == told
    assert len(told["day"]) == len(DAY_ROWS)
