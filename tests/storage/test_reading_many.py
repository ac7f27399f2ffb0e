"""Handed-over days are read while others are taken in, in one order, and no longer than wanted."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dialog_app.storage import reading_many
from dialog_app.storage.reading_many import ReadFile


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.dialogdag" for number in range(80)]
    for number, path in enumerate(paths):
        path.write_text(f'{{"day": {number}}}', encoding="utf-8")
    return paths


def test_they_come_in_the_same_order_however_they_were_named(files: list[Path]) -> None:
    def order(paths: list[Path]) -> list[Path]:
        return [one.path for one in reading_many.in_turn(paths, (), lambda _done: None)]

    wanted = order(files[:8])
    assert sorted(wanted) == files[:8]
    assert wanted != files[:8]
    assert order(files[7::-1]) == wanted


def test_a_file_that_is_gone_is_refused_when_it_is_its_turn(files: list[Path]) -> None:
    files[3].unlink()
    read = {one.path: one for one in reading_many.in_turn(files[:5], (), lambda _done: None)}
    assert isinstance(read[files[3]].refused, OSError)
    assert len(read) == 5


def test_whoever_stops_does_not_wait_for_the_rest(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[int] = []
    stopped = threading.Event()

    class Pool(ThreadPoolExecutor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            super().shutdown(wait=False, cancel_futures=cancel_futures)
            stopped.set()
            super().shutdown(wait=wait)

    def some(_work: object, paths: list[Path]) -> list[ReadFile]:
        began.append(len(paths))
        if len(began) > 1:
            stopped.wait(timeout=3)
        return [ReadFile(path) for path in paths]

    monkeypatch.setattr(reading_many, "ThreadPoolExecutor", Pool)
    monkeypatch.setattr(reading_many._Work, "some", some)
    reading = reading_many.in_turn(files, (), lambda _done: None)
    next(reading)
    reading.close()
    assert stopped.is_set()
    assert len(began) <= 1 + reading_many.THREADS
