"""The commands of the house: what they run, and what they say when they cannot."""

import os
import subprocess
import sys
from itertools import pairwise

import pytest

import dev
import dev_setup

ROOT = dev_setup.ROOT


def test_a_window_needs_a_screen_on_linux_alone():
    assert dev.screen_is_missing("linux", {})
    assert dev.screen_is_missing("linux", {"DISPLAY": ""})
    assert not dev.screen_is_missing("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert not dev.screen_is_missing("linux", {"QT_QPA_PLATFORM": "offscreen"})
    assert not dev.screen_is_missing("win32", {})


def test_what_is_compiled_is_kept_although_the_desk_says_otherwise():
    environment = {"PYTHONDONTWRITEBYTECODE": "1", "HOME": "/home/kari"}
    assert dev.compiled_once(environment) == {"HOME": "/home/kari"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
@pytest.mark.parametrize("arguments", [[], ["--"], ["--", "--archive", "x.dialogarkiv"]])
def test_without_a_screen_run_says_what_to_do_instead(arguments):
    shown = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in shown}
    ran = subprocess.run(
        [sys.executable, ROOT / "build" / "dev.py", "run", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "build/dev.py screens" in ran.stderr
    assert "build/dev.py run -- --help" in ran.stderr


def test_what_is_not_a_command_is_answered_with_the_commands(capsys):
    assert dev.main(["dance"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "build/dev.py check" in said.err


def test_run_passes_its_arguments_on(monkeypatch):
    became: list[list[str]] = []
    monkeypatch.setattr(dev_setup, "ready", lambda: "python")
    monkeypatch.setattr(dev, "become", became.append)
    dev.main(["run", "--", "day", "list", "x.dialogarkiv"])
    assert became == [["python", "-m", "dialog_app", "day", "list", "x.dialogarkiv"]]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows programs cannot give up their place")
def test_the_program_takes_the_place_of_the_command_with_its_exit_code():
    script = (
        "import dev_setup, sys; dev_setup.become([sys.executable, '-c', 'raise SystemExit(7)'])"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT / "build", check=False)
    assert ran.returncode == 7


def test_check_runs_every_step_and_tells_which_failed(monkeypatch, capsys):
    ran = watched(monkeypatch, failing="mypy")
    assert dev.main(["check"]) == 1
    assert len(ran) == 6
    assert {place for _, place in ran} == {ROOT}
    assert capsys.readouterr().out == "check: types failed\n"


def watched(monkeypatch, failing="nothing"):
    """Keep what would be run, with the folder it is run in."""
    ran = []

    def call(command, cwd=None, env=None):
        assert env == dev.compiled_once(os.environ)
        ran.append((command[1:], cwd))
        return 1 if failing in command else 0

    monkeypatch.setattr(dev_setup, "ready", lambda: "python")
    monkeypatch.setattr(subprocess, "call", call)
    return ran


def test_all_tests_run_two_at_a_time_and_chosen_ones_as_they_are():
    assert dev.test_arguments([], 2) == ["-q", "-m", "not long", *dev.IN_HALVES]
    assert dev.test_arguments([], 1) == ["-q", "-m", "not long"]
    assert dev.test_arguments(["tests/core", "-x"], 2) == ["-q", "tests/core", "-x"]


def test_the_lock_file_is_made_for_every_system_with_hashes_and_every_group():
    arguments = dev.lock_arguments(["--upgrade"])
    assert {"--universal", "--generate-hashes", "--upgrade"} <= set(arguments)
    groups = [after for before, after in pairwise(arguments) if before == "--group"]
    assert sorted(groups) == ["build", "lint", "test"]
