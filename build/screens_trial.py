"""Pictures of how a service chooses by typing what it tries out."""

from PySide6.QtWidgets import QLineEdit

from dialog_app.ui.actions import Action
from dialog_app.ui.live.pick_bar import PickBar
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.pages.live import LivePage
from screens_chain import Take

TYPED = "barn"


def choosing(window: MainWindow, take: Take) -> None:
    """Take the live page with part of a name typed, and leave it as it was."""
    window.findChildren(LivePage)[-1].act(Action.TRIAL_CHOOSE)
    field = window.focusWidget()
    if isinstance(field, QLineEdit):
        field.setText(TYPED)
        take(window, "live-trial-choosing")
    for bar in window.findChildren(PickBar, "trial_bar"):
        bar.hide()
