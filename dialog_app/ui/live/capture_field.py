"""The field of the capture line: chips, text, and what can be written there."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.chip_row import ChipRow
from dialog_app.ui.live.reading import Kind
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.key_cap import KeyCap
from dialog_app.ui.widgets.run_label import Run, RunLabel
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

# Far above what may be kept, so that a long text is refused in words and not cut in silence.
_ROOM_FOR_PASTE: Final = 250_000


class CaptureEdit(TextField):
    """One line of text; the keys that steer the capture are signals."""

    turned = Signal(int)
    stepped = Signal(int)
    entered = Signal()
    same = Signal()
    left = Signal()
    emptied = Signal()
    too_long = Signal(int)

    def __init__(self) -> None:
        super().__init__(say("live.capture.name"), limit=_ROOM_FOR_PASTE)
        self.setObjectName("capture_edit")
        self.setProperty("bare", True)
        self.setProperty("ring_parent", True)
        self.setFont(theme.font("base"))
        self.setAcceptDrops(False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Take Tab; Esc and F6 leave the line."""
        self.turned.emit(1 if forward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn steering keys into signals and leave the rest to the field."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_short()
            return
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if control and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.turned.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            (self.same if control else self.entered).emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def paste_short(self) -> None:
        """Paste what the line has room for; Qt would stand still for minutes over a megabyte."""
        length = len(QGuiApplication.clipboard().text())
        if length + len(self.text()) > _ROOM_FOR_PASTE:
            self.too_long.emit(length)
        else:
            self.paste()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the usual menu, whose Paste is ours."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste_short)
        menu.popup(event.globalPos())


class CaptureField(QWidget):
    """The frame with chips before and after the text."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("capture_field")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.scaled(theme.current().size.capture_field))
        self._fault = False
        self.edit = CaptureEdit()
        self.setFocusProxy(self.edit)
        self.before = ChipRow()
        self._pencil = QLabel()
        side = theme.scaled(theme.current().size.icon)
        self._pencil.setPixmap(icons.pixmap(Icon.EDIT, side, self.devicePixelRatioF(), "text_2"))
        self._kinds = RunLabel(_kind_runs(), "small")
        self._kinds.setFixedWidth(self._kinds.sizeHint().width())
        self._key = KeyCap(say("live.key.capture"))
        row = QHBoxLayout(self)
        space = theme.current().space
        row.setContentsMargins(space.m, 0, space.m, 0)
        row.setSpacing(space.s)
        row.addWidget(self._pencil)
        row.addWidget(self.before)
        row.addWidget(self.edit, 1)
        for part in (self._kinds, self._key):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_idle(self, idle: bool) -> None:
        """Show what can be written, or leave the room to what is being written."""
        self._pencil.setVisible(idle)
        self._kinds.setVisible(idle and not is_tight())
        self._key.setVisible(idle)
        self.edit.setPlaceholderText(say("live.capture.hint") if idle else "")

    def set_fault(self, fault: bool) -> None:
        """Frame the field as wrong or right; the sentence stands below it."""
        self._fault = fault
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self._fault else 1
        painter.setPen(QPen(theme.colour("fault" if self._fault else "line_strong"), width))
        painter.setBrush(theme.colour("surface"))
        half, radius = width / 2, theme.current().radius.control
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius
        )


def _kind_runs() -> list[Run]:
    """Return the kinds with their letters underlined, or before them where they differ."""
    runs: list[Run] = []
    *_, last = Kind
    for kind in Kind:
        letter = kind.value
        word = say(f"live.capture.word.{letter}")
        first, rest = (letter, word[1:]) if word.startswith(letter) else (letter, f" {word}")
        runs.append(Run(first, bold=True, role="text_2", underline=True))
        runs.append(Run(f"{rest}  " if kind is not last else rest, role="text_2"))
    return runs
