"""The first paint of *På tvers* in a window over a large archive."""

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from dialog_app.base.settings import Settings
from dialog_app.desk.session import Session
from dialog_app.ui.across.heat_table import HeatTable
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.frame.house import House
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.pages.across import AcrossPage

_LONG: int = 60


class _Painted(QObject):
    """Notes when the table of the picture has painted something."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0
        self.rows = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See every event of the program before it is handled."""
        table = watched.parent()
        if event.type() is QEvent.Type.Paint and isinstance(table, HeatTable) and not self.at:
            self.rows = table.model().rowCount()
            # What follows the paint comes after it.
            self.at = -1.0
        return False


def first_paint(session: Session, programme: str, description: str) -> float:
    """Return the milliseconds from asking for *På tvers* to its painted table.

    What is looked at is chosen beforehand, as when somebody comes back to it.

    Raises `RuntimeError` where nothing has been painted after a minute.
    """
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([])
    Scope(session).choose(programme, description)
    window = MainWindow(House(session, "", lambda _place: None, lambda _kept: None), Settings())
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    painted = _Painted()
    app.installEventFilter(painted)
    started = time.perf_counter()
    window.workspace.show_place("across")
    while not painted.at:
        app.processEvents()
        if time.perf_counter() - started > _LONG:
            raise RuntimeError
    taken = (time.perf_counter() - started) * 1000
    app.removeEventFilter(painted)
    shown = window.findChildren(AcrossPage)[-1].scope
    if shown.description_code != description or not painted.rows:
        raise RuntimeError((shown.programme_code, shown.description_code, painted.rows))
    window.close()
    window.deleteLater()
    app.processEvents()
    return taken
