"""The demonstration archive, made once, and the command line as somebody types it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dialog_app.base import paths
from dialog_app.base.settings import Settings, SettingsFile
from dialog_app.cli.desk import opened
from dialog_app.cli.main import run
from dialog_app.core.day import Day
from dialog_app.core.register import Register
from tests.conftest import DEMO_DATE

TODAY = DEMO_DATE


@dataclass(frozen=True)
class Told:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The one sentence with which the command said no, and nothing else."""
        assert self.out == ""
        (line,) = self.err.splitlines()
        assert line == line.strip()
        # The numbers of a date hold full stops too.
        assert ". " not in line
        assert line.endswith((".", "?"))
        return line


Type = Callable[..., Told]


@pytest.fixture
def archive(demonstration: Path, tmp_path: Path) -> Path:
    """A demonstration archive of one's own."""
    return Path(shutil.copy(demonstration, tmp_path / "demo.dialogarkiv"))


@dataclass(frozen=True)
class Read:
    """Everything in the demonstration archive, read back from the disk."""

    register: Register
    days: dict[str, Day]

    @property
    def dialogue_day(self) -> Day:
        return self.days["Dialogdag Bergen"]

    @property
    def deep_dive(self) -> Day:
        return self.days["Fordypningsdag Bergen"]

    @property
    def single(self) -> Day:
        return self.days["Dialogdag Lillevik"]

    @property
    def planned(self) -> Day:
        return self.days["Dialogdag Drammen, Bærum og Oslo"]


@pytest.fixture(scope="session")
def read(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    copy = Path(shutil.copy(demonstration, tmp_path_factory.mktemp("read") / "demo.dialogarkiv"))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(paths.HOME_VARIABLE, str(copy.parent / "home"))
        with opened(copy) as (open_archive, _session):
            days = {line.title: open_archive.day(line.id) for line in open_archive.days()}
            register = open_archive.register()
    return Read(register, days)


@pytest.fixture
def type_in(capsys: pytest.CaptureFixture[str]) -> Type:
    """Type a command: its words in, its code and what it printed out."""

    def typed(*words: object) -> Told:
        code = run([str(word) for word in words])
        told = capsys.readouterr()
        return Told(code, told.out, told.err)

    return typed


@pytest.fixture
def speak(own_home: Path) -> Callable[[str], None]:
    """Choose a language in the settings, as the window does."""

    def chosen(language: str) -> None:
        SettingsFile(paths.settings_file()).save(Settings(language=language))  # type: ignore[arg-type]

    return chosen
