"""A window that takes in many handed-over days: how long its thread is held at a time."""

import gc
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench_frames import Frames
from dialog_app.base.settings import Settings
from dialog_app.desk.session import Session
from dialog_app.program import sharing
from dialog_app.storage.archive import SqliteArchive
from dialog_app.ui.collecting import Collecting
from dialog_app.ui.frame.house import House
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.sharing.many_card import ManyCard
from dialog_app.ui.sharing.many_list import ManyList
from dialog_app.ui.widgets.button import Button
from dialog_app.ui.widgets.secret_field import SecretField


def longest_frame(archive: SqliteArchive, files: Sequence[Path], words: str) -> float:
    """Take the files in as people do, over the list of days; return the longest gap (ms).

    Raises `RuntimeError` where not all of them come in.
    """
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([])
    collecting = Collecting(app)
    collecting.begin()
    session = Session(archive, archive.laptop)
    deeds = sharing.deeds_of(archive, session)
    before = len(session.days())
    window = MainWindow(House(session, "", lambda _place: None, lambda _kept: None), Settings())
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    came: list[str] = []
    window.workspace.around.show_card(lambda: ManyCard(deeds, files, came.append))
    card = window.findChildren(ManyCard)[-1]
    app.processEvents()
    (field, *_others) = card.findChildren(SecretField)
    (go,) = card.findChildren(Button, "many_go")
    (told,) = card.findChildren(ManyList)
    QTest.keyClicks(field, words)
    go.click()
    longest = Frames().watch(told.isVisible)
    if not came or len(session.days()) != before + len(files) // 2:
        raise RuntimeError(came)
    collecting.stop()
    # What is measured after this is no window.
    gc.unfreeze()
    gc.enable()
    window.close()
    window.deleteLater()
    app.processEvents()
    return longest
