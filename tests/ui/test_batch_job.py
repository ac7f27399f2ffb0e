"""Files of many services are made while the window goes on."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dialog_app.core.file_kind import FileKind
from dialog_app.reports import batch
from dialog_app.reports.outgoing import OutgoingMaker
from dialog_app.reports.wanted import Wanted
from dialog_app.ui.minutes.batch_job import BatchJob
from tests.reports import many

SERVICES = 4
DAY, REGISTER = many.day_and_register(SERVICES, 1)
MAKER = OutgoingMaker(DAY, REGISTER)


@pytest.fixture
def job(qtbot: QtBot) -> BatchJob:
    return BatchJob()


def test_every_service_is_told_and_then_all_that_was_written(
    job: BatchJob, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    job.progress.connect(lambda done, of: told.append((done, of)))
    with qtbot.waitSignal(job.finished, timeout=60_000) as end:
        assert job.start(MAKER, DAY.service_ids, Wanted(tmp_path, (FileKind.PDF, FileKind.TXT)))
        assert job.running
        assert not job.start(MAKER, DAY.service_ids, Wanted(tmp_path))
    assert not job.running
    assert told == [(done, SERVICES) for done in range(1, SERVICES + 1)]
    (outcome,) = end.args
    assert len(outcome.written) == 2 * SERVICES == len(list(tmp_path.iterdir()))


def test_cancelled_it_says_what_was_made_and_can_be_started_again(
    job: BatchJob, qtbot: QtBot, tmp_path: Path
) -> None:
    job.progress.connect(lambda _done, _of: job.cancel())
    with qtbot.waitSignal(job.finished, timeout=60_000) as end:
        day, register = many.day_and_register(100, 1)
        job.start(OutgoingMaker(day, register), day.service_ids, Wanted(tmp_path))
    (outcome,) = end.args
    assert outcome.cancelled
    assert 1 <= outcome.done < 100
    assert len(outcome.written) == len(list(tmp_path.iterdir()))
    assert job.start(MAKER, (), Wanted(tmp_path))
    qtbot.waitSignal(job.finished, timeout=60_000).wait()


def test_papers_to_print_come_as_they_are_made(job: BatchJob, qtbot: QtBot) -> None:
    papers: dict[str, bytes] = {}
    job.made.connect(papers.__setitem__)
    with qtbot.waitSignal(job.finished, timeout=60_000):
        job.start(MAKER, DAY.service_ids[:2], Wanted(None))
    assert set(papers) == set(DAY.service_ids[:2])
    assert all(bytes(paper).startswith(b"%PDF") for paper in papers.values())


def test_a_batch_that_breaks_down_is_told(
    job: BatchJob, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(batch, "run", breaks)
    with qtbot.waitSignal(job.failed, timeout=60_000):
        job.start(MAKER, DAY.service_ids, Wanted(tmp_path))
    assert not job.running


def test_closing_the_window_ends_it(job: BatchJob, tmp_path: Path) -> None:
    job.start(MAKER, DAY.service_ids * 50, Wanted(tmp_path))
    job.finish()
    assert not [file for file in tmp_path.iterdir() if file.suffix == ".part"]
