"""Limits of memory on Windows: a process puts itself into a job that has them.

Windows knows no `setrlimit`. A job holds its processes to a limit for as long as they live, and a
process may join one while it runs (nested since Windows 8); this one does so before it reads a
single byte of what it was given, so that there is no moment without the limit.
"""

import ctypes
from typing import Any, Final

_EXTENDED_LIMITS: Final = 9
_PROCESS_MEMORY: Final = 0x100
_ACTIVE_PROCESSES: Final = 0x8
_ENDED_BY_ITS_FAULTS: Final = 0x400


class _Basic(ctypes.Structure):
    _fields_ = (
        ("per_process_time", ctypes.c_int64),
        ("per_job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, as winnt.h has it."""

    _fields_ = (
        ("basic", _Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def take_limits(memory: int, kernel: Any = None) -> None:
    """Hold this process to `memory` bytes, to no child of its own, and to no box when it crashes.

    Raises `OSError` where Windows refuses: then nothing is read at all.
    """
    kernel = kernel or _kernel()
    limits = Limits()
    limits.basic.flags = _PROCESS_MEMORY | _ACTIVE_PROCESSES | _ENDED_BY_ITS_FAULTS
    limits.basic.processes = 1
    limits.process_memory = memory
    job = kernel.CreateJobObjectW(None, None)
    done = (
        job
        and kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        # Its handle stays open as long as the process lives, and so does the job.
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    )
    if not done:
        raise OSError


def _kernel() -> Any:
    loaded: Any = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009
    handle, number = ctypes.c_void_p, ctypes.c_uint32
    loaded.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
    loaded.CreateJobObjectW.restype = handle
    loaded.GetCurrentProcess.restype = handle
    loaded.SetInformationJobObject.argtypes = (handle, ctypes.c_int, ctypes.c_void_p, number)
    loaded.AssignProcessToJobObject.argtypes = (handle, handle)
    return loaded
