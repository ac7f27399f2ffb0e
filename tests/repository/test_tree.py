"""The tree itself: build/ holds sources, and no file names a place outside the project."""

import ast
import subprocess

import pytest

import dev_texts
from tests.repository.source import ROOT, calls, trees


def test_build_is_a_folder_of_sources():
    kept = {".py", ".spec"}
    names = [name for name, _ in dev_texts.texts() if name.startswith("build/")]
    assert "build/dev.py" in names
    assert "build/__init__.py" not in names
    assert [name for name in names if not any(name.endswith(end) for end in kept)] == []


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
@pytest.mark.parametrize("name", ["build/dialog_app.spec", "build/new.py", "build/lib/new.py"])
def test_git_does_not_ignore_build(name):
    asked = subprocess.run(["git", "check-ignore", "-q", name], cwd=ROOT, check=False)
    assert asked.returncode == 1


def test_every_text_file_is_in_order():
    assert dev_texts.problems() == []


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.py", b"x = 1 \n", "blanks"),
        ("a.py", b"x = 1", "line end"),
        ("a.py", b"x = 1\r\n", "Windows"),
        ("a.md", b"\xff\n", "UTF-8"),
        ("a.toml", b"x =\n", "cannot be read"),
        ("a.json", b"{\n", "cannot be read"),
        ("a.md", b"see /ho" + b"me/kari/day\n", "outside the project"),
        ("a.md", b"from py" + b"pi.org\n", "outside the project"),
    ],
)
def test_what_is_out_of_order_is_found(tmp_path, name, content, fault):
    (tmp_path / name).write_bytes(content)
    [found] = dev_texts.problems(tmp_path)
    assert fault in found


WAITING = {"qtbot.wait", "QTest.qWait", "QTest.qSleep", "sleep", "time.sleep"}


def test_tests_wait_for_what_happens_and_never_for_the_clock():
    by_the_clock = [
        f"{name}:{call.lineno}"
        for name, tree in trees("tests").items()
        for call in calls(tree, "wait", "qWait", "qSleep", "sleep")
        if ast.unparse(call.func) in WAITING
    ]
    assert by_the_clock == []


def test_the_program_never_turns_the_event_loop_itself():
    turning = [
        name
        for name in trees("dialog_app")
        if "processEvents" in (ROOT / name).read_text(encoding="utf-8")
    ]
    assert turning == []
