"""What stood half-typed in fields that keep no draft of their own, when the archive was locked."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from dialog_app.core.ports import StoreFailed
from dialog_app.ui.frame.notice_bar import Way
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.desk.desk import Desk
    from dialog_app.desk.session import Session
    from dialog_app.ui.main_window import MainWindow

_PLACE: Final = "lock.half_typed"
_NOTICE: Final = "half_typed_notice"
_MOST: Final = 100_000
_MOST_DIALOGS: Final = 5


def gather(window: "MainWindow") -> list[str]:
    """Close what asks something over the window; return what somebody has written in its fields."""
    _close_dialogs()
    # A rehearsal keeps nothing; and what is looked for is not written.
    if window.rehearsals.now is not None:
        return []
    fields = window.workspace.findChildren(QWidget)
    typed = (_typed(field) for field in fields if "search" not in field.objectName())
    return [text for text in typed if text.strip()]


def _typed(field: QWidget) -> str:
    if not field.isVisible():
        return ""
    if isinstance(field, QLineEdit):
        hidden = field.echoMode() != QLineEdit.EchoMode.Normal
        return "" if hidden or field.isReadOnly() or not field.isModified() else field.text()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        changed = field.document().isModified() and not field.isReadOnly()
        return field.toPlainText() if changed else ""
    return ""


def _close_dialogs() -> None:
    # As if nobody had answered: a dialog may show words, and what waits for it goes on.
    for _ in range(_MOST_DIALOGS):
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        dialog.close()


def keep(session: "Session", day_id: str, typed: Iterable[str]) -> None:
    """Keep what is neither written nor drafted by now, in the archive and nowhere else.

    Never fails: where the disk does, there is nothing to keep it in.
    """
    try:
        left = [text for text in typed if not _is_kept(session, day_id, text)]
        if left:
            session.register_desk.keep_draft(_PLACE, "\n\n".join(left)[:_MOST])
    except StoreFailed:
        return


def _is_kept(session: "Session", day_id: str, text: str) -> bool:
    desks: list[Desk[Any]] = [session.register_desk]
    if day_id:
        desks.append(session.day_desk(day_id))
    drafts = (draft for desk in desks for draft in desk.drafts.values())
    if any(text.strip() in draft for draft in drafts):
        return True
    # As it stands in a row: what was taken is as it was typed, without blanks at its ends.
    said = repr(text.strip())[1:-1]
    return any(said in repr(row) for desk in desks for row in desk.record.rows())


def offer(window: "MainWindow") -> None:
    """Offer what was kept, until it is put away."""
    desk = window.house.session.register_desk
    text = desk.draft(_PLACE)
    if not text:
        return
    notices = window.notices

    def put_away() -> None:
        desk.keep_draft(_PLACE, "")
        notices.hide_line(_NOTICE)

    copy = Way("copy_half_typed", say("frame.lock.copy"), lambda: _copy(text))
    away = Way("put_half_typed_away", say("frame.close"), put_away)
    notices.line(_NOTICE).tell(say("frame.lock.half_typed"), (copy, away), fault=False)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
