"""The log tells what happened and never what anybody said."""

import logging

import pytest

from dialog_app.base import log

SECRET = "KANARIX-navn"


@pytest.fixture
def log_text(tmp_path):
    assert log.start(tmp_path / "log")
    yield lambda: (tmp_path / "log" / log.FILE_NAME).read_text(encoding="utf-8")
    log.stop()


def test_a_note_holds_its_code_and_numbers(log_text):
    log.note("archive.opened", rows=120, ms=4.25, plain=True)
    assert "INFO archive.opened rows=120 ms=4.25 plain=1" in log_text()


def test_an_error_leaves_its_class_and_place_but_not_its_message(log_text):
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        log.note_fault("minutes.failed", error, pages=3)
    assert "ERROR minutes.failed pages=3 ValueError test_log.py:" in log_text()
    assert SECRET not in log_text()


def test_words_cannot_come_in_as_a_code_or_a_count(log_text):
    log.note(SECRET, name=SECRET)  # type: ignore[arg-type]
    log.note("a" * 61)
    assert SECRET not in log_text()
    assert log_text().count("log.refused") == 2


def test_the_ordinary_road_into_the_log_is_closed(log_text):
    logging.getLogger("dialog_app").error("%s", SECRET)
    logging.getLogger("dialog_app.desk").error("%s", SECRET)
    assert log_text() == ""


def test_the_log_stays_under_three_megabytes(tmp_path, monkeypatch):
    monkeypatch.setattr(log, "FILE_BYTES", 1_000)
    log.start(tmp_path)
    for number in range(200):
        log.note("live.next", item=number)
    log.stop()
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == log.FILES
    assert sum(sizes) <= 3_000


def test_a_folder_that_cannot_be_used_does_not_stop_the_program(tmp_path):
    (tmp_path / "file").write_text("x")
    assert log.start(tmp_path / "file" / "log") is False
    log.note("app.started")
