"""Whether the program that is installed here is whole."""

import argparse
import importlib.resources
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from dialog_app import __version__
from dialog_app.base import resources
from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.cli.demo import build
from dialog_app.cli.desk import DONE, FAILED
from dialog_app.core import norway
from dialog_app.core.minutes.build import document
from dialog_app.core.papers import invitation
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage.archive import open_archive

Check = tuple[str, Callable[[], object]]
_MORE: list[Check] = []


def add(name: str, check: Callable[[], object]) -> None:
    """Let the self-test also run `check`, which raises when something is wrong."""
    _MORE.append((name, check))


def run(_call: argparse.Namespace) -> int:
    """Run every check, say how each went, and return 0 only when all are well."""
    print(f"dialog-app {__version__}")
    wrong = [name for name, check in (*_own(), *_MORE) if not _well(name, check)]
    return FAILED if wrong else DONE


def _well(name: str, check: Callable[[], object]) -> bool:
    """Run one check; its failure is named by kind alone, never by text from the record."""
    try:
        check()
    except Exception as broken:
        print(f"{name}: {type(broken).__name__}")
        return False
    print(f"{name}: ok")
    return True


def _own() -> Sequence[Check]:
    return (
        ("words", _words),
        ("fonts", _fonts),
        ("archive and minutes", _archive),
        ("spreadsheets", _spreadsheets),
        ("files in a process", _batch),
        ("encryption", _encryption),
        ("time zones", _time_zones),
    )


def _words() -> None:
    for language in LANGUAGES:
        Texts(language)("terms.position.agree")


_FONTS: Final = (
    *("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "DejaVuSans.ttf"),
    *("NotoEmoji-Regular.ttf", "NotoSansEthiopic-Regular.ttf"),
)


def _fonts() -> None:
    for name in _FONTS:
        if resources.path("fonts", name).stat().st_size == 0:
            raise FileNotFoundError(name)


def _archive() -> None:
    """Make the demonstration archive in a passing folder; print minutes and an invitation."""
    from dialog_app.reports import calendar, docx
    from dialog_app.reports.pdf import render

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "test.dialogarkiv"
        laptop = ThisLaptop("self-test")
        build(place, norway.date(laptop.now()))
        session = Session(open_archive(place, laptop), laptop)
        try:
            day = session.day_desk(session.days()[-1].id).record
            service_id = day.service_ids[0]
            say = Texts(session.register.service(service_id).language)
            made = document(day, session.register, service_id, say)
            if not (render(made).startswith(b"%PDF") and docx.render(made).startswith(b"PK")):
                raise ValueError
            event = invitation.event(day, session.register, say)
            if b"TZID" not in calendar.render(event):
                raise ValueError
        finally:
            session.close()


def _batch() -> None:
    """Let a process of its own make a file, as it does for the services of a day."""
    from dialog_app.core.minutes.blocks import Document
    from dialog_app.core.minutes.letter import Letter
    from dialog_app.reports import batch
    from dialog_app.reports.outgoing import Outgoing, Paper

    empty = Document(
        language="nb", title="", header="", state="", footer=("",), page_of="", blocks=()
    )
    made = batch.alone(Outgoing("", "", "", Paper(empty), Letter((), "", ())))
    if not made.startswith(b"%PDF"):
        raise ValueError


def _encryption() -> None:
    """Make an encrypted archive, and open it with its passphrase, at the usual cost."""
    from dialog_app.storage import envelope, secret
    from dialog_app.storage.unlocking import key_for

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "test.dialogarkiv"
        laptop = ThisLaptop("self-test")
        chosen = secret.passphrase("self-test")
        open_archive(place, laptop, envelope.new_key(chosen), create=True).close()
        open_archive(place, laptop, key_for(place, chosen)).close()


def _time_zones() -> None:
    """Find the zones that come along: Windows has none of its own."""
    zones = importlib.resources.files("tzdata") / "zoneinfo"
    if not (zones / "Europe" / "Oslo").read_bytes().startswith(b"TZif"):
        raise ValueError


def _spreadsheets() -> None:
    """Write a workbook and read it in the process that reads what others send."""
    from dialog_app.core.sheets.grid import Table
    from dialog_app.storage.sheets.openpyxl_safe import is_guarded
    from dialog_app.storage.sheets.reading import read_sheet
    from dialog_app.storage.sheets.writing import sheet_bytes

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "test.xlsx"
        place.write_bytes(sheet_bytes(Table(("a",), (("=1+1",),)), place.suffix))
        (row,) = read_sheet(place).rows
        if row.cells != ("=1+1",) or not is_guarded():
            raise ValueError
