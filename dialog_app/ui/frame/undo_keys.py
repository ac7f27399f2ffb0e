"""Who gets Ctrl+Z: the field one writes in while it has something to undo, else the day."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from dialog_app.ui.actions import Action, keys_of
from dialog_app.ui.keyboard import key_of


def has_something(field: QObject | None, action: Action) -> bool:
    """Return whether a field has something of its own to undo or do again."""
    if isinstance(field, QAbstractSpinBox):
        field = field.lineEdit()
    if isinstance(field, QLineEdit):
        redo = action is Action.REDO
        return field.isRedoAvailable() if redo else field.isUndoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        document = field.document()
        redo = action is Action.REDO
        return document.isRedoAvailable() if redo else document.isUndoAvailable()
    return False


class UndoKeys(QObject):
    """Keeps fields that have nothing to undo from swallowing the window's keys for it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back the field's claim on a key it has no use for."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        key = key_of(event)
        for action in (Action.UNDO, Action.REDO):
            if key in keys_of(action) and not has_something(watched, action):
                event.ignore()
                return True
        return False

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        # Only the focused field is watched: a filter on the whole program slows every event.
        if old is not None:
            old.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)
