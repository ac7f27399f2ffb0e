"""The keys of a read-through, which come before those of the page it stands on."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dialog_app.ui.actions import RULES, Where, action_of
from dialog_app.ui.live.keys import Act, Keys, held_by

_OWN = frozenset(rule.action for rule in RULES if rule.where is Where.READ)


class ReadingKeys(Keys):
    """Watches the keyboard as `Keys` does; its own keys are no shortcuts of the page."""

    def __init__(self, page: QWidget, act: Act) -> None:
        super().__init__(page, act, Where.READ)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the keys of the read-through before the page's shortcuts do."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            widget = watched if isinstance(watched, QWidget) else None
            if action_of(event, Where.READ, held_by(widget)) in _OWN:
                event.accept()
                return True
        return super().eventFilter(watched, event)
