"""Pictures of writing a description: the text with its ground, the forms, and the pages."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.pages.across import AcrossPage

Take = Callable[[QWidget, str], None]

_PRESSED: Final = (
    ("describe_write", "describe-write"),
    ("paragraph_form_save", "describe-refused"),
    ("paragraph_form_cancel", ""),
    ("describe_new", "describe-new"),
    ("paragraph_form_cancel", ""),
    ("describe_page", "describe-pages"),
    ("describe_page", ""),
    ("issue_comments", "describe-comments"),
    ("issue_form_cancel", ""),
    ("issue_approve", "describe-approve"),
    ("issue_form_cancel", ""),
)
"""The buttons that are pressed one after the other, and what the picture after it is called."""

NAMES: Final = ("describe-text", *(name for _button, name in _PRESSED if name))
"""The pictures that need more time: pages are drawn after the paint."""

_CODE: Final = "SH"
_METHOD: Final = "G4"


def states(window: MainWindow, take: Take) -> None:
    """Take every state of the part where a description is written, over the demonstration."""
    window.workspace.show_place("across")
    page = window.findChildren(AcrossPage)[-1]
    register = window.workspace.around.register
    row = next(row for row in register.descriptions if row.code == _CODE)
    page.scope.choose(row.programme_code, row.code)
    page.go_to("describe", next(row.id for row in register.methods if row.code == _METHOD))
    take(window, "describe-text")
    for button, name in _PRESSED:
        _press(window, button)
        if name:
            take(window, name)


def _press(window: MainWindow, name: str) -> None:
    QApplication.processEvents()
    for button in window.findChildren(QPushButton, name):
        if button.isVisible():
            button.click()
    QApplication.processEvents()
