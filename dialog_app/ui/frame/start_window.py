"""What stands in the window's place when an archive cannot be opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSizePolicy, QWidget

from dialog_app.ui import theme
from dialog_app.ui.frame import start_page
from dialog_app.ui.frame.unlock_form import UnlockForm
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowLayout
from dialog_app.ui.widgets.focus_ring import FocusRing
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

Road = Literal["try_again", "backups", "salvage", "open_other", "open_copy", "make_new"]

# The first road is the one most likely to help, and gets the fill.
_ROADS: Final[dict[str, tuple[Road, ...]]] = {
    "broken": ("backups", "salvage", "open_other"),
    "envelope_broken": ("backups", "open_other"),
    "envelope_missing": ("try_again", "backups", "salvage", "open_other"),
    "full": ("try_again", "open_other"),
    "gone": ("try_again", "backups", "open_other", "make_new"),
    "locked": ("try_again", "open_other"),
    "newer": ("open_other",),
    "memory": ("try_again", "open_other"),
    "not_ours": ("backups", "open_other", "make_new"),
    "passphrase_needed": ("open_other",),
    "read_only": ("open_copy", "open_other"),
    "unknown": ("try_again", "backups", "open_other"),
}
_SOMETIMES: Final[frozenset[Road]] = frozenset({"backups", "salvage"})
"""Roads that are there only where they lead somewhere."""
_LONE: Final = frozenset({"broken", "envelope_broken", "envelope_missing", "gone", "unknown"})
"""What has other words where there are no backups to go back to."""
_ENDING: Final = ".dialogarkiv"
_LONGEST: Final = 200


class StartWindow(QMainWindow):
    """Says what happened to the archive, what is safe, and what can be done about it.

    Where all that happened is that it is locked, a passphrase can be typed in place. Backups and
    salvage are among the roads where they are said to be `helpful`.

    The signals carry what the person chose; `left` says that the window was closed.
    """

    again = Signal()
    backups = Signal()
    salvage = Signal()
    other = Signal(object)
    copy = Signal(object)
    new = Signal(object)
    tried = Signal(str, str)
    left = Signal()

    def __init__(
        self, kind: str, place: Path, backups: Path, *, helpful: frozenset[Road] = frozenset()
    ) -> None:
        super().__init__()
        self._helpful = helpful
        self.setObjectName("start_window")
        self.kind = kind if kind in _ROADS else "unknown"
        self._place = place
        self.setWindowTitle(say("frame.window", title=say(f"frame.start.heading.{self.kind}")))
        self._fault = ErrorLine()
        self._fault.setObjectName("start_fault")
        self._working = Label("").strong().wrapped()
        self._working.setObjectName("start_working")
        self._working.hide()
        self._unlock = UnlockForm() if self.kind == "passphrase_needed" else None
        parts = (
            *self._sentences(backups),
            *self._asked(),
            self._buttons(),
            self._working,
            self._fault,
        )
        start_page.lay_out(self, parts)
        self._ring = FocusRing(self)
        if self._unlock is not None:
            self._unlock.focus()

    def wait(self, sentence: str) -> None:
        """Say what is being done, and let nothing else be begun."""
        for button in self.findChildren(Button):
            button.setEnabled(button.objectName() == "quit")
        self._working.setText(sentence)
        self._working.show()

    def tell_fault(self, sentence: str) -> None:
        """Say why what was tried did not work; everything else stays."""
        self._working.hide()
        for button in self.findChildren(Button):
            button.setEnabled(True)
        self._fault.tell(sentence)

    def refuse(self, kind: str, pause: int = 0) -> None:
        """Say why what was typed does not open the archive; it stays there, selected.

        For `pause` seconds nothing else is tried.
        """
        if self._unlock is not None:
            self._unlock.refuse(kind, pause)

    @property
    def wants_remembering(self) -> bool:
        """Whether it was ticked that this machine is to remember."""
        return self._unlock is not None and self._unlock.wants_remembering

    def offer_remembering(self) -> None:
        """Let it be ticked that this machine is to remember, and say what that means."""
        if self._unlock is not None:
            self._unlock.offer_remembering()

    def tell_looking(self, *, looking: bool) -> None:
        """Say that the machine is asked whether it remembers, or say so no more."""
        if self._unlock is not None:
            self._unlock.tell_looking(looking=looking)

    def closeEvent(self, event: object) -> None:
        """Say that nobody wants to go on."""
        self.left.emit()
        super().closeEvent(event)  # type: ignore[arg-type]  # Qt's own event, passed on

    def _sentences(self, backups: Path) -> tuple[Label, ...]:
        heading = Label(say(f"frame.start.heading.{self.kind}"), "title").wrapped()
        heading.setObjectName("start_heading")
        lone = "_alone" if self.kind in _LONE and "backups" not in self._helpful else ""
        sentence = say(f"frame.start.what.{self.kind}{lone}", backups=backups)
        what = Label(sentence, "lead").wrapped()
        what.setObjectName("start_what")
        shown = str(self._place)[-_LONGEST:]
        place = Label(say("frame.start.place", place=shown), muted=True).wrapped().selectable()
        place.setObjectName("start_place")
        return heading, what, place

    def _asked(self) -> tuple[QWidget, ...]:
        """Return the field for the passphrase, where it is what is missing."""
        if self._unlock is None:
            return ()
        self._unlock.setObjectName("unlock_form")
        self._unlock.tried.connect(self.tried)
        return (self._unlock,)

    def _buttons(self) -> QWidget:
        deeds: dict[Road, Callable[[], None]] = {
            "try_again": self.again.emit,
            "backups": self.backups.emit,
            "salvage": self.salvage.emit,
            "open_other": self._ask_other,
            "open_copy": lambda: self._ask_new("where_copy", self.copy.emit),
            "make_new": lambda: self._ask_new("where_new", self.new.emit),
        }
        holder = QWidget()
        # Where the text is large the buttons need a second line.
        row = FlowLayout(holder, theme.current().space.m)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        roads = [r for r in _ROADS[self.kind] if r in self._helpful or r not in _SOMETIMES]
        for number, road in enumerate(roads):
            is_first = not number and self._unlock is None
            look = ButtonLook("primary" if is_first else "plain", icon=_ICONS.get(road))
            button = Button(say(f"frame.start.{road}"), look)
            button.setObjectName(road)
            button.clicked.connect(lambda _checked=False, deed=deeds[road]: deed())
            row.addWidget(button)
            if is_first:
                button.setFocus()
        quit_button = Button(say("frame.start.quit"), ButtonLook())
        quit_button.setObjectName("quit")
        quit_button.clicked.connect(self.close)
        row.addWidget(quit_button)
        return holder

    def _ask_other(self) -> None:
        asked = self._dialog("which")
        asked.setFileMode(QFileDialog.FileMode.ExistingFile)
        asked.fileSelected.connect(lambda chosen: self.other.emit(Path(chosen)))
        asked.open()

    def _ask_new(self, words: str, chosen: Callable[[Path], None]) -> None:
        asked = self._dialog(words)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setOption(QFileDialog.Option.DontConfirmOverwrite)
        asked.setDefaultSuffix(_ENDING.removeprefix("."))
        asked.fileSelected.connect(lambda name: chosen(Path(name)))
        asked.open()

    def _dialog(self, words: str) -> QFileDialog:
        asked = QFileDialog(self, say(f"frame.start.{words}"))
        asked.setObjectName("archive_dialog")
        asked.setNameFilter(say("frame.start.archives"))
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return asked


_ICONS: Final[dict[Road, Icon]] = {"open_copy": Icon.COPY, "make_new": Icon.ADD}
