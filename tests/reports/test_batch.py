"""Files of many services made in processes: all of them, none half, and no process left."""

import hashlib
import os
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from dialog_app.core.file_kind import FileKind
from dialog_app.reports import batch, files
from dialog_app.reports.batch_wire import Made
from dialog_app.reports.outgoing import OutgoingMaker
from dialog_app.reports.wanted import Wanted
from tests.reports import many

SERVICES = 6
DAY, REGISTER = many.day_and_register(SERVICES, 1)
IDS = DAY.service_ids
KINDS = (FileKind.PDF, FileKind.TXT)


@dataclass
class Someone:
    """Somebody who waits, and is told; after `enough` nobody waits any more."""

    enough: int = 10**6
    told: list[tuple[Made, int]] = field(default_factory=list)
    cancelled: bool = False

    def tell(self, made, done):
        self.told.append((made, done))
        self.cancelled = self.cancelled or done >= self.enough


class GoneSoon:
    """Somebody who is gone as soon as a process has been started."""

    def __init__(self, processes):
        self._processes = processes

    @property
    def cancelled(self):
        return bool(self._processes)

    def tell(self, made, done):
        raise AssertionError(made, done)


class Trap:
    """Something that does harm in whatever process takes it out of its wrapping."""

    def __init__(self, deed, *how):
        self.deed = deed
        self.how = how

    def __reduce__(self):
        return self.deed, self.how


class Trapped(OutgoingMaker):
    """Makes what goes out, with a trap in what goes out for one service."""

    def __init__(self, trap, services):
        super().__init__(DAY, REGISTER)
        self.inside = {"letter": trap}
        self.services = services

    def of(self, service_id):
        out = super().of(service_id)
        return replace(out, **self.inside) if service_id in self.services else out


@pytest.fixture
def processes(monkeypatch):
    """Return the processes that are started."""
    started, start = [], batch._start

    def noted():
        started.append(start())
        return started[-1]

    monkeypatch.setattr(batch, "_start", noted)
    yield started
    assert all(one.poll() is not None for one in started), "a process is left"


def made(folder, someone=None, ids=IDS, maker=None):
    someone = someone or Someone()
    wanted = Wanted(folder, KINDS)
    return batch.run(maker or OutgoingMaker(DAY, REGISTER), ids, wanted, someone.tell, someone)


def test_the_files_are_those_made_one_by_one(tmp_path, processes):
    someone = Someone()
    outcome = made(tmp_path / "a", someone)
    alone = files.write_minutes(DAY, REGISTER, tmp_path / "b", kinds=KINDS)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert len(outcome.written) == len(alone) == SERVICES * len(KINDS)
    assert {one.sha256 for one in outcome.written} == {one.sha256 for one in alone}
    assert [done for _, done in someone.told] == list(range(1, SERVICES + 1))
    assert (outcome.failures, outcome.cancelled) == ([], False)
    assert 1 <= len(processes) <= batch.WORKERS


def contents(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


def test_a_service_that_fails_is_named_and_stops_no_other(tmp_path, processes):
    outcome = made(tmp_path, ids=("ukjent", *IDS))
    (failure,) = outcome.failures
    assert (failure.service_id, failure.reason) == ("ukjent", "row.gone")
    assert len(outcome.written) == SERVICES * len(KINDS)


def test_a_process_that_breaks_down_is_replaced(tmp_path, processes):
    outcome = made(tmp_path, maker=Trapped(Trap(os._exit, 3), IDS[:1]))
    (failure,) = outcome.failures
    assert (failure.service_id, failure.service, failure.reason) == (
        IDS[0],
        "Tjeneste 0",
        "unknown",
    )
    assert len(outcome.written) == (SERVICES - 1) * len(KINDS)


def test_cancelled_in_the_middle_what_is_written_stands_whole(tmp_path, processes):
    outcome = made(tmp_path, Someone(enough=2))
    assert outcome.cancelled
    assert 2 <= outcome.done < SERVICES
    left = contents(tmp_path)
    assert len(left) == len(outcome.written) == outcome.done * len(KINDS)
    assert {one.path.name: one.sha256 for one in outcome.written} == left


def test_a_process_that_hangs_is_broken_off_when_nobody_waits(tmp_path, processes, monkeypatch):
    monkeypatch.setattr(batch, "_GRACE", 0.1)
    maker = Trapped(Trap(time.sleep, 600), IDS)
    someone = GoneSoon(processes)
    part = tmp_path / f".{OutgoingMaker(DAY, REGISTER).of(IDS[0]).stem}.pdf.part"
    part.write_bytes(b"%PDF")
    outcome = made(tmp_path, someone, maker=maker)
    assert (outcome.written, outcome.failures, outcome.cancelled) == ([], [], True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told_for_each_file(tmp_path, processes):
    (tmp_path / "ut").write_text("opptatt", encoding="utf-8")
    outcome = made(tmp_path / "ut", ids=IDS[:2])
    told = {(one.service, one.kind, one.reason) for one in outcome.failures}
    assert told == {(f"Tjeneste {n}", kind, "gone") for n in (0, 1) for kind in KINDS}
    assert outcome.written == []


def test_without_a_folder_each_pdf_is_given_back_and_nothing_is_written(processes):
    someone = Someone()
    batch.run(OutgoingMaker(DAY, REGISTER), IDS[:2], Wanted(None), someone.tell, someone)
    given = {answer.service_id: answer.pdf for answer, _ in someone.told}
    maker = OutgoingMaker(DAY, REGISTER)
    assert given == {one: maker.of(one).paper.pdf() for one in IDS[:2]}


def test_where_no_process_can_be_started_the_files_are_made_all_the_same(tmp_path, monkeypatch):
    def fails():
        raise OSError

    monkeypatch.setattr(batch, "_start", fails)
    outcome = made(tmp_path, ids=IDS[:2])
    assert len(outcome.written) == 2 * len(KINDS)


def test_nobody_to_make_files_for_starts_no_process(tmp_path, processes):
    outcome = made(tmp_path, ids=())
    assert (outcome.done, processes) == (0, [])


def test_a_process_ends_when_whoever_started_it_is_gone(processes):
    process = batch._start()
    process.stdin.close()
    assert process.wait(60) == 0
    process.stdout.close()
