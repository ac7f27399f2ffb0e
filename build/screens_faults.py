"""Pictures of what the window says when the disk, or the file on it, is not as it should be."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QMainWindow, QWidget

from dialog_app.ui.frame.notice_bar import Way
from dialog_app.ui.frame.notices import Notices
from dialog_app.ui.frame.pause import Pause
from dialog_app.ui.frame.start_window import StartWindow
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.words import say

PLACE: Final = Path("E:/Nordvik/Dialogdag.dialogarkiv")
SAVED: Final = Path("E:/Nordvik/Dialogdag (reddet 1).dialogarkiv")
HOME: Final = Path("C:/Local/Dialogdag/archives/Dialogdag.dialogarkiv")
KINDS: Final = ("full", "gone", "locked", "read_only", "broken", "unknown")

Take = Callable[[QWidget, str], None]


def live(window: MainWindow, take: Take) -> None:
    """Take the day as it stands with each of the lines, and under the page that waits."""
    notices = window.notices
    for kind in KINDS:
        notices.disk_failed(kind, lambda: None)
        take(window, f"fault-{kind}")
    notices.try_again()
    for name, tell in _lines(notices).items():
        tell()
        take(window, f"fault-{name}")
        notices.hide_line("place_notice")
    pause = Pause(window, str(PLACE))
    take(window, "fault-stick-out")
    pause.say_changed(lambda: None)
    take(window, "fault-stick-changed")
    pause.end()


def _lines(notices: Notices) -> dict[str, Callable[[], None]]:
    copy = notices.copy_elsewhere()
    here = Way("move_here", say("place.move_here"), lambda: None)
    quiet = Way("be_quiet", say("place.be_quiet"), lambda: None)
    cloud, network = say("place.cloud", name="Google Drive"), say("place.network", name="")
    brought = say("place.moved", place=HOME, folder=PLACE.parent)
    moved = {"name": PLACE.name, "place": str(SAVED)}
    return {
        "room": lambda: notices.tell("place_notice", say("place.full", room="0,9"), copy),
        "lost": lambda: notices.tell("place_notice", say("place.lost", **moved)),
        "replaced": lambda: notices.tell("place_notice", say("place.replaced", **moved)),
        "nowhere": lambda: notices.line("place_notice").tell(
            say("place.nowhere", name=PLACE.name), (copy,)
        ),
        "cloud": lambda: notices.tell("place_notice", cloud, here, quiet),
        "network": lambda: notices.tell("place_notice", network, here, quiet),
        "moved": lambda: notices.tell("place_notice", brought),
        "unsaved": lambda: notices.tell("place_notice", say("place.close_unsaved")),
        "not-moved": lambda: notices.tell("place_notice", say("place.not_moved")),
    }


def windows() -> Iterator[tuple[str, QMainWindow]]:
    """Give each page that stands in the window's place, with the name of its picture."""
    for kind in ("gone", "locked", "full", "broken", "unknown"):
        yield f"start-{kind}-no-backup", StartWindow(kind, PLACE, PLACE.parent / "backups")
