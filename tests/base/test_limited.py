"""What others made is read by a process that has little, and can be ended."""

import ctypes
import io
import sys

import pytest

from dialog_app.base import limited, own_child, windows_job

LIMITS = "from dialog_app.base import limited; limited.take_limits(200_000_000)"
ANSWER = "limited.tell({'read': len(limited.given_to_this_process(20_000_000))})"
on_windows = pytest.mark.skipif(sys.platform == "win32", reason="Windows has jobs instead")


class Gone:
    cancelled = True


@pytest.fixture
def child(monkeypatch):
    """Let the process that is started run some lines instead of the program."""

    def runs(*lines: str) -> None:
        code = "\n".join(("from dialog_app.base import limited", *lines))
        monkeypatch.setattr(own_child, "call", lambda _asked: [sys.executable, "-c", code])

    return runs


def test_it_answers_about_what_it_is_given(child):
    child(ANSWER)
    assert limited.ask("--x", b"abc") == {"read": 3}


def test_ten_megabytes_come_through(child):
    child(ANSWER)
    assert limited.ask("--x", bytes(10_000_000)) == {"read": 10_000_000}


@on_windows
def test_memory_ends_before_the_machine_has_none(child):
    child(LIMITS, "bytes(300_000_000)", "limited.tell({})")
    with pytest.raises(limited.TooHeavy):
        limited.ask("--x", b"")


@on_windows
def test_without_the_limit_the_same_goes_well(child):
    child("bytes(300_000_000)", "limited.tell({})")
    assert limited.ask("--x", b"") == {}


@on_windows
def test_it_can_write_no_file(child, tmp_path):
    place = tmp_path / "side.txt"
    child(LIMITS, f"f = open({str(place)!r}, 'w')", "f.write('x')", "f.close()")
    with pytest.raises(limited.TooHeavy):
        limited.ask("--x", b"")
    assert not place.exists() or place.read_bytes() == b""


@pytest.mark.parametrize(
    "lines",
    [
        ("while True: pass",),
        ("import os", "os.kill(os.getpid(), 9)"),
        ("import ctypes", "ctypes.string_at(0)"),
        ("raise SystemExit(3)",),
        ("limited.tell([1])",),
        ("print('{')",),
        ("print('[' * 100_000)",),
        ("pass",),
    ],
    ids=lambda lines: lines[-1],
)
def test_one_that_hangs_dies_or_talks_nonsense_is_too_heavy(child, lines):
    child(*lines)
    with pytest.raises(limited.TooHeavy):
        limited.ask("--x", b"x", seconds=1)


def test_it_is_ended_when_nobody_waits(child):
    child("while True: pass")
    with pytest.raises(limited.NobodyWaits):
        limited.ask("--x", io.BytesIO(b"").getvalue(), Gone())


class Kernel:
    """Windows, as far as a process that limits itself meets it."""

    def __init__(self, refuses: str = "") -> None:
        self.refuses = refuses
        self.limits = windows_job.Limits()
        self.joined: tuple[int, int] | None = None

    def CreateJobObjectW(self, _rights, _name):  # noqa: N802
        return 0 if self.refuses == "create" else 7

    def GetCurrentProcess(self):  # noqa: N802
        return -1

    def SetInformationJobObject(self, job, kind, limits, size):  # noqa: N802
        assert (job, kind, size) == (7, 9, ctypes.sizeof(windows_job.Limits))
        ctypes.memmove(ctypes.byref(self.limits), limits, size)
        return self.refuses != "set"

    def AssignProcessToJobObject(self, job, process):  # noqa: N802
        self.joined = job, process
        return self.refuses != "join"


def test_on_windows_the_process_joins_a_job_with_the_limit():
    kernel = Kernel()
    windows_job.take_limits(512_000_000, kernel)
    assert kernel.joined == (7, -1)
    assert kernel.limits.process_memory == 512_000_000
    assert kernel.limits.basic.flags & 0x100
    assert kernel.limits.basic.processes == 1


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_size_t) != 8, reason="the layout of 64 bits")
def test_the_limits_lie_where_windows_looks_for_them():
    assert ctypes.sizeof(windows_job.Limits) == 144
    assert windows_job.Limits.process_memory.offset == 112


@pytest.mark.parametrize("step", ["create", "set", "join"])
def test_where_windows_refuses_nothing_is_read(step):
    with pytest.raises(OSError):  # noqa: PT011 - it says no more
        windows_job.take_limits(1, Kernel(step))
