"""Work off the UI thread is answered on it, once, or not at all."""

import gc
import threading
from typing import Any

import pytest

from dialog_app.ui.jobs import Jobs


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    assert made.finish()


def test_work_is_done_elsewhere_and_answered_here(jobs, qtbot):
    answers: list[Any] = []

    def done(worker):
        answers.append((worker, threading.current_thread()))

    jobs.run(lambda _token: threading.current_thread(), done, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    worker, here = answers[0]
    assert worker is not threading.main_thread()
    assert here is threading.main_thread()


def test_work_that_fails_says_so_and_nothing_else(jobs, qtbot):
    done: list[object] = []
    failed: list[object] = []

    def work(_token):
        raise ValueError("no")

    jobs.run(work, done.append, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ValueError)
    assert done == []


def test_cancelled_work_is_told_and_never_answers(jobs, qtbot):
    answers: list[Any] = []
    started, go_on = threading.Event(), threading.Event()
    seen: list[bool] = []

    def work(token):
        started.set()
        go_on.wait(10)
        seen.append(token.cancelled)

    token = jobs.run(work, answers.append, answers.append)
    assert started.wait(10)
    token.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert seen == [True]
    assert answers == []


def test_no_garbage_is_collected_on_a_thread_that_widgets_do_not_belong_to(jobs, qtbot):
    gc.enable()
    answers: list[Any] = []
    for _ in range(3):
        jobs.run(lambda _token: gc.isenabled(), answers.append, answers.append)
    qtbot.waitUntil(lambda: jobs.idle)
    assert jobs.finish()
    assert answers == [False, False, False]
    assert gc.isenabled()


def test_nothing_waits_when_all_is_answered(jobs, qtbot):
    answers: list[Any] = []
    for number in range(5):
        jobs.run(lambda _token, n=number: n, answers.append, answers.append)
    qtbot.waitUntil(lambda: jobs.idle)
    assert sorted(answers) == [0, 1, 2, 3, 4]


def test_garbage_is_collected_again_from_the_thread_of_the_window(qtbot, monkeypatch):
    gc.enable()
    turned_on: list[threading.Thread] = []
    enable = gc.enable

    def seen() -> None:
        turned_on.append(threading.current_thread())
        enable()

    monkeypatch.setattr(gc, "enable", seen)
    jobs = Jobs()
    jobs.run(lambda _token: 1, lambda _answer: None, lambda _error: None)
    qtbot.waitUntil(lambda: bool(turned_on))
    assert set(turned_on) == {threading.main_thread()}
    assert gc.isenabled()


class _Held:
    """Something that work holds on to; tells on which thread it went."""

    def __init__(self, went: list[threading.Thread]) -> None:
        self._went = went

    def __del__(self) -> None:
        self._went.append(threading.current_thread())


def test_what_work_held_is_let_go_of_where_it_came_from(jobs, qtbot):
    went: list[threading.Thread] = []
    answers: list[Any] = []

    def ask() -> None:
        work, answer = _Held(went), _Held(went)
        jobs.run(
            lambda _token: [work] == [],
            lambda made: answers.append((made, answer)),
            answers.append,
        )

    for _ in range(20):
        ask()
    qtbot.waitUntil(lambda: len(went) == 20)
    assert len(answers) == 20
    answers.clear()
    qtbot.waitUntil(lambda: len(went) == 40)
    assert set(went) == {threading.main_thread()}
