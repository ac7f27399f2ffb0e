"""The two small libraries that record what reaches a disk, and that let a disk fail.

They lie in the folder that builders share (`DIALOG_APP_SHARED`, else beside the checkout), and
are compiled for each run. Each is loaded in front of the system's own functions, so that the
very driver which the program ships with runs on a disk that is being watched.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import dev_setup
from torture_table import NotRun

SHARED_VARIABLE: Final = "DIALOG_APP_SHARED"


def library(name: str, folder: Path) -> Path:
    """Return the library `name` ("rec" or "fail"), compiled into `folder`.

    Raises `NotRun`: it is a miss where only the compiler is wanting, and none where nobody can
    have the source, as in a checkout by itself or on another system.
    """
    if not sys.platform.startswith("linux"):
        raise NotRun("only Linux loads a library in front of its own", is_a_miss=False)
    source = _source(f"{name}.c")
    made = folder / f"{name}.so"
    if shutil.which("cc") is None:
        dev_setup.add_compiler()
    if shutil.which("cc") is None:
        raise NotRun("there is no C compiler", is_a_miss=True)
    command = ["cc", "-O2", "-shared", "-fPIC", "-o", str(made), str(source), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NotRun(f"{source.name} does not compile", is_a_miss=True)
    return made


def _source(name: str) -> Path:
    shared = Path(os.environ.get(SHARED_VARIABLE, dev_setup.ROOT.parent / "shared"))
    source = shared / "tools" / "faults" / name
    if not source.is_file():
        why = f"no {name} in the shared folder's tools/faults; set {SHARED_VARIABLE} to it"
        raise NotRun(why, is_a_miss=False)
    return source
