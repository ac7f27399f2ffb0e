"""Archives for the tests of the storage: everything is tried plain and encrypted."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.sqlite import Key
from tests.storage.made import TestLaptop

Open = Callable[[], SqliteArchive]


@pytest.fixture(params=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> Key | None:
    return Key(bytes(range(32)), bytes(range(16))) if request.param == "encrypted" else None


@pytest.fixture(scope="session")
def new_archives(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Key | None], Path]:
    """Give a new archive's file, made once for each key."""
    folder = tmp_path_factory.mktemp("new")
    made: dict[bytes, Path] = {}

    def new(key: Key | None) -> Path:
        name = bytes(key.material()) if key is not None else b""
        if name not in made:
            made[name] = folder / f"{len(made)}.dialogarkiv"
            open_archive(made[name], TestLaptop("the-first"), key, create=True).close()
        return made[name]

    return new


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "arkivet.dialogarkiv"


@pytest.fixture
def open_it(
    path: Path, key: Key | None, new_archives: Callable[[Key | None], Path]
) -> Iterator[Open]:
    """Open the test's archive; a second call closes the first."""
    shutil.copyfile(new_archives(key), path)
    archives: list[SqliteArchive] = []

    def opened() -> SqliteArchive:
        if archives:
            archives.pop().close()
        archives.append(open_archive(path, TestLaptop(f"laptop-{len(archives)}"), key))
        return archives[-1]

    yield opened
    while archives:
        archives.pop().close()


@pytest.fixture
def archive(open_it: Open) -> SqliteArchive:
    return open_it()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 2 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if (
        sys.platform != "linux"
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("a small disk can only be made by root on Linux")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
