"""What a key press is called, the same on every keyboard."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

# What Shift and a digit give on a Norwegian keyboard, and on an American one; Qt's keys for
# characters are the characters' own numbers.
_SHIFTED: Final = {"!": "1", '"': "2", "#": "3", "¤": "4", "%": "5", "&": "6"}
_SHIFTED_ABROAD: Final = {"@": "2", "$": "4", "^": "6", "/": "7"}
_SIGNS: Final = frozenset("+-")
_LAST_CHARACTER: Final = 0xFF
_HELD: Final = (
    (Qt.KeyboardModifier.ControlModifier, "Ctrl+"),
    (Qt.KeyboardModifier.AltModifier, "Alt+"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift+"),
)


def key_of(event: QKeyEvent) -> str:
    """Return a key press as the table writes it, the same on every keyboard."""
    key = event.key()
    shift = Qt.KeyboardModifier.ShiftModifier
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    written = chr(key) if key <= _LAST_CHARACTER else ""
    if written in _SHIFTED and not held & ~shift:
        return f"Shift+{_SHIFTED[written]}"
    if written in _SHIFTED_ABROAD and held == shift:
        return f"Shift+{_SHIFTED_ABROAD[written]}"
    if written in _SIGNS and not held & ~shift:
        return written
    prefix = "".join(name for modifier, name in _HELD if held & modifier)
    return prefix + _name_of(key)


def _name_of(key: int) -> str:
    same = {Qt.Key.Key_Enter: Qt.Key.Key_Return, Qt.Key.Key_Backtab: Qt.Key.Key_Tab}
    plain = QKeySequence(same.get(Qt.Key(key), Qt.Key(key)))
    return plain.toString(QKeySequence.SequenceFormat.PortableText)
