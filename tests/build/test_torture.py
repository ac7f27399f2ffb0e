"""The torture notices what is broken on purpose, and says what it found."""

import random
import subprocess
import sys

import pytest

import torture
import torture_table
from tests.repository.source import ROOT
from torture_disk import Asked, Disk, Luck
from torture_table import Line, NotRun


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> dict[str, torture.Part]:
    """Put quick stand-ins in place of the parts."""
    stand_ins: dict[str, torture.Part] = {"well": lambda _scale: [torture_table.none_of("x", 9, 0)]}
    monkeypatch.setattr(torture, "PARTS", stand_ins)
    return stand_ins


def test_all_is_well_when_every_line_holds(parts, capsys: pytest.CaptureFixture[str]) -> None:
    assert torture.main(["--ci"]) == 0
    assert "holds" in capsys.readouterr().out


@pytest.mark.parametrize(
    "line",
    [
        torture_table.none_of("lost", 300, 1),
        torture_table.none_of("nothing was tried", 0, 0),
        torture_table.all_of("flips", 1500, 1499),
        torture_table.all_of("nothing was tried", 0, 0),
        torture_table.control("what is broken is not noticed", 20, 0),
    ],
)
def test_one_line_missed_is_a_miss(parts, line: Line, capsys: pytest.CaptureFixture[str]) -> None:
    parts["ill"] = lambda _scale: [line]
    assert torture.main([]) == 1
    assert "MISSED" in capsys.readouterr().out
    assert torture.main(["well"]) == 0


@pytest.mark.parametrize("is_a_miss", [True, False])
def test_what_was_not_run_is_told(
    parts, capsys: pytest.CaptureFixture[str], *, is_a_miss: bool
) -> None:
    def not_here(_scale: torture_table.Scale) -> list[Line]:
        raise NotRun("there is no C compiler", is_a_miss=is_a_miss)

    parts["away"] = not_here
    assert torture.main(["--ci"]) == int(is_a_miss)
    assert "NOT RUN: away: there is no C compiler" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be forked on Windows")
@pytest.mark.long
@pytest.mark.parametrize("name", list(torture.PARTS))
def test_each_part_notices_what_is_broken_on_purpose_and_finds_the_program_whole(name: str) -> None:
    """In a process of its own, as nothing that has windows should be forked."""
    command = [sys.executable, "build/torture.py", "--quick", name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if "NOT RUN" in done.stdout:
        pytest.skip(done.stdout.splitlines()[-1])
    assert "control: " in done.stdout, done.stderr
    assert "MISSED" not in done.stdout, done.stdout
    assert done.returncode == 0


def _asked(letter: str, name: str, at: int = 0, content: bytes = b"") -> Asked:
    return Asked(letter, name, at, content)


def _cuts(disk: Disk, **luck: float) -> set[bytes | None]:
    """Return every way in which the file is found in a hundred cuts."""
    lucks = (Luck(random.Random(n), **luck) for n in range(100))  # noqa: S311 - repeatable
    cuts = map(disk.cut, lucks)
    return {files.get("a") for files in cuts}


def test_what_was_synchronised_is_there_and_nothing_else_is_sure() -> None:
    disk = Disk({"a": b"0000"})
    disk.ask(_asked("W", "a", 0, b"11"))
    disk.ask(_asked("S", "a"))
    disk.ask(_asked("W", "a", 2, b"22"))
    assert _cuts(disk, garbage=0) == {b"1100", b"1122"}
    assert len(_cuts(disk, garbage=0.5)) > 2
    disk.ask(_asked("S", "a"))
    assert _cuts(disk, garbage=0.5) == {b"1122"}


def test_a_write_is_torn_between_sectors_only() -> None:
    disk = Disk({"a": bytes(1024)})
    disk.ask(_asked("W", "a", 0, b"x" * 1024))
    found = _cuts(disk, drops=0, tears=1, garbage=0)
    assert found == {
        one + two for one in (bytes(512), b"x" * 512) for two in (bytes(512), b"x" * 512)
    }


def test_noise_takes_its_neighbours_with_it_and_no_more() -> None:
    disk = Disk({"a": bytes(3 * 4096)})
    disk.ask(_asked("W", "a", 5000, b"x"))
    [found] = (disk.cut(Luck(random.Random(1), drops=0, tears=0, garbage=1))["a"],)  # noqa: S311
    assert found[:4096] == found[8192:] == bytes(4096)
    assert found[4096:5000] != bytes(904)


def test_a_name_is_sure_once_its_folder_is() -> None:
    disk = Disk({"old": b"1", "a": b"2"})
    disk.ask(_asked("R", "a", content=b"/old"))
    assert _cuts(disk) == {b"1", b"2"}
    disk.ask(_asked("S", ""))
    assert _cuts(disk) == {b"1"}
    disk.ask(_asked("U", "a"))
    assert _cuts(disk) == {b"1", None}


def test_a_part_that_breaks_is_a_miss_and_the_others_are_told(
    parts, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_scale: torture_table.Scale) -> list[Line]:
        raise RuntimeError

    parts["broken"] = broken
    assert torture.main(["broken", "well"]) == 1
    told = capsys.readouterr().out
    assert "holds" in told
    assert "BROKEN: broken: RuntimeError" in told


def test_a_wrong_name_is_told(parts, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        torture.main(["wel"])
    assert "wel" in capsys.readouterr().err
