"""Every test has a home folder of its own; windows meet a laptop and a projector, both unseen."""

import datetime
import gc
import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED_VARIABLE = "DIALOG_APP_SHARED"
DEMO_DATE = datetime.date(2026, 11, 23)


def _screens() -> str:
    described = ROOT / "tests" / "data" / "screens.json"
    # A drive's colon would end the name of the file there.
    return os.path.relpath(described) if sys.platform == "win32" else str(described)


# Before the first import of Qt, which reads it once.
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={_screens()}")

# Python's own limits make it look for garbage so often that it takes a twelfth of the time.
gc.set_threshold(20_000, 20, 20)

settings.register_profile("daily", max_examples=40, deadline=None)
settings.register_profile("weekly", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("DIALOG_APP_HYPOTHESIS", "daily"))


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a fresh folder for each test; numbering by pytest reads all there are, each time."""
    street = tmp_path_factory.mktemp("homes")
    return (street / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def own_home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return this test's own home folder, where the program keeps everything it keeps."""
    home = next(_homes)
    home.mkdir()
    monkeypatch.setenv("DIALOG_APP_HOME", str(home / "dialogdag"))
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    for variable in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    for variable in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(home / variable.lower()))
    return home


@pytest.fixture(scope="session", autouse=True)
def _cheap_locks() -> Iterator[None]:
    """Let trying a passphrase cost next to nothing, and memory go unwiped.

    A file keeps the cost it was made with. Wiping is the whole process's own: once on for one
    archive, every later test would take twice its time (`storage/test_wiping.py`).
    """
    from dialog_app.storage import slots, sqlite

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "_WITH_KEY", ())
        for name in ("USUAL", "CARRIED"):
            patch.setattr(slots, name, slots.Cost(memory=8, passes=1, lanes=1))
        yield


@pytest.fixture(autouse=True)
def _nothing_left_over() -> Iterator[None]:
    """Let widgets that are to go, go after each test: a style put on later would style them too."""
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    if not gc.isenabled():
        # A window was opened, and nothing was collected meanwhile (`ui/collecting.py`).
        gc.collect(1)
        gc.enable()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration archive of `DEMO_DATE`, made once; to be copied."""
    from dialog_app.base import paths
    from dialog_app.cli.demo import build

    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(paths.HOME_VARIABLE, str(folder / "home"))
        build(folder / "demo.dialogarkiv", DEMO_DATE)
    return folder / "demo.dialogarkiv"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of material shared between builders, or skip where it is not at hand."""
    folder = Path(os.environ.get(SHARED_VARIABLE, ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no shared folder; set {SHARED_VARIABLE} to it")
    return folder
